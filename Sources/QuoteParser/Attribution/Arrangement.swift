import QuoteModel

extension Decider {
  /// How the parts of an attribution follow each other in its sentence.
  func arrangement(of decision: Decision, in sentence: Sentence) -> Arrangement {
    var parts = [
      (decision.site.cue, RulePart.cue), (decision.content, symbol(decision.content, sentence)),
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

  private func symbol(_ content: Range<Int>, _ sentence: Sentence) -> RulePart {
    content.allSatisfy { sentence[$0].isQuotation } ? .quotation : .clause
  }

  /// The mark that parts two elements, a comma inside the quotation marks among them.
  private func mark(before start: Int, after end: Int, in sentence: Sentence) -> RulePart? {
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
