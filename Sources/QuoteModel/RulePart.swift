/// A part of an attribution's rule, by its symbol: `Q , S C` has four.
public enum RulePart: String, CaseIterable, Sendable {
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

  /// The parts of a rule; what is no symbol is left out.
  public static func parts(of rule: String) -> [RulePart] {
    rule.split(separator: " ").compactMap { RulePart(rawValue: String($0)) }
  }

  public var inWords: String {
    switch self {
    case .quotation: "words between quotation marks"
    case .clause: "words that are not, or not all, between quotation marks"
    case .source: "the source"
    case .cue: "the cue"
    case .comma: "a comma"
    case .colon: "a colon"
    case .sentenceEnd: "the end of the sentence"
    case .dash: "a dash"
    case .paragraphEnd: "the end of the paragraph"
    case .otherWords: "other words"
    case .lostMark: "one of the quotation marks is lost"
    }
  }

  /// As marked text, with what stands before it.
  fileprivate var example: String {
    switch self {
    case .quotation: " [Q “The dam will hold”]"
    case .clause: " [Q the dam would hold]"
    case .source: " [S Ortega]"
    case .cue: " [C said]"
    case .comma, .colon, .sentenceEnd: rawValue
    case .dash, .paragraphEnd, .otherWords: " " + rawValue
    case .lostMark: ""
    }
  }
}

extension [RulePart] {
  /// *words between quotation marks, a comma, the source, the cue*
  public var inWords: String { map(\.inWords).joined(separator: ", ") }

  /// Marked text that is arranged so: `[Q …]` content, `[S …]` source, `[C …]` cue.
  public var example: String {
    let text = map(\.example).joined()
    return String(text.drop { $0 == " " })
  }
}
