import ArgumentParser
import QuoteModel
import QuoteParser
import QuoteStore

/// `quotes verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves the archive: every offset, every key, the full-text index, every decision.",
    examples: """
      quotes verify
      quotes backup before.sqlite && quotes verify --repair
      """,
    discussion: """
      Prints a line for each fault, with the id of the quote, article or speaker, and exits 1 if \
      there is one. --repair makes anew what follows from the texts and from what people decided \
      (indexes, dates and words of quotes, keys, the effect of decisions), all of it or nothing, \
      says what it did, and then proves the archive again. The texts, the decisions and the ids \
      are never changed.
      """)

  @Flag(help: "Make anew what can be made from the texts and from what people decided.")
  var repair = false

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    if repair { try runRepair() }
    let messages = archive.messages
    let archive = try archive.openForReading()
    let output = Output.standard()
    var faults = 0
    do {
      try archive.verify { fault in
        faults += 1
        try output.write(VisibleText.line(fault.description) + "\n")
      }
    } catch let error as ArchiveError {
      guard case .damaged = error else { throw error }
      faults += 1
      try output.write(VisibleText.line("\(error)") + "\n")
    }
    try output.flush()
    guard faults == 0 else {
      messages.error("\(counted(faults, "fault")): \(self.archive.path): \(wayOut)")
      throw CommandError.ended(.partly)
    }
    messages.note("no fault found in \(self.archive.path)")
  }

  private var wayOut: String {
    repair
      ? "this cannot be repaired: restore a copy, or import the articles into a new archive"
      : "try 'quotes verify --repair', after 'quotes backup'"
  }

  private func runRepair() throws {
    let messages = archive.messages
    let archive = try archive.openForWriting()
    let parser = ArticleParser()
    let extractor = Extractor(version: ArticleParser.version) {
      parser.attributions(in: $0, title: $1)
    }
    do {
      let deeds = try archive.repair(with: extractor)
      for deed in deeds { messages.note("repaired: \(deed)") }
      if deeds.isEmpty { messages.note("nothing to repair") }
      try archive.close()
    } catch let error as ArchiveError {
      guard case .damaged = error else { throw error }
      // What it is, the proof says below.
      messages.error("nothing was repaired: the file itself is broken: \(self.archive.path)")
    }
  }
}
