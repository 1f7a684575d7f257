import Foundation

/// A command that was run to its end, and what it took.
struct CommandRun: Encodable {
  let seconds: Double
  /// Of all threads.
  let processorSeconds: Double
  let peakMegabytes: Double

  /// An output that is for nobody.
  static let nowhere = "/dev/null"

  /// - Parameter output: The file that it writes to, if not to where we do.
  /// - Throws: `CommandFault`.
  init(_ tool: String, _ arguments: [String], output: String? = nil) throws {
    var pointers = ([tool] + arguments).map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output {
      posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    let start = ContinuousClock.now
    var id: pid_t = 0
    guard posix_spawn(&id, tool, &actions, nil, &pointers, environ) == 0 else {
      throw CommandFault(command: tool, status: nil)
    }
    var (status, usage): (Int32, rusage) = (0, rusage())
    while wait4(id, &status, 0, &usage) < 0, errno == EINTR {}
    seconds = (ContinuousClock.now - start) / .seconds(1)
    guard status == 0 else { throw CommandFault(command: tool, status: status) }
    processorSeconds = [usage.ru_utime, usage.ru_stime].reduce(0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    peakMegabytes = Double(usage.ru_maxrss) / 1024
  }
}
