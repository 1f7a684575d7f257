import QuoteModel
import Testing

@testable import QuoteStore

/// Bodies whose scalars take one to four bytes, with white space of every sort.
private let bodies = [
  "", "a", "é", "🚢", "“It holds,” said Ana Reyes.\r\n\r\n“We\ttested it\u{00A0}twice.”",
  String(repeating: "word and “word” – ", count: 60),
  String(repeating: "🚢é ", count: 150) + "\u{2003}\u{3000}end",
  String(repeating: "unbroken", count: 90),
  String(repeating: "a  b\n\n\u{2028}c\u{1680}", count: 80),
  String(repeating: "日本語の文章", count: 100),
  // Each sort of white space behind a space at each place of what is looked at together.
  [" ", "\n", "\u{A0}", "“", "x"].map { mark in
    (0..<34).map { String(repeating: "x", count: $0) + " \(mark)y" }.joined()
  }.joined(separator: " "),
]

@Suite struct BodyTextTests {
  @Test(arguments: bodies)
  func `every span is what its scalars are, in whatever order they are asked for`(text: String) {
    let scalars = Array(text.unicodeScalars)
    var body = BodyText(text)
    // Forwards and backwards, by turns.
    for place in stride(from: 0, through: scalars.count, by: 7) {
      let other = scalars.count - place
      let (start, end) = (min(place, other), max(place, other))
      let expected = String(String.UnicodeScalarView(scalars[start..<end]))
      #expect(body.text(of: TextSpan(start, end)).map(String.init) == expected, "\(start)–\(end)")
      #expect(body.context(before: start) == before(start, scalars), "before \(start)")
      #expect(body.context(after: end) == after(end, scalars), "after \(end)")
    }
  }

  @Test(arguments: bodies)
  func `a context is the same whichever was asked for before`(text: String) {
    let scalars = Array(text.unicodeScalars)
    // Further on and back again, near and far, as the ends of long quotes are.
    for step in [1, 50, 230, 700] {
      var body = BodyText(text)
      for place in 0...scalars.count {
        let far = min(scalars.count, place + step)
        #expect(body.context(after: far) == after(far, scalars), "after \(far)")
        #expect(body.context(before: place) == before(place, scalars), "before \(place)")
      }
    }
  }

  @Test(arguments: bodies)
  func `what is not within the body is nothing`(text: String) {
    let count = text.unicodeScalars.count
    var body = BodyText(text)
    for span in [
      TextSpan(-1, 0), TextSpan(0, count + 1), TextSpan(count + 1, count + 2), TextSpan(1, 0),
    ] { #expect(body.text(of: span) == nil) }
    #expect(body.text(of: TextSpan(0, count)).map(String.init) == text)
  }

  private func before(_ start: Int, _ scalars: [Unicode.Scalar]) -> String {
    let first = max(0, start - 201)
    var text = scalars[first..<start]
    if first > 0, let space = text.firstIndex(where: \.properties.isWhitespace) {
      text = text[space...]
    }
    return line(text)
  }

  private func after(_ end: Int, _ scalars: [Unicode.Scalar]) -> String {
    let last = min(scalars.count, end + 201)
    var text = scalars[end..<last]
    if last < scalars.count, let space = text.lastIndex(where: \.properties.isWhitespace) {
      text = text[..<space]
    }
    return line(text)
  }

  private func line(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    scalars.split(whereSeparator: \.properties.isWhitespace)
      .map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}

extension BodyText {
  fileprivate mutating func context(before start: Int) -> String {
    var line: [UInt8] = []
    appendContext(before: start, to: &line)
    return String(decoding: line, as: UTF8.self)
  }

  fileprivate mutating func context(after end: Int) -> String {
    var line: [UInt8] = []
    appendContext(after: end, to: &line)
    return String(decoding: line, as: UTF8.self)
  }
}
