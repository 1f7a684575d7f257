/// Something in an archive that should not be so.
public struct Fault: Hashable, Sendable, CustomStringConvertible {
  /// The quote, article or speaker concerned; `nil` when it is the file as a whole.
  public var id: String?
  /// One line, lower case: *the span 12–40 of its content ends outside of the body*.
  public var problem: String

  public var description: String { id.map { "\($0): \(problem)" } ?? problem }
}
