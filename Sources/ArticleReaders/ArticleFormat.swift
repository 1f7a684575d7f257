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

  /// The endings of file names, without the dot and in lower case.
  public var fileExtensions: [String] {
    switch self {
    case .text: ["txt", "text"]
    case .json: ["json"]
    case .jsonLines: ["jsonl", "ndjson"]
    case .html: ["html", "htm"]
    case .warc: ["warc"]
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

  /// All endings with their dots, for messages: `.txt .text .json …`.
  public static var readableExtensions: String {
    allCases.flatMap(\.fileExtensions).map { "." + $0 }.joined(separator: " ")
  }
}
