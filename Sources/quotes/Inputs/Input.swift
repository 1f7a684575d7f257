/// One thing to be read, or the reason why it cannot be.
enum Input {
  case standardInput
  /// - isNamed: Given on the command line, not met in a folder.
  case file(RawPath, isNamed: Bool)
  /// - isNamed: Given on the command line, not met in a folder.
  case unreadable(place: String, problem: String, remedy: String, isNamed: Bool)
}
