/// Why a record is no article, in words for a person.
public struct Rejection: Hashable, Sendable, CustomStringConvertible {
  /// Lower case, without the place: `broken JSON (column 23): a comma is missing`.
  public var problem: String
  /// What to do: `mend or remove it`.
  public var remedy: String

  public init(_ problem: String, remedy: String) {
    self.problem = problem
    self.remedy = remedy
  }

  public var description: String { "\(problem): \(remedy)" }

  static let noArticles = Rejection("it holds no articles", remedy: "leave it out")
  static let quotes = Rejection(
    "it holds quotes, as 'quotes export' writes them, and no articles", remedy: "leave it out")
  static let empty = Rejection("it is empty", remedy: "leave it out")
  static let binary = Rejection(
    "it is a binary file (it holds NUL bytes)", remedy: "give its text as .txt or .jsonl")

  static let noArticle = Rejection(
    "no article was found in the page", remedy: "leave it out, or give its text as .txt")

  static let cutOffRecord = Rejection(
    "the file ends before this record does", remedy: "see whether it was cut off")

  /// Of one that is too long to be held: what follows its head is left out, up to the next record if the file can be
  /// read there.
  static func cutOffRecord(leftOut count: Int) -> Rejection {
    Rejection(
      "the file ends before this record does, by its length: \(count) bytes behind its head are left out",
      remedy: "see whether it was damaged or cut off")
  }

  static func tooLong(limit: Int) -> Rejection {
    Rejection(
      "it is longer than \(sizeInWords(limit)), the most that an article may have",
      remedy: "split it, or leave it out")
  }
}

/// `16 MB`.
func sizeInWords(_ bytes: Int) -> String {
  bytes >= 1 << 20 ? "\(bytes >> 20) MB" : "\(bytes) bytes"
}

/// Something a person should know about a record that was read all the same.
public enum ReadingWarning: Hashable, Sendable, CustomStringConvertible {
  /// The date is kept as written; the article has none that can be filtered by.
  case unreadableDate(String)
  /// The same, of a date that can mean two days.
  case ambiguousDate(String)
  case readAsWindows1252
  /// Bytes or characters that stand for nothing became U+FFFD.
  case replaced(Int)
  /// Lines between articles, or in one, that are neither its text nor a field of it.
  case unplaced(lines: Int, first: String)
  /// Texts of a row in columns without a name, or with one that another column has.
  case unnamedColumn(texts: Int, first: String)
  /// Texts of a record that say something else than the one that was taken, by the names of their fields.
  case otherTexts(taken: String, leftOut: [String])
  /// A file whose name does not fit the pattern that was given.
  case otherName(String)
  /// A file that is damaged or cut off, and how that shows.
  case brokenOff(String)
  /// XML that is broken between its records, and how.
  case brokenBetween(String)
  /// A text that is as long as Excel lets texts be.
  case fullCell
  /// A sheet of a workbook without a column for the text.
  case unreadSheet(columns: [String])

  /// - Parameter lines: Of which blank ones do not count.
  /// - Returns: `nil` if there are none.
  init?(unplaced lines: [Substring]) {
    let lines = lines.map(\.trimmed).filter { !$0.isEmpty }
    guard let first = lines.first else { return nil }
    self = .unplaced(lines: lines.count, first: String(first.prefix(60)))
  }

  public var description: String {
    switch self {
    case .unreadableDate(let written):
      "the date '\(written)' cannot be read: it is kept as written, and --from and --to miss it"
    case .ambiguousDate(let written):
      "the date '\(written)' can mean two days: --dates day-first or month-first says which; it is "
        + "kept as written, and --from and --to miss it"
    case .readAsWindows1252: "is not UTF-8: read as Windows-1252; --encoding says otherwise"
    case .unplaced(let lines, let first):
      "left out \(lines == 1 ? "a line that belongs" : "\(lines) lines that belong") to no article or field: "
        + "'\(first)'"
    case .unnamedColumn(let texts, let first):
      "left out \(texts == 1 ? "a text" : "\(texts) texts") in columns without a name of their own: "
        + "'\(first)'; name them in the header"
    case .otherTexts(let taken, let leftOut):
      "left out what \(leftOut.map { "'\($0)'" }.joined(separator: ", ")) says, which is not the text in "
        + "'\(taken)'; --map text=NAME takes another"
    case .brokenOff(let reason):
      "it is broken or cut off (\(reason)): what stood there or behind it may be missing"
    case .otherName(let pattern):
      "its name does not fit --name '\(pattern)': its articles are without what that tells"
    case .brokenBetween(let reason):
      "its XML is broken between its items (\(reason)): see whether one is missing"
    case .fullCell:
      "its text has 32,767 characters, the most that Excel keeps in a cell: see whether it was cut off"
    case .unreadSheet(let columns):
      "the sheet was left out: it has no column for the text, but "
        + "\(columns.joined(separator: ", ")); --map text=NAME names the column"
    case .replaced(1): "1 character could not be read and became U+FFFD; --encoding may help"
    case .replaced(let count):
      "\(count) characters could not be read and became U+FFFD; --encoding may help"
    }
  }
}

/// A warning that concerns a whole file, and which.
public struct PlacedWarning: Hashable, Sendable {
  /// The name of the input, or of a file in a container.
  public let place: String
  public let warning: ReadingWarning
}
