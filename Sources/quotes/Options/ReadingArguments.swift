import ArgumentParser
import ArticleReaders
import QuoteModel

/// How articles are read: the options of `import` and `extract`.
struct ReadingArguments: ParsableArguments {
  @Option(
    name: [.customLong("format"), .customLong("input-format")],
    help: """
      The format of the inputs, and of folders only files named so; auto detects it by name, then by \
      content.
      """)
  var format = InputFormat.auto

  @Option(
    help: ArgumentHelp(
      "Of folders and archives of files only what is named like this: '*.html'; repeatable.",
      valueName: "pattern"))
  var only: [String] = []

  @Option(help: "The text encoding (default: detected).")
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      "Names of your own for fields: text=body_col,published=day.", valueName: "field=name"))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the names of files say: '{outlet}_{published}_{title}'; {} is anything.",
      valueName: "pattern"))
  var name: String?

  @Option(help: "The outlet of articles that do not name one.")
  var outlet: String?

  @Option(help: "The author of articles that do not name one.")
  var author: String?

  @Option(help: ArgumentHelp("The date of articles without a date.", valueName: "date"))
  var published: String?

  @Option(help: "The language of articles that do not name one, such as en.")
  var language: String?

  @Option(help: "What dates such as 1/2/2026 mean: day-first or month-first.")
  var dates: DateOrder?

  func validate() throws { _ = try options() }

  func options() throws -> ReadingOptions {
    var options = ReadingOptions()
    options.format = format.articleFormat
    options.encoding = encoding
    options.only = only
    options.outlet = outlet
    options.author = author
    options.language = language
    options.dateOrder = dates
    do {
      for map in map { try options.fields.override(with: map) }
    } catch {
      throw ValidationError("--map: \(error)")
    }
    do {
      options.name = try name.map(NamePattern.init)
    } catch {
      throw ValidationError("--name: \(error)")
    }
    if let published {
      guard let day = CalendarDate(written: published, order: dates) else {
        throw ValidationError("--published '\(published)' is not a date: write 2026-01-22")
      }
      options.published = day
    }
    return options
  }
}

/// A format of articles as `--format` names it.
struct InputFormat: ExpressibleByArgument {
  /// `nil`: by name, then by content.
  let articleFormat: ArticleFormat?

  static let auto = InputFormat(articleFormat: nil)

  private init(articleFormat: ArticleFormat?) { self.articleFormat = articleFormat }

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let format = ArticleFormat.allCases.first(where: { $0.names.contains(argument) }) {
      articleFormat = format
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { articleFormat?.rawValue ?? "auto" }

  static var allValueStrings: [String] { ["auto"] + ArticleFormat.allCases.flatMap(\.names) }
}
