import ArgumentParser
import QuoteModel
import QuoteStore

/// The filters that all commands share.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only this speaker, by full name or surname; repeatable.", valueName: "name"),
    completion: .custom(ShellCompletion.speakers))
  var speaker: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only the speakers of a file, a name or id a line.", valueName: "file"), completion: .file())
  var speakersFrom: String?

  @Option(
    help: ArgumentHelp(
      "Only speakers of whom people say this, such as party=Green; repeatable.",
      valueName: "name=value"))
  var attribute: [SpeakerAttribute] = []

  @Option(
    help: ArgumentHelp("Only this outlet; repeatable.", valueName: "name"),
    completion: .custom(ShellCompletion.outlets))
  var outlet: [String] = []

  @Option(help: ArgumentHelp("Only this author; repeatable.", valueName: "name"))
  var author: [String] = []

  @Option(
    help: ArgumentHelp("Only articles of this section; repeatable.", valueName: "name"))
  var section: [String] = []

  @Option(
    help: ArgumentHelp("Only articles with this tag or keyword; repeatable.", valueName: "word"))
  var keyword: [String] = []

  @Option(
    help: ArgumentHelp("Only articles in this language, such as en; repeatable.", valueName: "tag"))
  var language: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only articles whose web address is like this: 'https://example.org/*'; repeatable.",
      valueName: "address"))
  var url: [String] = []

  @Option(
    name: .customLong("without"),
    help: "Only articles without this, text being all but a few words; repeatable.")
  var lacks: [ArticleLack] = []

  @Flag(help: "Only new versions of articles that were stored before.")
  var updated = false

  @Option(help: ArgumentHelp("Only this article; repeatable.", valueName: "id"))
  var article: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only articles with these words in the title.", valueName: "words"))
  var title: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Only articles with these words in the text; texts are read one by one, which is slow.",
      valueName: "words"))
  var text: String?

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Only quotes with these words, in the language of 'quotes search'; repeatable.",
      valueName: "words"))
  var words: [String] = []

  @Flag(help: "Find only the words as typed: holds, but not hold or holding.")
  var exact = false

  @Option(
    help: ArgumentHelp("Only from this day on: 2026, 2026-01 or 2026-01-22.", valueName: "date"),
    transform: period)
  var from: DatePeriod?

  @Option(
    help: ArgumentHelp("Only up to this day, included.", valueName: "date"), transform: period)
  var to: DatePeriod?

  @Option(
    help: "Whether all words are in quotation marks (direct), some or none; repeatable.")
  var kind: [QuoteKind] = []

  @Option(help: "Whether it was said, written or only thought; repeatable.")
  var mode: [QuoteMode] = []

  @Option(
    help: "Whether it was said (affirmed), denied or not said (negated), or said if; repeatable.")
  var polarity: [Polarity] = []

  @Option(
    help: ArgumentHelp(
      "Only quotes with this reporting word, in its basic form: say, claim; repeatable.",
      valueName: "word"))
  var cue: [String] = []

  @Option(
    help: ArgumentHelp(
      "Only quotes that are right with at least this likelihood, 0 to 1.", valueName: "likelihood"))
  var minConfidence: Double?

  @Flag(
    help: """
      Read confidences as the checked sample that was drawn last says they should be, for \
      --min-confidence too.
      """)
  var calibrated = false

  @Flag(help: "Only quotes whose speaker is unknown.")
  var unattributed = false

  @Flag(help: "Only quotes that a person has accepted or corrected.")
  var reviewed = false

  @Option(
    help: """
      Whether older versions of articles and near copies of others count: all, or once for all that \
      say the same (default: all in lists, once in counts); only shows those that once leaves out.
      """)
  var copies: QuoteQuery.Copies?

  @Option(
    name: .customLong("import"), help: ArgumentHelp("Only what this import stored.", valueName: "n")
  )
  var importID: Int64?

  func validate() throws {
    if let minConfidence, !(0...1).contains(minConfidence) {
      throw ValidationError("--min-confidence must be from 0 to 1")
    }
    if let from, let to, from.first > to.last {
      throw ValidationError("--from \(from.first) is after --to \(to.last)")
    }
  }

  /// With the words that a command takes as arguments.
  func adding(_ words: WordOptions) -> FilterOptions {
    var filter = self
    filter.words = words.words + filter.words
    return filter
  }

  /// The filters that are given, as they could be typed again; empty for none.
  var asTyped: String { filters.flatMap(\.typed).joined(separator: " ") }

  /// The same for a figure: *outlet The Example, from 2026-01-01*.
  var inWords: String { filters.compactMap(\.inWords).joined(separator: ", ") }

  /// What counts, for all commands: thoughts only if `--mode` asks for them.
  ///
  /// - Parameters:
  ///   - copies: Which articles count unless `--copies` says it.
  ///   - archive: Where titles and texts are looked up.
  func query(
    copies: QuoteQuery.Copies, in archive: Archive, messages: Messages
  ) throws -> QuoteQuery {
    var query = QuoteQuery()
    query.copies = copies
    for filter in filters { filter.add(&query) }
    query.speakers = try speakers(in: archive)
    if calibrated {
      guard let confidences = try archive.samples.calibratedConfidences() else {
        throw CommandError.failed(
          .noInput,
          "--calibrated takes a random sample with \(ConfidenceCalibration.fewest) checked quotes, of "
            + "which some are right and some are not: 'quotes sample --review', then 'quotes accuracy "
            + "--calibrate'")
      }
      query.calibratedConfidences = confidences
    }
    if mode.isEmpty { query.modes = QuoteQuery.utteredModes }
    let articles = archive.articles
    if let title { query.articleNumbers = try articles.numbers(titles: title, isExact: exact) }
    if let text {
      query.articleNumbers = try articles.numbers(bodies: text, isExact: exact, among: query) {
        messages.progress("\($0) of \(counted($1, "article")) searched")
      }
      messages.progress("")
    }
    return query
  }

  /// Those that are named, in options or a file; of these only those with the attributes.
  private func speakers(in archive: Archive) throws -> [String] {
    let named = try speaker + (speakersFrom.map(SpeakerList.names) ?? [])
    guard !attribute.isEmpty else { return named }
    let ids = try archive.speakers.ids(with: attribute.map { ($0.name, $0.value) })
    let namedIDs = try named.flatMap { try archive.speakers.find(named: $0).map(\.id) }
    let found = named.isEmpty ? ids : ids.filter(Set(namedIDs).contains)
    guard !found.isEmpty else {
      let text = attribute.map(\.text).joined(separator: ", ")
      throw CommandError.failed(
        .noInput, "no such speaker has \(text): 'quotes speakers load' and 'set' say who has")
    }
    return found
  }

  /// Each option by its name: what was typed, and what it does to a query.
  private var filters: [Filter] {
    [
      Filter("speaker", speaker) { $0.speakers = speaker },
      Filter("speakers-from", [speakersFrom]) { _ in },
      Filter("attribute", attribute.map(\.text)) { _ in },
      Filter("outlet", outlet) { $0.outlets = outlet },
      Filter("author", author) { $0.authors = author },
      Filter("section", section) { $0.sections = section },
      Filter("keyword", keyword) { $0.keywords = keyword },
      Filter("language", language) { $0.languages = language },
      Filter("url", url) { $0.urls = url },
      Filter("without", lacks.map(\.rawValue)) { $0.lacks = lacks },
      Filter("updated", isSet: updated) { $0.updatedOnly = updated },
      Filter("article", article) { $0.articles = article },
      // Looked up in the archive.
      Filter("title", [title]) { _ in },
      Filter("text", [text]) { _ in },
      Filter("words", words) {
        $0.words = words.isEmpty ? nil : words.joined(separator: " ")
        $0.isExact = exact
      },
      Filter("exact", isSet: exact) { _ in },
      Filter("kind", kind.map(\.rawValue)) { $0.kinds = Set(kind) },
      Filter("mode", mode.map(\.rawValue)) { $0.modes = Set(mode) },
      Filter("polarity", polarity.map(\.rawValue)) { $0.polarities = Set(polarity) },
      Filter("cue", cue) { $0.cues = cue },
      Filter("from", [from?.first]) { $0.from = from?.first },
      Filter("to", [to?.last]) { $0.to = to?.last },
      Filter("min-confidence", [minConfidence]) { $0.minimumConfidence = minConfidence },
      // Looked up in the archive.
      Filter("calibrated", isSet: calibrated) { _ in },
      Filter("copies", [copies?.rawValue]) { $0.copies = copies ?? $0.copies },
      Filter("import", [importID]) { $0.importID = importID },
      Filter("unattributed", isSet: unattributed) { $0.unattributedOnly = unattributed },
      Filter("reviewed", isSet: reviewed) { $0.reviewedOnly = reviewed },
    ]
  }
}

private struct Filter {
  /// The option with each of its values, quoted for a shell.
  let typed: [String]
  /// What it asks for; `nil` if it is not given.
  let inWords: String?
  let add: (inout QuoteQuery) -> Void

  init<Value>(_ name: String, _ values: [Value?], _ add: @escaping (inout QuoteQuery) -> Void) {
    let values = values.compactMap { $0.map { "\($0)" } }
    typed = values.map { "--\(name) '\($0.replacing("'", with: "'\\''"))'" }
    let asked = values.joined(separator: name == "words" ? " " : " or ")
    inWords = values.isEmpty ? nil : "\(name.replacing("-", with: " ")) \(asked)"
    self.add = add
  }

  init(_ name: String, isSet: Bool, _ add: @escaping (inout QuoteQuery) -> Void) {
    typed = isSet ? ["--\(name)"] : []
    inWords = isSet ? name : nil
    self.add = add
  }
}

/// The words of a search, as the arguments of a command that has no others.
struct WordOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Words to find, all of them; \"a phrase\", begin*, -without, a OR b, a NEAR b, NEAR(a b, 5).")
  )
  var words: [String] = []
}

/// Words of a search that begin with a hyphen, kept from being taken for options.
enum WordArguments {
  /// Commands that take words.
  private static let commands: Set<String> = [
    "search", "articles", "stats", "timeline", "sample", "review", "reparse", "remove",
  ]
  /// Of these commands; all other options have long names.
  private static let options: Set<String> = ["-a", "-q", "-h"]

  /// `-nato` with a minus sign in place of the hyphen, which means the same in a search.
  ///
  /// - Parameter arguments: Without the program's name.
  static func shielded(_ arguments: [String]) -> [String] {
    guard let command = arguments.first, commands.contains(command) else { return arguments }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments.enumerated().map { place, argument in
      guard place < end, isExclusion(argument),
        // A file may be called so, and a number is mostly an option's.
        !["-a", "--archive"].contains(arguments[place - 1]),
        !arguments[place - 1].hasPrefix("--") || Double(argument) == nil
      else { return argument }
      return "\u{2212}" + argument.dropFirst()
    }
  }

  private static func isExclusion(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument.utf8.count > 1 && !argument.hasPrefix("--")
      && !options.contains(argument)
  }
}
