import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Proves the archive: every offset, every key, the full-text index.",
    discussion: "Prints a line for each fault, and exits 1 if there is one.")

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
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
      messages.error(
        "\(counted(faults, "fault")): \(self.archive.path): import the articles into a new archive")
      throw CommandError.ended(.partly)
    }
    messages.note("no fault found in \(self.archive.path)")
  }
}
