/// What one coder answered about one quote of the parser.
public struct CoderAnswer: Hashable, Sendable {
  public var quoteID: String
  /// As given with `--by`; `nil` for who gave no name.
  public var coder: String?
  public var isQuote: Bool
  public var hasRightWords: Bool
  /// Whose it is; empty for nobody.
  public var speakerIDs: [String]

  public init(
    quoteID: String, coder: String?, isQuote: Bool, hasRightWords: Bool, speakerIDs: [String]
  ) {
    self.quoteID = quoteID
    self.coder = coder
    self.isQuote = isQuote
    self.hasRightWords = hasRightWords
    self.speakerIDs = speakerIDs
  }
}

/// How far coders agree who have looked at the same quotes.
public struct Agreement: Hashable, Sendable {
  /// What they answer.
  public enum Measure: String, CaseIterable, Hashable, Sendable {
    case quote = "is a quote"
    /// Of what is a quote to them.
    case words = "right words"
    case speaker

    /// - Returns: `nil` where the question does not arise.
    public func value(of answer: CoderAnswer) -> String? {
      switch self {
      case .quote: answer.isQuote ? "yes" : "no"
      case .words: answer.isQuote ? answer.hasRightWords ? "yes" : "no" : nil
      case .speaker: answer.isQuote ? answer.speakerIDs.joined(separator: " | ") : nil
      }
    }
  }

  public struct Row: Hashable, Sendable {
    public let measure: Measure
    /// How many quotes at least two have answered for.
    public let quotes: Int
    /// Of all pairs of answers about one quote, the share that are the same.
    public let share: Double
    /// Krippendorff's alpha for nominal values; `nil` where all have always answered the same, so that
    /// there is nothing to tell apart.
    public let alpha: Double?
    /// What holds 95 of 100 alphas of quotes that are drawn again from these.
    public let interval: ClosedRange<Double>?

    /// *0.61 to 0.88*
    package var intervalInWords: String? {
      interval.map { "\(hundredths($0.lowerBound)) to \(hundredths($0.upperBound))" }
    }
  }

  /// One for each measure.
  public let rows: [Row]
  /// Who has answered about a quote that another one has, too.
  public let coders: [String]
  /// The answers of coders who do not agree about a quote, together, by quote and measure.
  public let disputed: [(measure: Measure, answers: [CoderAnswer])]

  public init(of answers: [CoderAnswer]) {
    let quotes = Agreement.byQuote(answers)
    rows = Measure.allCases.map { measure in
      Row(measure, of: quotes.map { $0.compactMap(measure.value) }.filter { $0.count > 1 })
    }
    coders = Set(quotes.joined().map { $0.coder ?? "(no name)" }).sorted()
    disputed = quotes.flatMap { answers in
      Measure.allCases.compactMap { measure in
        let asked = answers.filter { measure.value(of: $0) != nil }
        return Set(asked.map(measure.value)).count > 1 ? (measure, asked) : nil
      }
    }
  }

  /// Of quotes that two have looked at, in the order in which they come.
  private static func byQuote(_ answers: [CoderAnswer]) -> [[CoderAnswer]] {
    var places: [String: Int] = [:]
    var quotes: [[CoderAnswer]] = []
    for answer in answers {
      if let place = places[answer.quoteID] {
        quotes[place].append(answer)
      } else {
        places[answer.quoteID] = quotes.count
        quotes.append([answer])
      }
    }
    return quotes.filter { $0.count > 1 }
  }

  public static func == (a: Agreement, b: Agreement) -> Bool {
    a.rows == b.rows && a.coders == b.coders
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(rows) }
}

extension Agreement.Row {
  private static let draws = 2_000

  /// - Parameter units: The answers about each quote, two at least.
  fileprivate init(_ measure: Agreement.Measure, of units: [[String]]) {
    self.measure = measure
    quotes = units.count
    let coincidences = units.map(Coincidences.init)
    let all = coincidences.reduce(Coincidences([]), +)
    share = all.share
    alpha = all.alpha
    // Quotes are drawn, and not answers: those about one quote hang together.
    var random = SplitMix(seed: 1)
    let alphas = (0..<(alpha == nil ? 0 : Self.draws)).compactMap { _ in
      coincidences.indices.reduce(Coincidences([])) { sum, _ in
        sum + coincidences[random.below(coincidences.count)]
      }.alpha
    }.sorted()
    interval =
      alphas.count < Self.draws / 2
      ? nil : alphas[alphas.count * 25 / 1000]...alphas[(alphas.count - 1) * 975 / 1000]
  }
}

/// How often each two values meet about one thing (Krippendorff, *Content Analysis*, 4th ed., 2019,
/// ch. 12): each pair of answers counts 1 / (answers - 1).
private struct Coincidences {
  /// How many answers have each value.
  private var values: [String: Double] = [:]
  private var agreed = 0.0
  private var disagreed = 0.0
  /// Pairs of answers, whatever their weight.
  private var pairs = 0.0
  private var samePairs = 0.0

  init(_ answers: [String]) {
    guard answers.count > 1 else { return }
    for answer in answers { values[answer, default: 0] += 1 }
    let count = Double(answers.count)
    let same = values.values.reduce(0) { $0 + $1 * ($1 - 1) }
    agreed = same / (count - 1)
    disagreed = count - agreed
    (pairs, samePairs) = (count * (count - 1), same)
  }

  static func + (a: Coincidences, b: Coincidences) -> Coincidences {
    var sum = a
    for (value, count) in b.values { sum.values[value, default: 0] += count }
    sum.agreed += b.agreed
    sum.disagreed += b.disagreed
    sum.pairs += b.pairs
    sum.samePairs += b.samePairs
    return sum
  }

  var share: Double { pairs == 0 ? 0 : samePairs / pairs }

  var alpha: Double? {
    let count = agreed + disagreed
    let expected = count * count - values.values.reduce(0) { $0 + $1 * $1 }
    guard count > 1, expected > 0 else { return nil }
    return 1 - (count - 1) * disagreed / expected
  }
}

extension Agreement {
  /// For a section on methods.
  public var sentence: String {
    let measures = rows.filter { $0.quotes > 0 }.map { row in
      let alpha =
        row.alpha.map { "α = \(hundredths($0))" } ?? "α not defined, as all answers are one"
      let interval = row.intervalInWords.map { ", 95 % CI \($0)" } ?? ""
      return "\(row.measure.rawValue): \(tenths(row.share)) % of \(counted(row.quotes, "quote")) "
        + "(\(alpha)\(interval))"
    }
    return "\(coders.joined(separator: ", ")) answered alike: "
      + measures.joined(separator: "; ")
      + "; Krippendorff's alpha, nominal, intervals by bootstrap."
  }
}
