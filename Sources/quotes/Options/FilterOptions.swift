import ArgumentParser
import QuoteModel

/// The filters that all commands share.
struct FilterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only this speaker, by full name or surname; repeatable.", valueName: "name"),
    completion: .custom(ShellCompletion.speakers))
  var speaker: [String] = []

  @Option(
    help: ArgumentHelp("Only this outlet; repeatable.", valueName: "name"),
    completion: .custom(ShellCompletion.outlets))
  var outlet: [String] = []

  @Option(help: ArgumentHelp("Only this author; repeatable.", valueName: "name"))
  var author: [String] = []

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
    help: ArgumentHelp("Only this reporting word: say, claim; repeatable.", valueName: "lemma"))
  var cue: [String] = []

  @Option(
    help: ArgumentHelp("Only quotes of at least this confidence, 0 to 1.", valueName: "share"))
  var minConfidence: Double?

  @Flag(help: "Only quotes whose speaker is unknown.")
  var unattributed = false

  @Flag(help: "Only quotes that a person has accepted or corrected.")
  var reviewed = false

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

  /// The filters that are given, as they could be typed again; empty for none.
  var asTyped: String {
    let lists = [
      ("speaker", speaker), ("outlet", outlet), ("author", author), ("kind", kind.map(\.rawValue)),
      ("mode", mode.map(\.rawValue)), ("cue", cue),
    ].flatMap { name, values in values.map { (name, $0) } }
    let single = [
      ("from", from?.first.description), ("to", to?.last.description),
      ("min-confidence", minConfidence.map { "\($0)" }), ("import", importID.map { "\($0)" }),
    ].compactMap { name, value in value.map { (name, $0) } }
    let flags = [("unattributed", unattributed), ("reviewed", reviewed)].filter(\.1)
    return
      ((lists + single).map { "--\($0) '\($1.replacing("'", with: "'\\''"))'" }
      + flags.map { "--\($0.0)" }).joined(separator: " ")
  }

  /// - Parameter leavesOutThought: Whether thoughts count only if `--mode` asks for them.
  func query(leavesOutThought: Bool) -> QuoteQuery {
    var query = QuoteQuery()
    query.speakers = speaker
    query.outlets = outlet
    query.authors = author
    query.from = from?.first
    query.to = to?.last
    query.kinds = Set(kind)
    query.modes = mode.isEmpty && leavesOutThought ? QuoteQuery.utteredModes : Set(mode)
    query.cues = cue
    query.minimumConfidence = minConfidence
    query.unattributedOnly = unattributed
    query.reviewedOnly = reviewed
    query.importID = importID
    return query
  }
}
