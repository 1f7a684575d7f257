import ArgumentParser
import QuoteStore

/// Which archive, and how much is said: the options of every command that has an archive.
struct ArchiveOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "The archive file (default: $QUOTES_ARCHIVE, or quotes.sqlite).", valueName: "file"),
    completion: .file())
  var archive: String?

  @Flag(name: .shortAndLong, help: "Print only errors on stderr.")
  var quiet = false

  func validate() throws {
    if archive?.isEmpty == true { throw ValidationError("--archive needs a file name") }
    // SQLite is given names as text, and U+FFFD in place of a byte would name another file.
    guard RawPath(argument: path).isText else {
      throw ValidationError("the file name of the archive is not UTF-8: \(path)")
    }
  }

  /// Literal: never a URI, and no `~`.
  var path: String { archive ?? Self.usualPath }

  /// Where nothing else is asked for.
  static var usualPath: String { Terminal.environment("QUOTES_ARCHIVE") ?? "quotes.sqlite" }

  var messages: Messages { Messages(isQuiet: quiet) }

  func openForReading() throws -> Archive { try Archive.openForReading(at: path) }

  func openForWriting() throws -> Archive { try Archive.openForWriting(at: path) }
}
