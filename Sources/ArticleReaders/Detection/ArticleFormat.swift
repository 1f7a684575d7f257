/// A file format that articles are read from; each has a reader in a file of its own.
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
  /// A table with a header, one article a row; fields parted by commas, semicolons or tabs.
  case table = "csv"
  /// RSS or Atom, one article an item.
  case feed
  /// Articles one after another, as Nexis exported them before 2018.
  case nexis
  /// The same, saved as text from Nexis Uni.
  case nexisUni = "nexis-uni"
  /// The same, as Factiva exports them with its field codes.
  case factiva

  /// The endings of file names, without the dot and in lower case.
  public var fileExtensions: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .json: ["json"]
    case .jsonLines: ["jsonl", "ndjson"]
    case .html: ["html", "htm"]
    case .warc: ["warc"]
    case .table: ["csv", "tsv"]
    case .feed: ["rss", "atom", "xml"]
    // Their files are named .txt, and recognised by their content.
    case .nexis, .nexisUni, .factiva: []
    }
  }

  /// What `--format` may call it: its own name, then its endings.
  public var names: [String] { [rawValue] + fileExtensions.filter { $0 != rawValue } }

  func reader(_ stream: TextStream, name: String, options: ReadingOptions) -> any RecordReader {
    let records = JSONRecordReader(options: options, isUTF8: stream.isUTF8)
    switch self {
    case .text: return TextFileReader(stream, name: name, options: options)
    case .json: return JSONValuesReader(stream, name: name, records: records)
    case .jsonLines: return JSONLinesReader(stream, name: name, records: records)
    case .table: return TableReader(stream, name: name, options: options)
    case .feed: return FeedReader(stream, name: name, options: options)
    case .nexis: return DocumentsReader<NexisText>(stream, name: name, options: options)
    case .nexisUni: return DocumentsReader<NexisUniText>(stream, name: name, options: options)
    case .html: return HTMLFileReader(stream, name: name, options: options)
    case .warc: return WARCReader(stream, name: name, options: options)
    case .factiva: return DocumentsReader<FactivaText>(stream, name: name, options: options)
    }
  }

  /// The format that a file's name says, or `nil` when it says none that we read.
  public init?(fileName: String) {
    guard let dot = fileName.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let ending = String(fileName[fileName.index(after: dot)...]).lowercased()
    guard let format = Self.allCases.first(where: { $0.fileExtensions.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// The format of a text that has no name, or one that says no more than that it is a text.
  ///
  /// - Parameter text: The beginning of it.
  init(layoutOf text: ArraySlice<UInt8>, fields: FieldNames) {
    // What tells a layout stands on short lines; prose need not be looked at.
    let lines = text.split(separator: 0x0A).filter { $0.count <= 120 }
      .map { String(decoding: $0, as: UTF8.self)[...] }
    if TableHeader.opens(text, names: fields) {
      self = .table
    } else if NexisText.matches(lines) {
      self = .nexis
    } else if NexisUniText.matches(lines) {
      self = .nexisUni
    } else if FactivaText.matches(lines) {
      self = .factiva
    } else {
      self = .text
    }
  }
}
