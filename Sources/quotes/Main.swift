import ArgumentParser
import Foundation

/// Where the program begins, and the one place where it ends.
@main
enum Main {
  static func main() async {
    // A closed pipe is met as a failed write, so that an import ends in order.
    signal(SIGPIPE, SIG_IGN)
    let status: ExitStatus
    do {
      var command = try QuotesCommand.parseAsRoot()
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
}
