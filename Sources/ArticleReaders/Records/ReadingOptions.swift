import Essentials
public import QuoteModel

/// How inputs are to be read.
public struct ReadingOptions: Sendable {
  /// `nil`: by name, then by content.
  public var format: ArticleFormat?
  /// `nil`: recognised.
  public var encoding: TextEncoding?
  /// Patterns of which one must fit a file that is met in a folder or container; none: all are read.
  public var only: [String] = []
  public var fields = FieldNames()
  /// What the names of files say.
  public var name: NamePattern?
  /// What the name of the file at hand says; it fills the fields that a record lacks, before the others do.
  var named: FieldTexts = [:]
  /// What fills the fields that a record lacks.
  public var outlet: String?
  public var author: String?
  public var published: CalendarDate?
  public var language: String?
  /// What dates mean that can mean two days; `nil`: they are kept as written.
  public var dateOrder: DateOrder?
  /// A record of more bytes is rejected rather than held; parsing takes 13 times as much memory.
  public var recordLimit = 16 << 20
  public var containerLimits = ContainerLimits()

  public init() {}

  /// Notes what the name of a file says.
  ///
  /// - Returns: `false` if it does not fit the pattern, or there is no name.
  mutating func readName(ofFile path: String?) -> Bool {
    guard let name else { return true }
    let fields = path.flatMap { name.fields(ofFile: $0, order: dateOrder) }
    named = fields ?? [:]
    return fields != nil
  }
}

/// What stops the reading of a whole file; a bad record is a rejection and stops nothing.
public enum ReadingError: Error, CustomStringConvertible {
  case cannotOpen(errno: Int32)
  case cannotRead(errno: Int32)
  /// The caller asked to stop.
  case interrupted
  /// `--map` names no field of an article, or has no `=`.
  case badFieldMap(String)
  /// `--name` is no pattern; why, in words.
  case badNamePattern(String)
  /// `--map` has the articles in two lists.
  case twoLists(String)

  public var description: String {
    switch self {
    case .cannotOpen(let number): "cannot be opened (\(reason(number)))"
    case .cannotRead(let number): "cannot be read (\(reason(number)))"
    case .interrupted: "was not read to its end (interrupted)"
    case .badFieldMap(let entry):
      "'\(entry)' maps no field; write FIELD=NAME, where FIELD is one of "
        + ArticleField.allCases.map(\.name).joined(separator: ", ")
    case .badNamePattern(let reason): reason
    case .twoLists(let entry):
      "'\(entry)' has another list of articles than the map before it: all are in one list"
    }
  }
}

private func reason(_ number: Int32) -> String {
  let text = String(cString: strerror(number))
  return text.prefix(1).lowercased() + text.dropFirst()
}
