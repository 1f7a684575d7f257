import ArgumentParser
import QuoteModel
import QuoteServer
import QuoteStore

/// `quotes publish`
struct PublishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Writes the pages of 'quotes serve' to a folder, for a web space or a supplement.",
    examples: """
      quotes publish site
      """,
    discussion: """
      The pages need no server: open index.html in it, from a disk too. They hold the articles whole: \
      mind whose texts they are.
      """)

  @Argument(help: "The folder to write, which must be new or empty.")
  var folder: String

  @OptionGroup var archive: ArchiveOptions

  func run() throws {
    let archive = try archive.openForReading()
    let output = try OutputFolder(creating: folder)
    let messages = self.archive.messages
    for folder in Publication.folders { try output.makeFolder(named: folder) }
    var pages = 0
    let counts = try Publication(.ofCommand(self.archive.path), of: archive).forEachFile {
      try output.write($1, to: $0)
      pages += 1
      if pages.isMultiple(of: 100) { messages.progress("\(counted(pages, "file")) written") }
    }
    messages.progress("")
    try output.commit()
    messages.note(
      "\(counted(counts.articles, "article")), \(counted(counts.quotes, "quote")) and "
        + "\(counted(counts.speakers, "speaker")) written to \(folder): open \(folder)/index.html")
  }
}
