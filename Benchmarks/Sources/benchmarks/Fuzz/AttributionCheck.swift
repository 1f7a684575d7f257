import QuoteModel

/// What the parser promises of every text.
struct AttributionCheck {
  private let scalars: [Unicode.Scalar]

  init(_ body: String) { scalars = Array(body.unicodeScalars) }

  /// - Returns: The first promise that is broken, in words; `nil` if none is.
  func fault(in found: [Attribution]) -> String? {
    let starts = found.compactMap(\.content.first?.start)
    guard zip(starts, starts.dropFirst()).allSatisfy({ $0 < $1 }) else {
      return "two begin at one place, or are out of order: \(starts)"
    }
    return found.lazy.compactMap(fault).first
  }

  private func fault(in found: Attribution) -> String? {
    for spans in [found.content, found.source, found.cue] {
      guard spans.allSatisfy({ 0 <= $0.start && $0.start < $0.end && $0.end <= scalars.count })
      else { return "a span is empty or outside the text: \(spans)" }
      guard zip(spans, spans.dropFirst()).allSatisfy({ $0.end <= $1.start }) else {
        return "spans overlap, or are out of order: \(spans)"
      }
    }
    guard !found.content.isEmpty, !found.text.isEmpty else {
      return "there is no content or no text: \(found.content) \(found.text.debugDescription)"
    }
    guard (0...1).contains(found.confidence) else { return "the confidence is \(found.confidence)" }
    let parts = found.content.map { PrintedPart(scalars[$0.start..<$0.end]) }
    guard PrintedPart.letters(of: parts, are: PrintedPart.letters(of: found.text)) else {
      return "the text is not what stands at its offsets: \(found.text.debugDescription)"
    }
    return nil
  }
}
