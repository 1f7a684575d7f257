/// What the archive's benchmark measured.
struct ArchiveFigures: Encodable {
  let articles: Int
  let quotes: Int
  /// Of the articles' bodies.
  let bytes: Int
  let archiveSeconds: Double
  let floorSeconds: Double
  let queries: [QueryFigures]
  /// `nil` without a `sqlite3` shell.
  let export: ExportFigures?
  let decisions: [DecisionFigures]

  var text: String {
    [importText, Self.text(of: queries), export?.text, decisionText].compactMap(\.self).joined(
      separator: "\n\n")
  }

  private var importText: String {
    var table = Table("Storing parsed articles", "articles/s", "MB/s", "s")
    for (name, time) in [("the archive", archiveSeconds), ("floor: SQLite's C API", floorSeconds)] {
      table.add(
        name, (Double(articles) / time).short, (Double(bytes) / 1e6 / time).short, time.short)
    }
    return table.text + """


      The archive takes \((archiveSeconds / floorSeconds).short) × the time of the floor \
      (\(articles) articles, \(quotes) quotes, the same rows, indexes and full text).
      """
  }

  static func text(of queries: [QueryFigures]) -> String {
    var table = Table("Searching", "rows", "archive, ms", "SQL alone, ms", "ratio")
    for query in queries {
      table.add(
        query.name,
        query.rows == query.floorRows ? "\(query.rows)" : "\(query.rows) / \(query.floorRows)",
        query.archive.short, query.floor.short, (query.archive / query.floor).short)
    }
    return table.text
  }

  private var decisionText: String {
    var table = Table(
      "Deciding about 2 speakers with 1/10 of all quotes", "ms", "opened, ms", "undo, ms")
    for decision in decisions {
      table.add(
        decision.name, decision.call.short, decision.whole.short, decision.undo?.short ?? "–")
    }
    return table.text
  }
}
