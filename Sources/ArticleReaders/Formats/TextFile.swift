import QuoteModel

/// Reads a plain text file as one article.
///
/// The body is the whole text, so that offsets point into the file; a headline stays in it.
struct TextFileReader: RecordReader {
  private let stream: TextStream
  private let name: String
  private let options: ReadingOptions
  private var isDone = false

  init(_ stream: TextStream, name: String, options: ReadingOptions) {
    self.stream = stream
    self.name = name
    self.options = options
  }

  mutating func next() throws -> ReadRecord? {
    guard !isDone else { return nil }
    isDone = true
    guard try stream.fill(upTo: options.recordLimit) else {
      return ReadRecord(place: name, outcome: .rejected(.tooLong(limit: options.recordLimit)))
    }
    guard !stream.buffered.contains(0) else {
      return ReadRecord(place: name, outcome: .rejected(.binary))
    }
    let decoded = DecodedText(stream.buffered, isUTF8: stream.isUTF8)
    guard decoded.text.unicodeScalars.contains(where: { !$0.properties.isWhitespace }) else {
      return ReadRecord(place: name, outcome: .rejected(.empty))
    }
    var fields = [ArticleField.text: decoded.text]
    fields[.title] = headline(of: decoded.text)
    return ArticleBuilder(options: options).record(
      at: name, fields: fields, warnings: decoded.warnings)
  }
}

/// The longest first line, in Unicode scalars, that is taken for a headline.
private let longestHeadline = 200

/// The first line, if it is short, a blank line follows, and then more text.
private func headline(of text: String) -> String? {
  // By scalars, in which CR LF is two and not one.
  let scalars = text.unicodeScalars
  let isBreak = { (scalar: Unicode.Scalar) in scalar == "\n" || scalar == "\r" }
  let content = scalars.drop { $0.properties.isWhitespace }
  let line = content.prefix { !isBreak($0) }
  guard line.count <= longestHeadline else { return nil }
  let rest = content[line.endIndex...]
  let space = rest.prefix { $0.properties.isWhitespace }
  let breaks = String(String.UnicodeScalarView(space)).split(
    omittingEmptySubsequences: false, whereSeparator: \.isNewline)
  guard breaks.count > 2, space.endIndex < rest.endIndex else { return nil }
  let last = line.lastIndex { !$0.properties.isWhitespace }
  return last.map { String(line[...$0]) }
}
