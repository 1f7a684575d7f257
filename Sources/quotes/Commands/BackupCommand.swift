import ArgumentParser
import Foundation
import QuoteStore

/// `quotes backup`
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copies the archive to a file, safely even while it is being written.",
    examples: """
      quotes backup quotes-$(date +%F).sqlite
      quotes backup /media/disk/quotes.sqlite --force
      """,
    discussion: """
      The copy has the archive of one moment, and takes its name when it is whole and proved. \
      Copied by other means, an archive that is being written may lose its last changes.
      """)

  @Argument(help: "The copy.", completion: .file())
  var file: String

  @Flag(help: "Replace a file that is there.")
  var force = false

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    Interruption.watch()
    let messages = archive.messages
    let source = try archive.openForReading()
    let target = try BackupFile(replacing: file, sparing: archive.path, isForced: force)
    let started = ContinuousClock.now
    try source.copy(to: target.unfinishedPath) { share in
      if let signal = Interruption.signal { throw CommandError.ended(ExitStatus(signal: signal)) }
      if ContinuousClock.now - started > .seconds(1) {
        messages.progress("\(Int(share * 100)) % copied")
      }
    }
    messages.progress("")
    try target.commit()
    messages.note("\(archive.path) copied to \(file)")
  }
}
