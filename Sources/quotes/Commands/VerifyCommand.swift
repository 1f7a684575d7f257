import ArgumentParser
import Languages
import QuoteModel
import QuoteParser
import QuoteStore

/// `quotes verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks the archive: every offset, every key, every index and every decision.",
    examples: """
      quotes verify
      quotes backup before.sqlite && quotes verify --repair
      """,
    discussion: """
      Prints a line for each fault, with the id of the quote, article or speaker, and exits with 1 \
      if there is one. --repair rebuilds what follows from the texts and the decisions (indexes, \
      dates and words of quotes, keys, the effect of decisions) in one transaction, lists what it \
      repaired, and then checks the archive again. It never changes texts, decisions or ids.
      """)

  @Flag(help: "Rebuild what can be rebuilt from the texts and the decisions.")
  var repair = false

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    if repair { try runRepair() }
    let messages = archive.messages
    let archive = try archive.openForReading()
    let output = Output.standard()
    var faults = 0
    func print(_ fault: String) throws {
      faults += 1
      try output.write(VisibleText.line(fault) + "\n")
    }
    do {
      try archive.verify { try print($0.description) }
    } catch let error as ArchiveError {
      guard case .damaged = error else { throw error }
      try print("\(error)")
    }
    try output.flush()
    guard faults == 0 else {
      messages.error("\(counted(faults, "fault")): \(self.archive.path): \(remedy)")
      throw CommandError.ended(.partly)
    }
    messages.note("no fault found in \(self.archive.path)")
  }

  private var remedy: String {
    repair
      ? "this cannot be repaired: restore a backup, or import the articles into a new archive"
      : "run 'quotes backup', then 'quotes verify --repair'"
  }

  private func runRepair() throws {
    let messages = archive.messages
    let archive = try archive.openForWriting()
    let parser = ArticleParser()
    let extractor = Extractor(version: ArticleParser.version) {
      parser.attributions(in: $0, title: $1, language: TextLanguage(of: $0, stated: $2))
    }
    do {
      let deeds = try archive.repair(with: extractor)
      for deed in deeds { messages.note("repaired: \(deed)") }
      if deeds.isEmpty { messages.note("nothing to repair") }
      try archive.close()
    } catch let error as ArchiveError {
      guard case .damaged = error else { throw error }
      // The check that follows says how.
      messages.error("nothing was repaired: the file is damaged: \(self.archive.path)")
    }
  }
}
