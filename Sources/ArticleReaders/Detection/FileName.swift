import Essentials

/// What the name of a file says about what is in it.
public struct FileName {
  private let name: String

  public init(_ name: String) { self.name = name }

  /// As what a file that was met in a folder or container is passed over: *.pdf*; `nil` for one that is
  /// read. Archives of files are entered whatever is asked for, as folders are.
  public func reasonToSkip(by options: ReadingOptions) -> String? {
    let packed = withoutCompression
    if ContainerKind.all.flatMap(\.archiveEndings).contains(where: packed.hasEnding) { return nil }
    guard let format = ArticleFormat(fileName: packed.name),
      options.format.map({ $0.isNamed(like: format) }) ?? true
    else { return ending }
    return options.only.isEmpty || packed.isLike(options.only) || isLike(options.only)
      ? nil : "left out by --only"
  }

  /// Whether one of the patterns, as a shell has them, fits the path or, where it has no slash, the last
  /// name of it. A `*` stands for slashes too.
  private func isLike(_ patterns: [String]) -> Bool {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return patterns.contains { pattern in
      fnmatch(pattern, name, 0) == 0 || !pattern.contains("/") && fnmatch(pattern, last, 0) == 0
    }
  }

  private var ending: String {
    let last = name.split(separator: "/").last ?? ""
    guard let dot = last.lastIndex(of: "."), last.index(after: dot) != last.endIndex else {
      return "without an ending"
    }
    return last[dot...].lowercased()
  }

  /// For messages: `.txt .text .json …`.
  public static var readableEndings: String {
    let formats = ArticleFormat.allCases.flatMap(\.fileExtensions).map { "." + $0 }
    let archives = ContainerKind.all.filter { $0.compressionEnding == nil }
      .flatMap(\.archiveEndings)
    return (formats + archives).joined(separator: " ") + ", packed or not"
  }

  /// `crawl.jsonl` of `crawl.jsonl.gz`.
  var unpacked: String { withoutCompression.name }

  /// Whether it is of an office program, whose files are zip archives too.
  var isOfficeDocument: Bool {
    officeRejection != nil
      || (WordDocument.fileExtensions + Spreadsheet.fileExtensions).contains { hasEnding("." + $0) }
  }

  /// Why it is not read, if it is of an office program.
  var officeRejection: Rejection? {
    FileName.officeEndings.first { hasEnding($0.ending) }?.rejection
  }

  /// Whether it, or a folder that it is in, is hidden.
  var isHidden: Bool {
    // macOS puts what it knows beside each file into __MACOSX/.
    name.split(separator: "/").contains {
      $0 != "." && $0 != ".." && $0.hasPrefix(".") || $0 == "__MACOSX"
    }
  }

  private var withoutCompression: FileName {
    for ending in ContainerKind.all.compactMap(\.compressionEnding) where hasEnding(ending) {
      return FileName(String(name.dropLast(ending.count)))
    }
    return self
  }

  private func hasEnding(_ ending: String) -> Bool { name.lowercased().hasSuffix(ending) }

  /// What office programs make, besides texts and workbooks.
  private static let officeEndings: [(ending: String, rejection: Rejection)] = [
    (".xlsb", Rejection("it is a binary workbook", remedy: "save it as .xlsx or as CSV UTF-8")),
    (".numbers", Rejection("it is a sheet of Apple Numbers", remedy: "export it as .xlsx or CSV")),
    (".pages", Rejection("it is a text of Apple Pages", remedy: "export it as .docx")),
    (".key", Rejection("it holds slides", remedy: "leave it out, or give its text as .txt")),
    (".pptx", Rejection("it holds slides", remedy: "leave it out, or give its text as .txt")),
    (".odp", Rejection("it holds slides", remedy: "leave it out, or give its text as .txt")),
    (".epub", Rejection("it is an electronic book", remedy: "give its text as .txt")),
  ]
}
