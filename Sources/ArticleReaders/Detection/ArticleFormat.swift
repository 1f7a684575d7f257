/// A file format that articles are read from; each has a file of its own, which says how it is told
/// from others and how it is read.
public enum ArticleFormat: String, CaseIterable, Sendable {
  /// A plain text file is one article.
  case text = "txt"
  /// One article, an array of articles, or several articles one after another.
  case json
  /// One article a line.
  case jsonLines = "jsonl"
  /// A web page is one article.
  case html
  /// Of each record that is a web page, one article.
  case warc
  /// The same, as it was before WARC.
  case arc
  /// A web page as a browser saves it in one file.
  case mhtml
  /// The same, as Safari saves it.
  case webArchive = "webarchive"
  /// A mail, such as a newsletter.
  case mail = "eml"
  /// Mails one after another.
  case mailbox = "mbox"
  /// A table with a header, one article a row; fields parted by commas, semicolons or tabs.
  case table = "csv"
  /// RSS or Atom, one article an item.
  case feed
  /// Articles one after another, as Nexis exported them before 2018.
  case nexis
  /// The same, saved as text from Nexis Uni.
  case nexisUni = "nexis-uni"
  /// The same, as Factiva exports them, with its field codes or without.
  case factiva
  /// The same, as ProQuest exports them.
  case proQuest = "proquest"
  /// The same, as EuroPresse exports them.
  case euroPresse = "europresse"
  /// News Industry Text Format, an article a file.
  case nitf
  /// NewsML-G2, one article an item.
  case newsML = "newsml"
  /// What trafilatura writes as XML, an article a file.
  case trafilaturaXML = "trafilatura-xml"
  /// TEI, an article a text.
  case tei
  /// Rich Text Format: articles of a database, or one article.
  case richText = "rtf"
  /// Word processors' files, the same.
  case word = "docx"
  /// Workbooks: each sheet with a header is a table, one article a row.
  case spreadsheet = "xlsx"

  private var definition: any ReadableFormat.Type {
    switch self {
    case .text: TextFile.self
    case .json: JSONReader.self
    case .jsonLines: JSONLinesReader.self
    case .html: WebPage.self
    case .warc: WARCReader.self
    case .arc: ARCReader.self
    case .mhtml: SavedPage.self
    case .webArchive: WebArchive.self
    case .mail: MailFile.self
    case .mailbox: MailboxReader.self
    case .table: TableReader.self
    case .feed: FeedReader.self
    case .nexis: DatabaseTextReader<NexisText>.self
    case .nexisUni: DatabaseTextReader<NexisUniText>.self
    case .factiva: DatabaseTextReader<FactivaText>.self
    case .proQuest: DatabaseTextReader<ProQuestText>.self
    case .euroPresse: DatabaseTextReader<EuroPresseText>.self
    case .nitf: NITF.self
    case .newsML: NewsML.self
    case .trafilaturaXML: TrafilaturaXML.self
    case .tei: TEI.self
    case .richText: RichText.self
    case .word: WordDocument.self
    case .spreadsheet: Spreadsheet.self
    }
  }

  /// The endings of file names, without the dot and in lower case.
  public var fileExtensions: [String] { definition.fileExtensions }

  /// What `--format` may call it: its own name, then its endings.
  public var names: [String] { [rawValue] + fileExtensions.filter { $0 != rawValue } }

  /// Whether it is the layout of a news database, in which text may be, whatever it was saved as.
  var isDatabase: Bool {
    switch self {
    case .nexis, .nexisUni, .factiva, .proQuest, .euroPresse: true
    default: false
    }
  }

  /// Whether files of a name that says another format may hold this one: what databases save is named
  /// `.txt`, and objects one a line are called JSON too.
  func isNamed(like other: ArticleFormat) -> Bool {
    self == other || fileExtensions.isEmpty && other == .text
      || self == .jsonLines && other == .json
  }

  func reader(of input: RecordInput) -> any RecordReader { definition.reader(of: input) }

  /// The format that a file's name says, or `nil` when it says none that we read.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = String(fileName[fileName.index(after: dot)...]).lowercased()
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// The format that the beginning of a file shows, whatever the file's name says.
  init?(shownBy beginning: FileBeginning) {
    guard let format = Self.allCases.first(where: { $0.definition.isShown(by: beginning) }) else {
      return nil
    }
    self = format
  }

  /// Whether a file that begins so is one of bytes, in which each record has an encoding of its own.
  static func areBytes(_ beginning: [UInt8]) -> Bool {
    allCases.contains { $0.definition.areBytes(beginning) }
  }

  /// Whether a file that is said to be of this format has records of it somewhere in its beginning, be that
  /// what stands before them is damaged.
  func goesOn(in beginning: [UInt8]) -> Bool { definition.goesOn(in: beginning) }

  /// The format of a text that has no name, or one that says no more than that it is a text.
  ///
  /// - Parameter text: The beginning of it.
  init(layoutOf text: ArraySlice<UInt8>, fieldNames: FieldNames) {
    let layout = TextLayout(text, fieldNames: fieldNames)
    self = Self.allCases.first { $0.definition.isLayout(of: layout) } ?? .text
  }
}

/// What is to be known of a format: how its files are named, what its content looks like, and who
/// reads it.
protocol ReadableFormat {
  /// The endings of file names, without the dot and in lower case; none for what is named `.txt`.
  static var fileExtensions: [String] { get }

  /// Whether a file that begins so is of this format, whatever its name says.
  static func isShown(by beginning: FileBeginning) -> Bool

  /// Whether a file that begins so is of this format, and of bytes in which each record has an encoding
  /// of its own.
  static func areBytes(_ beginning: [UInt8]) -> Bool

  /// Whether a file that is said to be of this format has records of it somewhere in its beginning.
  static func goesOn(in beginning: [UInt8]) -> Bool

  /// Whether a text that shows no format by its first bytes is laid out as this one has it.
  static func isLayout(of text: TextLayout) -> Bool

  static func reader(of input: RecordInput) -> any RecordReader
}

extension ReadableFormat {
  static func isShown(by beginning: FileBeginning) -> Bool { false }
  static func isLayout(of text: TextLayout) -> Bool { false }
  static func areBytes(_ beginning: [UInt8]) -> Bool { false }
  static func goesOn(in beginning: [UInt8]) -> Bool { false }
}

/// The beginning of a text, as layouts are told by it.
struct TextLayout {
  let bytes: ArraySlice<UInt8>
  /// What tells a layout stands on short lines; prose need not be looked at.
  let shortLines: [Substring]
  let fieldNames: FieldNames

  init(_ bytes: ArraySlice<UInt8>, fieldNames: FieldNames) {
    self.bytes = bytes
    self.fieldNames = fieldNames
    shortLines = bytes.split(separator: 0x0A).filter { $0.count <= 120 }
      .map { String(decoding: $0, as: UTF8.self)[...] }
  }
}
