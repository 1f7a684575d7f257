/// Two speakers, or two outlets, side by side.
public struct Comparison: Hashable, Sendable {
  /// What there is of one of the two.
  public struct Side: Hashable, Sendable {
    public var quotes: Int
    public var articles: Int
    /// Quotes of articles without a date.
    public var undated: Int
    public var first: CalendarDate?
    public var last: CalendarDate?
    /// Months with a quote.
    public var months: Int
    /// Of how many quotes, the newest, the words were read.
    public var quotesRead: Int
    /// The words in them; a statement that is printed again counts once.
    public var words: Int

    public init(
      quotes: Int, articles: Int, undated: Int, first: CalendarDate?, last: CalendarDate?,
      months: Int, quotesRead: Int, words: Int
    ) {
      self.quotes = quotes
      self.articles = articles
      self.undated = undated
      self.first = first
      self.last = last
      self.months = months
      self.quotesRead = quotesRead
      self.words = words
    }
  }

  /// How often one value is met on either side.
  public struct Row: Hashable, Sendable {
    /// A kind, a cue, a word; `nil` for quotes without a cue.
    public var value: String?
    public var first: Int
    public var second: Int
    /// Above zero where it is more the first one's; `nil` where it is not asked.
    public var logOdds: Double?
    /// The same in standard errors.
    public var z: Double?

    public init(
      value: String?, first: Int, second: Int, logOdds: Double? = nil, z: Double? = nil
    ) {
      self.value = value
      self.first = first
      self.second = second
      self.logOdds = logOdds
      self.z = z
    }
  }

  public var first: Side
  public var second: Side
  /// Most frequent first, like `modes`, `polarities` and `cues`.
  public var kinds: [Row]
  public var modes: [Row]
  public var polarities: [Row]
  public var cues: [Row]
  /// The words that tell the first one most, most telling first, then those that tell the second.
  public var words: [Row]

  public init(
    first: Side, second: Side, kinds: [Row], modes: [Row], polarities: [Row], cues: [Row],
    words: [Row]
  ) {
    self.first = first
    self.second = second
    self.kinds = kinds
    self.modes = modes
    self.polarities = polarities
    self.cues = cues
    self.words = words
  }
}
