import ArticleReaders

/// Warnings of records: the first of each sort in full, the others as a number.
struct WarningLog {
  private enum Sort: CaseIterable {
    case date, encoding, replaced, unplaced
  }

  private let messages: Messages
  private var counts: [Sort: Int] = [:]

  private static let shownOfEach = 10

  init(messages: Messages) { self.messages = messages }

  mutating func note(_ warnings: [ReadingWarning], at place: String) {
    for warning in warnings {
      let count = counts[sort(of: warning), default: 0] + 1
      counts[sort(of: warning)] = count
      if count <= Self.shownOfEach { messages.warning("\(place): \(warning)") }
    }
  }

  /// Says how many were not shown.
  func summarize() {
    for sort in Sort.allCases {
      let hidden = counts[sort, default: 0] - Self.shownOfEach
      guard hidden > 0 else { continue }
      switch sort {
      case .date: messages.warning("\(hidden) more dates cannot be read")
      case .encoding: messages.warning("\(hidden) more records were read as Windows-1252")
      case .unplaced: messages.warning("\(hidden) more records have lines that were left out")
      case .replaced: messages.warning("\(hidden) more records hold characters that became U+FFFD")
      }
    }
  }

  private func sort(of warning: ReadingWarning) -> Sort {
    switch warning {
    case .unreadableDate: .date
    case .readAsWindows1252: .encoding
    case .replaced: .replaced
    case .unplaced: .unplaced
    }
  }
}
