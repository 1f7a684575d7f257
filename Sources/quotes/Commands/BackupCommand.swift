import ArgumentParser
import Essentials
import QuoteStore

/// `quotes backup`
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the archive to a file, safely even while an import is writing to it.",
    examples: """
      quotes backup quotes-$(date +%F).sqlite
      quotes backup /media/disk/quotes.sqlite --force
      """,
    discussion: """
      The copy is the archive as it was at one moment. It appears under its name only when it is \
      complete and verified. Copying the file by other means while it is being written may lose \
      the last changes.
      """)

  @Argument(help: "The file to write the copy to.", completion: .file())
  var file: String

  @Flag(help: "Replace the file if it exists.")
  var force = false

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    Interruption.watch()
    let messages = archive.messages
    let source = try archive.openForReading()
    let target = try OutputFile(copying: archive.path, to: file, isForced: force)
    var progress = ProgressLine(messages)
    try source.copy(to: target.unfinishedPath) { share in
      try Interruption.check()
      progress.show { _ in "\(Int(share * 100)) % copied" }
    }
    progress.end()
    try target.commit()
    messages.note("copied \(archive.path) to \(file)")
  }
}
