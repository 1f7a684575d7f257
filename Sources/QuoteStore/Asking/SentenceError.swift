/// Why a sentence of SQL that a person typed is not answered; `description` is for that person.
public enum SentenceError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing but spaces and comments.
  case empty
  case several
  /// It would change something, or reach for another file.
  case notReading
  /// SQLite cannot make sense of it, or met something that it cannot do; in its words.
  case failed(String)

  public var description: String {
    switch self {
    case .empty: "there is no SQL: write a SELECT"
    case .several: "that is more than one sentence of SQL: give one"
    case .notReading: "only sentences that read are answered: write a SELECT"
    case .failed(let reason): "SQLite says: \(reason)"
    }
  }
}
