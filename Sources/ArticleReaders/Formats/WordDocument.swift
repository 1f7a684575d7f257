/// The text of a Word or OpenDocument file, as the articles of a database or as one article; of an OpenDocument
/// spreadsheet, its rows.
///
/// The file is a zip archive; it is the part of it with the text that is read here (ECMA-376,
/// *WordprocessingML*; OpenDocument 1.3).
enum WordDocument: ReadableFormat {
  static let fileExtensions = ["docx", "odt"]

  /// The part that holds the text, by its name in the archive.
  static func isText(_ part: String) -> Bool {
    part == "word/document.xml" || part == "content.xml"
  }

  static func isShown(by beginning: FileBeginning) -> Bool {
    guard let root = beginning.xmlRoot, ["document", "document-content"].contains(root.name) else {
      return false
    }
    let head = String(decoding: beginning.text.prefix(2048), as: UTF8.self)
    return head.contains("wordprocessingml") || head.contains("opendocument")
  }

  static func reader(of input: RecordInput) -> any RecordReader {
    ConvertingReader(input) { input in
      guard XMLRoot(of: input.stream.buffered) != nil else {
        return RejectedInput(
          Rejection(
            "it is no word processor's file, whatever its name",
            remedy: "give it the ending it should have"))
      }
      return try reader(of: XMLEvents(input.stream), in: input)
    }
  }

  /// - Throws: What stopped the stream.
  private static func reader(of events: XMLEvents, in input: RecordInput) throws
    -> any RecordReader
  {
    var text = WordText()
    var fault: String?
    while let event = try events.next(), text.paragraphs.utf8.count < ConvertedText.longestFile {
      switch event {
      // Only here does an OpenDocument file say what it is.
      case .start(let name, _, _) where name.hasSuffix(":spreadsheet"):
        return SpreadsheetReader(
          OpenDocumentRows(events), name: input.name, options: input.options)
      case .start(let name, _, _): text.start(name)
      case .end: text.end()
      case .text(let characters): text.append(characters)
      case .fault(let reason): fault = fault ?? reason
      }
    }
    return ConvertedText(text.paragraphs, of: input, brokenOff: fault).reader
  }
}

/// Gathers the paragraphs of a document, parted by blank lines.
private struct WordText {
  private(set) var paragraphs = ""
  private var paragraph = ""
  /// The elements that we are in.
  private var path: [String] = []
  /// How many of them are of each kind.
  private var runs = 0
  private var paragraphDepth = 0
  private var skipped = 0
  private var isWord = true

  mutating func start(_ element: String) {
    let name = element.split(separator: ":").last.map(String.init) ?? element
    if path.isEmpty { isWord = name == "document" }
    path.append(name)
    switch name {
    // The same box once more, for old readers; what was deleted; notes to who edits it.
    case "Fallback", "del", "annotation", "tracked-changes", "note": skipped += 1
    case "t": runs += 1
    case "p", "h": paragraphDepth += 1
    case "tab", "s": write(" ")
    case "br", "cr", "line-break": write("\n")
    default: return
    }
  }

  mutating func end() {
    switch path.popLast() {
    case "Fallback", "del", "annotation", "tracked-changes", "note": skipped -= 1
    case "t": runs -= 1
    case "p", "h":
      paragraphDepth -= 1
      if paragraphDepth == 0 { endParagraph() }
    default: return
    }
  }

  mutating func append(_ characters: String) {
    if isWord ? runs > 0 : paragraphDepth > 0 { write(characters) }
  }

  private mutating func write(_ characters: String) {
    if skipped == 0, paragraphDepth > 0 { paragraph += characters }
  }

  private mutating func endParagraph() {
    if !paragraph.isBlank { paragraphs += (paragraphs.isEmpty ? "" : "\n\n") + paragraph }
    paragraph = ""
  }
}
