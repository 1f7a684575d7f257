public import QuoteModel

extension ArticleParser {
  /// The sentences of an article in reading order, as Unicode scalars; a quotation belongs to the
  /// sentence that it stands in, however many sentences it holds itself.
  ///
  /// - Parameter body: Any text; there is no wrong one.
  public func sentences(in body: String) -> [TextSpan] {
    let reading = Reading(body, lexicon: .english)
    let offsets = ScalarOffsets(of: reading.text)
    return reading.sentences.compactMap { sentence in
      guard let first = sentence.first, let last = sentence.last else { return nil }
      let (start, end) = (reading.tokens[first], reading.tokens[last])
      return offsets.span(of: Int(start.start)..<Int(end.end))
    }
  }
}
