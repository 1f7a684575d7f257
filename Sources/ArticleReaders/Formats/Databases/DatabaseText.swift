/// Reads the articles of a text file that a news database has put together.
struct DatabaseTextReader<Layout: DocumentLayout>: RecordReader {
  private let input: RecordInput
  private var layout = Layout()
  /// What stood between documents, for the record that comes next.
  private var unplaced: [ReadingWarning] = []
  /// How many documents there were.
  private var number = 0
  /// What was read as one document and is several, without the first.
  private var parts: ArraySlice<(lines: DocumentLines, line: Int)> = []

  init(_ input: RecordInput) { self.input = input }

  private var stream: TextStream { input.stream }

  /// What stood behind the last document, such as who made the export.
  private(set) var warnings: [PlacedWarning] = []

  var rejectionOfNothing: Rejection? {
    Rejection("no article was found in its text", remedy: "leave it out")
  }

  mutating func next() throws -> ReadRecord? {
    while true {
      if let (lines, line) = parts.popFirst() {
        if let record = record(of: lines, from: line) { return record }
      } else if let (bytes, line) = try nextDocument() {
        if let record = record(of: bytes, from: line) { return record }
      } else {
        break
      }
    }
    defer { unplaced = [] }
    if number == 0, !unplaced.isEmpty, let rejectionOfNothing {
      return .rejected(rejectionOfNothing, at: input.name, warnings: unplaced)
    }
    warnings += unplaced.map { PlacedWarning(place: input.name, warning: $0) }
    return nil
  }

  /// - Returns: The bytes of a document, `nil` if they are too many, and its line; `nil` at the end.
  private mutating func nextDocument() throws -> (bytes: [UInt8]?, line: Int)? {
    let start = stream.line
    var length = 0
    var isTooLong = false
    while let end = try lineEnd(after: length) {
      let line = stream.buffered.dropFirst(length).prefix(end - length)
      switch layout.cut(at: String(decoding: line, as: UTF8.self)[...]) {
      case .beforeLine where length > 0 || isTooLong:
        return (take(length, isTooLong), start)
      case .afterLine: return (take(end, isTooLong), start)
      case .beforeLine, .nowhere: length = end
      }
      guard length > input.options.recordLimit else { continue }
      isTooLong = true
      stream.consume(length)
      length = 0
    }
    return length > 0 || isTooLong ? (take(length, isTooLong), start) : nil
  }

  private func take(_ length: Int, _ isTooLong: Bool) -> [UInt8]? {
    defer { stream.consume(length) }
    return isTooLong ? nil : Array(stream.buffered.prefix(length))
  }

  /// - Returns: Where the line ends that begins so far into what is buffered; `nil` at the end.
  private func lineEnd(after offset: Int) throws -> Int? {
    let (index, hasLineFeed) = try stream.lineEnd(from: offset, limit: input.options.recordLimit)
    return hasLineFeed ? index + 1 : index > offset ? index : nil
  }

  /// - Returns: `nil` for what stands around documents, which is kept for a warning.
  private mutating func record(of bytes: [UInt8]?, from start: Int) -> ReadRecord? {
    guard let bytes else {
      return .rejected(input.tooLong, at: input.place(ofLine: start))
    }
    let decoded = DecodedText(bytes[...], isUTF8: stream.isUTF8)
    var lines = DocumentLines(decoded.text)
    let beginnings = layout.beginnings(in: lines.lines)
    if let second = beginnings.first {
      let ends = beginnings.dropFirst() + [lines.lines.count]
      parts = zip(beginnings, ends).map { (lines[$0..<$1], start + $0) }[...]
      lines = lines[0..<second]
    }
    return record(of: lines, from: start, warnings: decoded.warnings)
  }

  private mutating func record(
    of lines: DocumentLines, from start: Int, warnings decodingWarnings: [ReadingWarning] = []
  ) -> ReadRecord? {
    guard let first = lines.lines.firstIndex(where: { !$0.isBlank }) else { return nil }
    let document = layout.document(of: lines)
    if !document.isCover { number += 1 }
    let place = input.place(ofLine: input.countsDocuments ? number : start + first)
    if let warning = ReadingWarning(unplaced: document.unplaced) { unplaced.append(warning) }
    guard !document.isCover else { return nil }
    let warnings = unplaced + decodingWarnings
    unplaced = []
    guard document.fields[.text] != nil else {
      return .rejected(
        Rejection(
          document.problem.map { "no text was found in it: \($0)" } ?? "no text was found in it",
          remedy: "see whether it was cut off"),
        at: place, warnings: warnings)
    }
    return ArticleBuilder(options: input.options).record(
      at: place, fields: document.fields, warnings: warnings)
  }
}

extension DatabaseTextReader: ReadableFormat {
  // Such files are named .txt.
  static var fileExtensions: [String] { [] }

  static func isLayout(of text: TextLayout) -> Bool { Layout.matches(text.shortLines) }

  static func reader(of input: RecordInput) -> any RecordReader { Self(input) }
}

/// How a news database lays out a text file with several articles in it.
protocol DocumentLayout {
  init()

  /// Whether lines, the first of a file, are laid out so.
  static func matches(_ lines: [Substring]) -> Bool

  /// Called with every line in turn; with a line that a document is cut before, once more.
  mutating func cut(at line: Substring) -> DocumentCut

  /// Where further documents begin in the lines that were cut as one, because a line was lost that ends one.
  func beginnings(in lines: [Substring]) -> [Int]

  /// What the lines of one document say.
  func document(of lines: DocumentLines) -> LaidOutDocument
}

extension DocumentLayout {
  func beginnings(in lines: [Substring]) -> [Int] { [] }
}

/// Where a document ends.
enum DocumentCut {
  case nowhere, beforeLine, afterLine
}

/// The fields of a document, and the lines of it that belong to none.
struct LaidOutDocument {
  /// Without a text where the document is none, as covers are.
  var fields: FieldTexts = [:]
  var unplaced: [Substring] = []
  /// Whether it is only what stands around documents, such as a cover.
  var isCover = false
  /// Why it has no text, where that can be told.
  var problem: String?
}

/// The lines of a document, without their ends, and the text that they are of.
struct DocumentLines {
  let text: String
  let lines: [Substring]

  init(_ text: String) {
    self.text = text
    // By scalars, in which CR LF is two and not one.
    lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
      .map { Substring($0.last == "\r" ? $0.dropLast() : $0) }
  }

  /// The lines of a part.
  subscript(range: Range<Int>) -> DocumentLines {
    let end = range.upperBound < lines.count ? lines[range.upperBound].startIndex : text.endIndex
    return DocumentLines(String(text[lines[range.lowerBound].startIndex..<end]))
  }

  /// The text from one line to before another, with the lines as they are wrapped, and without
  /// blank lines around it.
  ///
  /// - Returns: `nil` if there is nothing but space.
  func text(of range: Range<Int>) -> String? {
    guard let first = range.first(where: { !lines[$0].isBlank }),
      let last = range.last(where: { !lines[$0].isBlank })
    else { return nil }
    return String(text[lines[first].startIndex..<lines[last].endIndex])
  }

  /// The same, without some lines and the blank ones before them.
  func text(of range: Range<Int>, leavingOut isLeftOut: (Substring) -> Bool) -> String? {
    guard range.contains(where: { isLeftOut(lines[$0]) }) else { return text(of: range) }
    var kept: [String] = []
    var start = range.lowerBound
    for index in Array(range.filter { isLeftOut(lines[$0]) }) + [range.upperBound] {
      if let part = text(of: start..<index) { kept.append(part) }
      start = index + 1
    }
    return kept.isEmpty ? nil : kept.joined(separator: "\n\n")
  }

  /// Runs of lines without a blank one between them.
  func blocks(in range: Range<Int>) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    for index in range where !lines[index].isBlank {
      if let last = blocks.last, last.upperBound == index {
        blocks[blocks.count - 1] = last.lowerBound..<index + 1
      } else {
        blocks.append(index..<index + 1)
      }
    }
    return blocks
  }

  /// Lines as one, for what is no article's text.
  func joined(_ range: Range<Int>) -> String {
    lines[range].map(\.trimmed).filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension Substring {
  /// `LENGTH` and `355 words` of `LENGTH: 355 words`; `nil` if it begins with no such label.
  var label: (name: String, value: String)? {
    guard let colon = utf8.prefix(60).firstIndex(of: UInt8(ascii: ":")) else { return nil }
    let name = self[..<colon]
    guard (2...30).contains(name.count), name.first?.isLetter == true,
      name.allSatisfy({ $0.isLetter || $0 == "-" })
    else { return nil }
    return (String(name), self[index(after: colon)...].trimmed)
  }
}

/// `NEWS` of `NEWS; Pg. 4`; `nil` where a page alone is told.
func sectionName(in label: String) -> String? {
  let name = label.split(separator: ";").first?.trimmed ?? ""
  return name.isEmpty || name.hasPrefix("Pg. ") ? nil : name
}

/// `DAMS; RIVERS` of `DAMS (90%); RIVERS (78%)`.
func subjectNames(in label: String) -> String {
  label.split(separator: ";").map { subject in
    subject.split(separator: "(").first { !$0.isBlank }?.trimmed ?? ""
  }.joined(separator: ";")
}
