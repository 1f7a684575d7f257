/// The command that was to be measured did not do its work.
struct CommandFault: Error, CustomStringConvertible {
  let command: String
  /// As `wait4` has it; `nil` if it could not be started.
  let status: Int32?

  var description: String {
    status.map { "\(command) ended with status \($0)" }
      ?? "\(command) cannot be run; `make bench` builds it"
  }
}
