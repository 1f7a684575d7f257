/// How cue, source and content of an attribution follow each other: `Q , S C`.
///
/// Q is a quotation, I a clause or phrase that is not wholly quoted, S the source, C the cue.
struct Arrangement {
  /// `Q , S C`
  let name: String

  private static let symbols: [(symbol: Substring, inWords: String, example: String)] = [
    ("Q", "words between quotation marks", "[Q “The dam will hold”]"),
    ("I", "words that are not, or not all, between quotation marks", "[Q the dam would hold]"),
    ("S", "the source", "[S Ortega]"), ("C", "the cue", "[C said]"), (",", "a comma", ","),
    (":", "a colon", ":"), (".", "the end of the sentence", "."), ("—", "a dash", "—"),
    ("¶", "the end of the paragraph", "¶"), ("…", "other words", "…"),
    ("?", "one of the quotation marks is lost", ""),
  ]

  /// *words between quotation marks, a comma, the source, the cue*
  var inWords: String {
    name.split(separator: " ").compactMap { part in
      Self.symbols.first { $0.symbol == part }?.inWords
    }.joined(separator: ", ")
  }

  /// Marked text that is arranged so: `[Q …]` content, `[S …]` source, `[C …]` cue.
  var example: String {
    let parts = name.split(separator: " ").compactMap { part in
      Self.symbols.first { $0.symbol == part }?.example
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " ")
      .replacing(" ,", with: ",").replacing(" :", with: ":").replacing(" .", with: ".")
  }
}

extension Decider {
  /// How the parts of an attribution follow each other in its sentence.
  func arrangement(of decision: Decision, in sentence: Sentence) -> String {
    var parts = [(decision.site.cue, "C"), (decision.content, symbol(decision.content, sentence))]
    if let source = decision.source { parts.append((source, "S")) }
    if let more = decision.more { parts.append((more, symbol(more, sentence))) }
    parts.sort { $0.0.lowerBound < $1.0.lowerBound }
    var names: [String] = []
    var end = parts[0].0.lowerBound
    for (range, symbol) in parts {
      if !names.isEmpty, let mark = mark(before: range.lowerBound, after: end, in: sentence) {
        names.append(mark)
      }
      names.append(symbol)
      end = range.upperBound
    }
    return names.joined(separator: " ")
  }

  private func symbol(_ content: Range<Int>, _ sentence: Sentence) -> String {
    content.allSatisfy { sentence[$0].isQuotation } ? "Q" : "I"
  }

  /// The mark that parts two elements, a comma inside the quotation marks among them.
  private func mark(before start: Int, after end: Int, in sentence: Sentence) -> String? {
    for index in end..<max(end, start) {
      switch sentence[index].kind {
      case .comma: return ","
      case .colon: return ":"
      default: continue
      }
    }
    guard end > 0, sentence[end - 1].isQuotation, start == end else { return nil }
    let inner = structure.article.stretches[sentence[end - 1].stretch].inner
    return inner.last.flatMap { structure.article.kind($0) } == .comma ? "," : nil
  }
}
