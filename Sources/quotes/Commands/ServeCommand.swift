import ArgumentParser
import Essentials
import QuoteParser
import QuoteServer
import QuoteStore

/// `quotes serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Opens a page to search and read the archive in, in a browser.",
    examples: """
      quotes serve --open
      quotes serve --edit --by Mara      # with the review
      """,
    discussion: """
      Only this machine is listened to, unless --host names another of its addresses. The address \
      printed has a token in it wherever others could ask too: with --host, and with --edit. Nothing \
      is fetched from the net. Ctrl-C ends it.
      """)

  @OptionGroup var archive: ArchiveOptions

  @Option(help: ArgumentHelp("Where to listen; 0 for any port that is free.", valueName: "n"))
  var port: UInt16 = 8765

  @Option(
    help: ArgumentHelp(
      "Listen at this address of this machine, in figures, for other machines.",
      valueName: "address"))
  var host: String?

  @Flag(help: "Allow quotes to be reviewed: accepted, corrected, rejected.")
  var edit = false

  @Option(help: ArgumentHelp("Who reviews; stored with the decisions.", valueName: "name"))
  var by: String?

  @Flag(help: "Open it in the browser.")
  var open = false

  func validate() throws {
    if by != nil, !edit { throw ValidationError("--by needs --edit") }
  }

  func run() async throws {
    let router = try PageRouter(.ofCommand(archive.path, editor: by), isEditable: edit)
    let server: PageServer
    do {
      server = try await PageServer(router, host: host, port: port)
    } catch let error as ListeningError {
      throw CommandError.failed(.cannotCreate, error.description)
    }
    Interruption.watch()
    let output = Output.standard()
    try output.write(server.address + "\n")
    try output.flush()
    archive.messages.note("Ctrl-C ends it")
    if open { try openBrowser(at: server.address) }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      group.addTask {
        while Interruption.signal == nil { try await Task.sleep(for: .milliseconds(50)) }
      }
      try await group.next()
      // What is being answered is not waited for: a decision is stored or it is not.
      try Interruption.check()
    }
  }

  private func openBrowser(at address: String) throws {
    var child = pid_t()
    let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("xdg-open"), strdup(address), nil]
    defer { for argument in arguments { free(argument) } }
    if posix_spawnp(&child, "xdg-open", nil, nil, arguments, environ) != 0 {
      archive.messages.warning("no browser could be opened: open \(address)")
    }
  }
}

extension PageSetting {
  /// With the parser of this command, for reasons and denials.
  static func ofCommand(_ archivePath: String, editor: String? = nil) -> PageSetting {
    PageSetting(
      archivePath: archivePath, editor: editor, now: Timestamp.exactNow,
      explain: { body, title in
        let stored = StoredExplanations(in: body, title: title)
        return { quote in
          let stored = stored.explanation(of: quote)
          return (stored.explanation, stored.note)
        }
      }, denies: ArticleParser.denies)
  }
}
