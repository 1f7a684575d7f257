/// How cue, source and content of an attribution follow each other: `Q , S C`.
///
/// Its parts lie in the value itself: an array would be retained and released wherever a draft is
/// copied.
struct Arrangement: Equatable, Sendable {
  /// A part, by its symbol.
  enum Part: String, CaseIterable {
    case quotation = "Q"
    /// A clause or phrase that is not wholly quoted.
    case clause = "I"
    case source = "S"
    case cue = "C"
    case comma = ","
    case colon = ":"
    case sentenceEnd = "."
    case dash = "—"
    case paragraphEnd = "¶"
    case otherWords = "…"
    /// One of the quotation marks is lost.
    case lostMark = "?"
  }

  /// Four elements and a mark before each but the first, a further quotation, a lost mark.
  private static let most = 9

  private var slots = InlineArray<9, Part>(repeating: .otherWords)
  private var count = 0
  var parts: [Part] { (0..<count).map { slots[$0] } }
  private var last: Part? { count > 0 ? slots[count - 1] : nil }

  init(_ parts: [Part]) {
    for part in parts { append(part) }
  }

  /// - Parameter name: As `name` gives it; what is no symbol is left out.
  init(name: String) {
    self.init(name.split(separator: " ").compactMap { Part(rawValue: String($0)) })
  }

  /// `Q , S C`
  var name: String {
    // Most names are so short that they take no memory of their own, unlike what `joined` returns.
    var name = ""
    for index in 0..<count {
      if index > 0 { name += " " }
      name += slots[index].rawValue
    }
    return name
  }

  static func == (one: Arrangement, other: Arrangement) -> Bool { one.parts == other.parts }

  fileprivate mutating func append(_ part: Part) {
    guard count < Self.most else { return }
    slots[count] = part
    count += 1
  }

  /// Adds a quotation that goes on after the others.
  mutating func addQuotation() {
    if last != .quotation { append(.quotation) }
  }

  mutating func addLostMark() { append(.lostMark) }

  static let quotation = Arrangement([.quotation])
  /// *Ortega said it held. “We tested it.”*
  static let nextSentence = Arrangement([.source, .cue, .sentenceEnd, .quotation])
  static let nextParagraph = Arrangement([.source, .cue, .paragraphEnd, .quotation])
  /// *Ortega had a word for them: “Heroes.”*
  static let ledIn = Arrangement([.source, .otherWords, .colon, .quotation])
  /// *CALDER: The bridge is down.*
  static let turn = Arrangement([.source, .cue, .clause, .paragraphEnd])
}

extension Decider {
  /// How the parts of an attribution follow each other in its sentence.
  func arrangement(of decision: Decision, in sentence: Sentence) -> Arrangement {
    var parts = [
      (decision.site.cue, Arrangement.Part.cue),
      (decision.content, symbol(decision.content, sentence)),
    ]
    if let source = decision.source { parts.append((source, .source)) }
    if let more = decision.more { parts.append((more, symbol(more, sentence))) }
    parts.sort { $0.0.lowerBound < $1.0.lowerBound }
    var arrangement = Arrangement([])
    var end: Int?
    for (range, symbol) in parts {
      if let end, let mark = mark(before: range.lowerBound, after: end, in: sentence) {
        arrangement.append(mark)
      }
      arrangement.append(symbol)
      end = range.upperBound
    }
    return arrangement
  }

  private func symbol(_ content: Range<Int>, _ sentence: Sentence) -> Arrangement.Part {
    content.allSatisfy { sentence[$0].isQuotation } ? .quotation : .clause
  }

  /// The mark that parts two elements, a comma inside the quotation marks among them.
  private func mark(before start: Int, after end: Int, in sentence: Sentence)
    -> Arrangement.Part?
  {
    for index in end..<max(end, start) {
      switch sentence[index].kind {
      case .comma: return .comma
      case .colon: return .colon
      default: continue
      }
    }
    guard end > 0, start == end, let inner = sentence[end - 1].inside else { return nil }
    return inner.last.flatMap { structure.article.kind($0) } == .comma ? .comma : nil
  }
}
