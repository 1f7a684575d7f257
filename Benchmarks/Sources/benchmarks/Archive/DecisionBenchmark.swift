import QuoteModel
import QuoteStore

/// How long it takes to decide something about a quote, or about two speakers who are quoted very
/// often.
struct DecisionBenchmark {
  private static let times = 11
  /// Of all quotes, the share that the two have between them: 100,000 of a million.
  private static let share = 0.1

  /// The archive's path; it is of no further use afterwards.
  let path: String

  func run() throws -> [DecisionFigures] {
    let database = try SQLite(path)
    let ids = try giveQuotes(in: database)
    guard ids.count == 2 else { return [] }
    let article = try id(
      "SELECT substr(hash, 1, 16) FROM article JOIN quote ON quote.article_id = article.id"
        + " JOIN speaker ON speaker.id = quote.speaker_id WHERE slug = '\(ids[0])' LIMIT 1",
      in: database)
    let quote = try id(
      "SELECT quote_id FROM quote_view WHERE speaker_id = '\(ids[0])' LIMIT 1", in: database)
    let author = Decision.Author(time: "2026-01-22T09:30:00Z")
    return [
      try measure("correct a speaker", undo: .correction(of: quote)) {
        _ = try $0.decisions.decide(
          [.speakers([AttributedSpeaker(name: "Quite Another", kind: .person)])], on: quote,
          by: author)
      },
      try measure("reject a quote", undo: .correction(of: quote)) {
        _ = try $0.decisions.decide([.rejected], on: quote, by: author)
      },
      try measure("merge two") {
        try $0.decisions.decide(.merge([ids[0]], into: ids[1]), by: author)
      },
      try measure("alias") {
        try $0.decisions.decide(.alias("Quite Another", of: ids[0]), by: author)
      },
      try measure("rename") {
        try $0.decisions.decide(.rename(ids[0], to: "Quite Another"), by: author)
      },
      try measure("split an article off") {
        try $0.decisions.decide(.split(ids[0], in: [article]), by: author)
      },
      try measure("show", undo: nil) { _ = try $0.speakers.profile(of: ids[0]) },
      try measure("suggest", undo: nil) { _ = try $0.speakers.suggestions() },
    ]
  }

  /// No two invented people are quoted so often, so quotes are given to them.
  ///
  /// - Returns: Their public ids.
  private func giveQuotes(in database: SQLite) throws -> [String] {
    let speakers = try SQLiteStatement(
      database,
      """
      SELECT speaker.id, slug FROM speaker JOIN quote ON quote.speaker_id = speaker.id
      WHERE speaker.article_id IS NULL AND speaker.kind = 'person' GROUP BY 1 ORDER BY count(*) DESC LIMIT 2
      """)
    var found: [(row: Int64, slug: String)] = []
    while try speakers.step() { found.append((speakers.integer(0), speakers.text(1))) }
    let parts = Int(2 / Self.share)
    for (place, speaker) in found.enumerated() {
      try database.execute(
        "UPDATE quote SET speaker_id = \(speaker.row) WHERE id % \(parts) = \(place)")
    }
    return found.map(\.slug)
  }

  private func id(_ sql: String, in database: SQLite) throws -> String {
    let statement = try SQLiteStatement(database, sql)
    return try statement.step() ? statement.text(0) : ""
  }

  /// What is taken back after each time.
  private enum Undo {
    case speakerDecision
    case correction(of: String)

    func run(in archive: Archive) throws {
      let time = "2026-01-22T09:31:00Z"
      switch self {
      case .speakerDecision: _ = try archive.decisions.undoLast(at: time)
      case .correction(let quote): _ = try archive.decisions.undo(quote, at: time)
      }
    }
  }

  /// - Parameter undo: Measured too; `nil` where nothing is decided.
  private func measure(
    _ name: String, undo: Undo? = .speakerDecision, _ decide: (Archive) throws -> Void
  ) throws -> DecisionFigures {
    var times: (call: [Double], whole: [Double], undo: [Double]) = ([], [], [])
    for _ in 0..<Self.times {
      times.whole.append(
        try seconds {
          let archive = try Archive.openForWriting(at: path)
          times.call.append(try seconds { try decide(archive) })
          try archive.close()
        })
      guard let undo else { continue }
      let archive = try Archive.openForWriting(at: path)
      times.undo.append(try seconds { try undo.run(in: archive) })
      try archive.close()
    }
    func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] * 1e3 }
    return DecisionFigures(
      name: name, call: median(times.call), whole: median(times.whole),
      undo: undo == nil ? nil : median(times.undo))
  }
}
