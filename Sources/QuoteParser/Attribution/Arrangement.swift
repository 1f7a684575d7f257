/// How cue, source and content of an attribution follow each other: `Q , S C`.
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

  private(set) var parts: [Part]

  init(_ parts: [Part]) { self.parts = parts }

  /// - Parameter name: As `name` gives it; what is no symbol is left out.
  init(name: String) {
    parts = name.split(separator: " ").compactMap { Part(rawValue: String($0)) }
  }

  /// `Q , S C`
  var name: String {
    // Most names are so short that they take no memory of their own, unlike what `joined` returns.
    var name = ""
    for part in parts {
      if !name.isEmpty { name += " " }
      name += part.rawValue
    }
    return name
  }

  /// Adds a quotation that goes on after the others.
  mutating func addQuotation() {
    if parts.last != .quotation { parts.append(.quotation) }
  }

  mutating func addLostMark() { parts.append(.lostMark) }

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
    var names: [Arrangement.Part] = []
    var end = parts[0].0.lowerBound
    for (range, symbol) in parts {
      if !names.isEmpty, let mark = mark(before: range.lowerBound, after: end, in: sentence) {
        names.append(mark)
      }
      names.append(symbol)
      end = range.upperBound
    }
    return Arrangement(names)
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
