import ArgumentParser
import QuoteStore

/// Who decides something, and why.
struct AuthorOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why, kept with the decision.", valueName: "text"))
  var because: String?

  @Option(help: ArgumentHelp("Who decides, kept with the decision.", valueName: "name"))
  var by: String?

  /// Now.
  var author: CorrectionRepository.Author {
    CorrectionRepository.Author(name: by, reason: because, time: Timestamp.exactNow())
  }
}
