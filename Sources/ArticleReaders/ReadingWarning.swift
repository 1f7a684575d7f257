/// Something a person should know about a record that was read all the same.
public enum ReadingWarning: Hashable, Sendable, CustomStringConvertible {
  /// The date is kept as written; the article has none that can be filtered by.
  case unreadableDate(String)
  case readAsWindows1252
  /// Bytes or characters that stand for nothing became U+FFFD.
  case replaced(Int)

  public var description: String {
    switch self {
    case .unreadableDate(let written):
      "the date '\(written)' cannot be read: it is kept as written, and --from and --to miss it"
    case .readAsWindows1252: "is not UTF-8: read as Windows-1252; --encoding says otherwise"
    case .replaced(1): "1 character could not be read and became U+FFFD; --encoding may help"
    case .replaced(let count):
      "\(count) characters could not be read and became U+FFFD; --encoding may help"
    }
  }
}
