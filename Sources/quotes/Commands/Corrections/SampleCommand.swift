import ArgumentParser
import QuoteModel
import QuoteStore

/// `quotes sample`
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Draws quotes at random for checking by hand; the same seed draws the same.",
    examples: """
      quotes sample --n 200 --seed 1 --review
      quotes sample --n 200 --seed 1 --csv > sample.csv
      """,
    discussion: """
      The draw is kept in the archive, so that 'quotes accuracy' knows a random sample from quotes \
      that were looked at because they were unsure.
      """)

  @Option(name: .customLong("n"), help: ArgumentHelp("How many.", valueName: "number"))
  var size = 200

  @Option(help: ArgumentHelp("Another seed is another draw.", valueName: "number"))
  var seed = 1

  @Flag(help: "Ask about each at the terminal, as 'quotes review' does.")
  var review = false

  @OptionGroup var archive: ArchiveOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var author: AuthorOptions
  @OptionGroup var columns: ColumnOptions
  @OptionGroup var format: ListFormatOptions

  func validate() throws {
    if size < 1 { throw ValidationError("--n is a number from 1 on") }
    if review, format.isAsked { throw ValidationError("--review asks, and prints no list") }
  }

  func run() throws {
    if review, !Review.hasTerminal {
      throw CommandError.failed(.usage, "--review asks a person: standard input: use a terminal")
    }
    let archive = try archive.openForWriting()
    let sample = try archive.samples.draw(
      size, seed: seed, matching: filter.query(leavesOutThought: true), filter: filter.asTyped,
      at: Timestamp.now())
    let quotes = try sample.quotes.compactMap { try archive.quotes.quote(id: $0.id) }
    let messages = self.archive.messages
    if sample.quotes.count < size {
      messages.note("there are only \(counted(sample.quotes.count, "quote")) to draw from")
    }
    if review {
      let ids = quotes.filter { !$0.isReviewed }.map(\.id)
      return try Review(of: archive, by: author, messages: messages).run(ids)
    }
    try archive.close()
    try QuoteList(columns: columns, format: format).print(quotes, to: .standard())
    let gone = sample.quotes.count - quotes.count
    if gone > 0 {
      messages.note("\(gone) of the sample \(gone == 1 ? "is" : "are") rejected since")
    }
  }
}
