extension RecordInput {
  /// The reader of the format that the input's content shows, or else is said to have.
  var reader: any RecordReader {
    let beginning = FileBeginning(raw: stream.rawPrefix, text: stream.buffered)
    if beginning.raw.isEmpty { return RejectedInput(.empty) }
    for kind in unreadableKinds where beginning.raw.starts(with: kind.bytes) {
      return RejectedInput(Rejection(kind.problem, remedy: kind.remedy))
    }
    if beginning.text.isEmpty { return RejectedInput(.empty) }
    // What was damaged where it begins is no file of another kind.
    if let statedFormat, statedFormat.goesOn(in: beginning.raw) {
      return statedFormat.reader(of: self)
    }
    if let shown = ArticleFormat(shownBy: beginning) {
      // Files of objects, one a line, are called JSON too.
      let isLines = shown == .jsonLines && statedFormat == .json
      if shown == .html, let reader = DatabasePage.reader(of: self) { return reader }
      // What the articles of a database were saved as is told from the content alone, and of a document
      // in a zip archive this is but a part.
      if shown == .word || shown == .richText && options.format?.isDatabase != false {
        return shown.reader(of: self)
      }
      return (isLines ? shown : options.format ?? shown).reader(of: self)
    }
    if let root = beginning.xmlRoot, root.isDeclared {
      return RejectedInput(
        Rejection("it is XML of a kind that is not read (<\(root.name)>)", remedy: "leave it out"))
    }
    return readerOfText
  }

  /// The reader of content that shows no format by its first bytes.
  private var readerOfText: any RecordReader {
    let stated = statedFormat ?? .text
    if stream.buffered.isBinary, !stream.isUTF8 || stream.rawPrefix == Array(stream.buffered) {
      return stated == .table ? stated.reader(of: self) : RejectedInput(.binary)
    }
    if stated == .html, let reader = DatabasePage.reader(of: self) { return reader }
    guard options.format == nil, stated == .text else { return stated.reader(of: self) }
    if let rejection = rejectionOfLists { return RejectedInput(rejection) }
    return ArticleFormat(layoutOf: stream.buffered, fieldNames: options.fields).reader(of: self)
  }
}

extension RecordInput {
  /// Why a text is rejected that only lists other texts: one such list would become one article.
  private var rejectionOfLists: Rejection? {
    let text = stream.buffered.drop(while: \.isPlainSpace)
    let lines = String(decoding: text.prefix(8192), as: UTF8.self).split(
      whereSeparator: \.isNewline)
    guard let first = lines.first else { return nil }
    let remedy = "leave it out, and give the texts themselves"
    if first.hasPrefix("TY  -") {
      return Rejection("it is a list of references (RIS)", remedy: remedy)
    }
    let entry = first.drop { $0 == "@" }.prefix { $0.isASCII && $0.isLetter }
    if first.hasPrefix("@"), !entry.isEmpty, first.dropFirst(entry.count + 1).hasPrefix("{") {
      return Rejection("it is a list of references (BibTeX)", remedy: remedy)
    }
    let links = lines.count { line in
      let item = line.drop { $0 == " " || $0 == "\t" }
      return ["- [", "* [", "+ ["].contains(where: item.hasPrefix) && item.contains("](")
    }
    return links >= 3 && links * 3 >= lines.count * 2
      ? Rejection("it is a list of links (Markdown)", remedy: remedy) : nil
  }
}

/// The beginning of an input, as formats are told by it.
struct FileBeginning {
  /// As the bytes came.
  let raw: [UInt8]
  /// In UTF-8, without white space before it.
  let text: ArraySlice<UInt8>
  /// What the text begins with, in lower case.
  let opening: String
  let xmlRoot: XMLRoot?

  init(raw: [UInt8], text: ArraySlice<UInt8>) {
    self.raw = raw
    self.text = text.drop(while: \.isPlainSpace)
    opening = String(decoding: self.text.prefix(64), as: UTF8.self).lowercased()
    xmlRoot = XMLRoot(of: self.text)
  }
}

/// What is told by its first bytes and not read.
private let unreadableKinds: [(bytes: [UInt8], problem: String, remedy: String)] =
  ContainerKind.all.flatMap(\.firstBytes).map {
    ($0, "it is packed, in a file that is packed in another", "unpack it, and give the folder")
  } + [
    ([0x37, 0x7A, 0xBC, 0xAF], "it is a 7z archive", "unpack it, and give the folder"),
    (Array("Rar!".utf8), "it is a RAR archive", "unpack it, and give the folder"),
    (Array("%PDF-".utf8), "it is a PDF", "save its text as .txt (pdftotext does)"),
    (
      [0xD0, 0xCF, 0x11, 0xE0], "it is a file of an old office program, or has a password",
      "save it as .docx or .xlsx, without a password"
    ),
    (Array("SQLite format 3\0".utf8), "it is a SQLite database", "leave it out"),
  ]
