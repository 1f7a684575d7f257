/// A plain text file is one article.
///
/// The body is the whole text, so that offsets point into the file; a headline stays in it.
enum TextFile: ReadableFormat {
  static let fileExtensions = ["txt", "text"]

  static func reader(of input: RecordInput) -> any RecordReader {
    WholeFileReader(input, record: record)
  }

  private static func record(_ input: RecordInput) -> ReadRecord {
    guard !input.stream.buffered.isBinary else { return .rejected(.binary, at: input.name) }
    let decoded = DecodedText(input.stream.buffered, isUTF8: input.stream.isUTF8)
    guard !decoded.text.isBlank else { return .rejected(.empty, at: input.name) }
    var fields: FieldTexts = [.text: decoded.text]
    fields[.title] = headline(of: decoded.text)
    return ArticleBuilder(options: input.options).record(
      at: input.name, fields: fields, warnings: decoded.warnings)
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
  let headline = String(line).trimmed
  return headline.isEmpty ? nil : headline
}
