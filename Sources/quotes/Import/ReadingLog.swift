import ArticleReaders
import Languages
import QuoteModel
import QuoteParser

/// What a person is told while articles are read: what was wrong with them, and how far it has come.
@MainActor struct ReadingLog {
  private let messages: Messages
  private var progress: ProgressLine
  private let total: ProgressLine.Total?
  /// How many warnings there were of each kind.
  private var counts: [Kind: Int] = [:]
  /// How many records were.
  private(set) var rejected = 0

  private static let shownOfEach = 10

  /// Warnings of one kind: the first ones are shown in full, the others as a number.
  private enum Kind: String, CaseIterable {
    case date = "dates cannot be read"
    case encoding = "records were read as Windows-1252"
    case unplaced = "records have lines that were left out"
    case unnamedColumn = "rows have texts in columns without a name of their own"
    case otherTexts = "records have another text that was left out"
    case replaced = "records have characters that became U+FFFD"
    case fullCell = "records have a text as long as a cell of Excel may be"
    case unreadSheet = "sheets were left out"
    case otherName = "files are named otherwise than --name says"
    case broken = "files are broken"

    init(of warning: ReadingWarning) {
      self =
        switch warning {
        case .unreadableDate, .ambiguousDate: .date
        case .readAsWindows1252: .encoding
        case .replaced: .replaced
        case .unplaced: .unplaced
        case .unnamedColumn: .unnamedColumn
        case .otherTexts: .otherTexts
        case .fullCell: .fullCell
        case .brokenOff, .brokenBetween: .broken
        case .unreadSheet: .unreadSheet
        case .otherName: .otherName
        }
    }
  }

  /// - Parameter inputs: Paths, or `-`.
  init(_ inputs: [String], _ messages: Messages, style: ProgressStyle = .auto) {
    self.messages = messages
    progress = ProgressLine(messages, style: style)
    total = totalBytes(of: inputs).map { .bytes($0) }
  }

  mutating func note(_ warnings: [ReadingWarning], at place: String) {
    for warning in warnings {
      let count = counts[Kind(of: warning), default: 0] + 1
      counts[Kind(of: warning)] = count
      if count <= Self.shownOfEach { messages.warning("\(place): \(warning)") }
    }
  }

  mutating func note(_ rejection: Rejection, at place: String) {
    rejected += 1
    messages.error("\(rejection.problem): \(place): \(rejection.remedy)")
  }

  mutating func showProgress(articles: Int, bytes: Int) {
    progress.show(articles: articles, rejected: rejected, bytes: bytes, of: total)
  }

  func endProgress() { progress.end() }

  /// Says how many warnings were not shown.
  func summarize() {
    endProgress()
    for kind in Kind.allCases {
      let hidden = counts[kind, default: 0] - Self.shownOfEach
      if hidden > 0 { messages.warning("\(hidden) more \(kind.rawValue)") }
    }
  }
}

/// How many articles are in each language that the parser takes no quotes from.
struct OtherLanguages: Sendable {
  private(set) var counts: [String: Int] = [:]

  mutating func note(_ language: TextLanguage) {
    guard !language.isParsed, let tag = language.tag else { return }
    counts[tag, default: 0] += 1
  }

  /// The most frequent first.
  private var sorted: [(tag: String, count: Int)] {
    counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }.map { ($0.key, $0.value) }
  }

  var filter: String { sorted.map { "--language \($0.tag)" }.joined(separator: " ") }

  var cell: Cell { .object(sorted.map { ($0.tag, .integer($0.count)) }) }

  /// *3 articles in languages that no quotes are taken from: 2 de, 1 fr*; `nil` if there is none.
  var line: String? {
    guard !counts.isEmpty else { return nil }
    let each = sorted.map { "\($0.count) \($0.tag)" }.joined(separator: ", ")
    return
      "\(counted(counts.values.reduce(0, +), "article")) in languages that no quotes are taken from: "
      + each
  }
}
