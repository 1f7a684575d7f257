/// Says what a search asks for in the language of FTS5.
///
/// What was typed stands in it only between double quotes, where nothing is an operator.
struct FullTextPattern {
  /// Whether all that it finds must be held to a `WordMatch`, for it finds more than is asked for.
  let isWide: Bool
  private let forms: WordForms

  /// - Parameter isExact: Whether other forms of the words are to be left out.
  init(of words: SearchWords, isExact: Bool, forms: WordForms) {
    self.forms = forms
    let all = words.excluded + [words.sought].compactMap(\.self)
    isWide = isExact || all.contains(where: \.hasPrefix)
  }

  func text(of expression: SearchExpression) -> String {
    switch expression {
    case .phrase(let phrase): return text(of: phrase)
    case .near(let phrases, _) where isWide: return joined(phrases.map(text), by: " AND ")
    case .near(let phrases, let distance):
      return "NEAR(\(phrases.map { FullTextPattern.quoted($0.text) }.joined(separator: " ")), "
        + "\(distance))"
    case .any(let parts): return joined(parts.map(text), by: " OR ")
    case .all(let parts, let excluded):
      let sought = joined(parts.map(text), by: " AND ")
      // A wide pattern would exclude too much.
      guard !excluded.isEmpty, !isWide else { return sought }
      return "(\(sought) NOT \(joined(excluded.map(text), by: " OR ")))"
    }
  }

  private func text(of phrase: SearchPhrase) -> String {
    guard phrase.isPrefix else { return FullTextPattern.quoted(phrase.text) }
    let longer = forms.continuations(of: phrase.text).map(FullTextPattern.quoted)
    return joined([FullTextPattern.quoted(phrase.text) + "*"] + longer, by: " OR ")
  }

  private func joined(_ parts: [String], by word: String) -> String {
    parts.count == 1 ? parts[0] : "(\(parts.joined(separator: word)))"
  }

  static func quoted(_ phrase: String) -> String {
    "\"" + phrase.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
