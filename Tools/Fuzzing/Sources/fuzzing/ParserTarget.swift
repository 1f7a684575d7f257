import QuoteParser

/// Any text is parsed, twice the same, and what is found stands in it.
func parse(_ bytes: [UInt8]) {
  let text = String(decoding: bytes, as: UTF8.self)
  let found = ArticleParser().attributions(in: text)
  precondition(found == ArticleParser().attributions(in: text), "parsed again, it differs")
  let length = text.unicodeScalars.count
  var last = -1
  for attribution in found {
    guard let start = attribution.content.first?.start else {
      preconditionFailure("there is no content")
    }
    precondition(start > last, "two begin at one place, or are out of order")
    last = start
    for span in attribution.content + attribution.source + attribution.cue {
      precondition(0 <= span.start && span.start < span.end && span.end <= length, "\(span)")
    }
  }
}
