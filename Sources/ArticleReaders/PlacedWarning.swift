/// A warning that concerns a whole file, and which.
public struct PlacedWarning: Hashable, Sendable {
  /// The name of the input, or of a file in a container.
  public let place: String
  public let warning: ReadingWarning
}
