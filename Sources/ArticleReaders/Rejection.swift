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

  static let empty = Rejection("it is empty", remedy: "leave it out")
  static let binary = Rejection(
    "it is a binary file (it holds NUL bytes)", remedy: "give its text as .txt or .jsonl")

  static let noArticle = Rejection(
    "no article was found in the page", remedy: "leave it out, or give its text as .txt")

  static func tooLong(limit: Int) -> Rejection {
    let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) bytes"
    return Rejection(
      "it is longer than \(size), the most that an article may have", remedy: "split it")
  }
}
