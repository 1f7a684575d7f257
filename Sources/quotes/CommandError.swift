/// Why a command ends without having done its work.
enum CommandError: Error {
  /// One line: what is wrong, where, what to do.
  case failed(ExitStatus, String)
  /// All has been said on stderr already.
  case ended(ExitStatus)
  /// The reader of our output has gone, which is no error.
  case outputClosed
}
