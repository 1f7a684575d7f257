/// How cue, source and content of an attribution follow each other.
public struct Arrangement: Equatable, Sendable {
  /// `Q , S C`, which is so short that it takes no memory of its own.
  public private(set) var name = ""
  private var last: RulePart?
  private var count = 0
  /// Four elements and a mark before each but the first, a further quotation, a lost mark.
  private static let most = 9

  public init(_ parts: [RulePart]) {
    for part in parts { append(part) }
  }

  public mutating func append(_ part: RulePart) {
    guard count < Self.most else { return }
    if count > 0 { name += " " }
    name += part.rawValue
    last = part
    count += 1
  }

  /// Adds a quotation that goes on after the others.
  public mutating func addQuotation() {
    if last != .quotation { append(.quotation) }
  }

  public mutating func addLostMark() { append(.lostMark) }

  public static let quotation = Arrangement([.quotation])
  /// *Ortega said it held. “We tested it.”*
  public static let nextSentence = Arrangement([.source, .cue, .sentenceEnd, .quotation])
  public static let nextParagraph = Arrangement([.source, .cue, .paragraphEnd, .quotation])
  /// *Ortega had a word for them: “Heroes.”*
  public static let ledIn = Arrangement([.source, .otherWords, .colon, .quotation])
  /// *CALDER: The bridge is down.*
  public static let turn = Arrangement([.source, .cue, .clause, .paragraphEnd])
}
