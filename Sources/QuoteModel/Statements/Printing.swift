/// One article's printing of a statement that others print too.
public struct Printing: Hashable, Sendable {
  public var quoteID: String
  /// As printed there.
  public var text: String
  /// The first speaker's name; `nil` if the article does not tell.
  public var speaker: String?
  public var outlet: String?
  public var title: String?
  public var published: CalendarDate?
  /// Whether the words are the same; if not, nine tenths of their runs of five are.
  public var isExact: Bool

  public init(
    quoteID: String, text: String, speaker: String?, outlet: String?, title: String?,
    published: CalendarDate?, isExact: Bool
  ) {
    self.quoteID = quoteID
    self.text = text
    self.speaker = speaker
    self.outlet = outlet
    self.title = title
    self.published = published
    self.isExact = isExact
  }
}
