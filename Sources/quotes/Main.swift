import ArgumentParser
import Foundation

/// Where the program begins, and the one place where it ends.
@main
enum Main {
  static func main() async {
    fillStandardDescriptors()
    // A closed pipe is met as a failed write, so that an import ends in order.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that has reached the size that `ulimit -f` allows.
    signal(SIGXFSZ, SIG_IGN)
    let status: ExitStatus
    do {
      var command = try QuotesCommand.parseAsRoot(
        WordArguments.shielded(Array(CommandLine.arguments.dropFirst())))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      status = .done
    } catch {
      status = ErrorReport(of: error).print()
    }
    exit(status.rawValue)
  }

  /// Where standard input or output was closed, the next file to be opened would take its place.
  ///
  /// Opened for reading, so that writing there still fails.
  private static func fillStandardDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", O_RDONLY)
    }
  }
}
