/// What somebody said, as it is compared with what other articles print.
public struct PrintedStatement: Hashable, Sendable {
  public let wording: StatementWording
  /// The last word of the speaker's folded name, which all articles have; `nil` if nobody is told.
  public let surname: String?

  public init(_ text: String, speaker: String?) {
    wording = StatementWording(text)
    surname = speaker.flatMap { NameKey($0).text.split(separator: " ").last.map(String.init) }
  }

  /// Whether both have the same words; few words, such as *no comment*, are the same statement only
  /// if the same person says them.
  public func isExactly(_ other: PrintedStatement) -> Bool {
    guard !wording.words.isEmpty, wording.words == other.wording.words else { return false }
    return !isShort || (surname != nil && surname == other.surname)
  }

  /// Whether both are one statement: exactly, or nearly in a wording of five words and more.
  public func isPrinting(of other: PrintedStatement) -> Bool {
    isExactly(other) || wording.isNearly(other.wording)
  }

  var isShort: Bool { wording.words.count < StatementWording.shingleLength }
}
