import Foundation
import GRDB
import Languages
import QuoteModel
import QuoteParser
import QuoteStore
import Testing

/// What a broken disk, or another program, may put where `schema.sql` allows it not: no command may trap,
/// hang, or take it for something else.
@Suite struct DamagedValueTests {
  @Test func `a value of another kind ends a command with one line that names it`() throws {
    let tool = try SpoiltArchive.sound()
    try SpoiltArchive.spoil("title", of: "article", as: "x'00FF'", in: tool.url("quotes.sqlite"))
    let outcome = try tool.run("search", "dam")
    #expect(outcome.status == 66)
    #expect(outcome.bytes.isEmpty)
    #expect(
      outcome.messages
        == "quotes: the archive is damaged: quotes.sqlite: title in row 1 of article is not a text "
        + "in UTF-8; restore it from a copy, or import again\n")
    let proof = try tool.run("verify")
    #expect(proof.status == 1)
    #expect(proof.lines.contains("title in row 1 of article is not a text in UTF-8"))
  }

  @Test(arguments: try SpoiltArchive.columns.get())
  func `whatever stands in a column, no command traps or hangs`(
    column: SpoiltArchive.Column
  ) throws {
    for value in column.wrongValues {
      let tool = try SpoiltArchive.sound()
      guard
        try SpoiltArchive.spoil(
          column.name, of: column.table, as: value, in: tool.url("quotes.sqlite"))
      else { continue }
      for command in SpoiltArchive.commands(for: column, value) {
        let outcome = try tool.run(list: command, shell: "ulimit -t 20")
        #expect(
          SpoiltArchive.endings.contains(outcome.status) && outcome.messageLines.count < 20,
          "\(command) \(value): \(outcome.status) \(outcome.messages.prefix(500))")
      }
    }
  }

  @Test(arguments: try SpoiltArchive.columns.get())
  func `whatever stands in a column, it is named, and what follows from others repaired`(
    column: SpoiltArchive.Column
  ) throws {
    let before = try SpoiltArchive.rows(of: SpoiltArchive.sound())
    for value in column.wrongValues {
      let tool = try SpoiltArchive.sound()
      let path = tool.url("quotes.sqlite")
      guard try SpoiltArchive.spoil(column.name, of: column.table, as: value, in: path) else {
        continue
      }
      let faults = try SpoiltArchive.faults(of: tool)
      let names = faults.contains {
        $0.hasPrefix("\(column.name) in row ") && $0.contains(" of \(column.table) is not ")
      }
      #expect(names, "\(value): \(faults)")
      let archive = try Archive.openForWriting(at: path.path)
      let isRepairable = column.isRepairable(from: value)
      let deeds =
        try isRepairable
        ? archive.repair(with: SpoiltArchive.extractor)
        : (try? archive.repair(with: SpoiltArchive.extractor)) ?? []
      try archive.close()
      guard isRepairable else { continue }
      let left = try SpoiltArchive.faults(of: tool)
      #expect(left == [], "\(value): \(deeds)")
      #expect(try SpoiltArchive.rows(of: tool) == before, "\(value): \(deeds)")
    }
  }
}

/// An archive with rows in every table, and what can be done to it.
enum SpoiltArchive {
  /// A column of `schema.sql`, as the archive itself tells it.
  struct Column: Sendable, CustomTestStringConvertible {
    let table: String
    let name: String
    let type: String
    let isNullable: Bool
    /// Its place among all.
    let number: Int

    var testDescription: String { "\(table).\(name)" }

    /// As SQL.
    var wrongValues: [String] {
      let missing = isNullable ? [] : ["NULL"]
      let broken = ["x'00FF'", "CAST(x'41FF42' AS TEXT)"]
      switch type {
      case "TEXT": return missing + broken + ["9223372036854775807"]
      case "REAL": return missing + broken + ["'word'", "1e300"]
      default:
        let isName = ["id", "key", "seed", "batch"].contains(name) || name.hasSuffix("_id")
        return missing + broken + ["'word'", "1e300"]
          + (isName || name == "counts_as" || name == "merged_into"
            ? [] : ["9223372036854775807", "-9223372036854775808"])
      }
    }

    func isRepairable(from value: String) -> Bool {
      switch table {
      // A row cannot be deleted by a key that is a number where a text is due.
      case "span" where name == "part": value.contains("'")
      case "alias", "article_author", "article_copy", "speaker_attribute", "inference": true
      case "span", "joint_speaker", "quote", "speaker": true
      case "article": ["hash", "folded_title", "counts_as", "previous_id"].contains(name)
      default: false
      }
    }
  }

  /// What a command may end in: done, partly, wrong data, no such thing, no archive to be read.
  static let endings: Set<Int32> = [0, 1, 64, 65, 66, 73, 74]

  static let columns = Result {
    let tool = try sound()
    let queue = try DatabaseQueue(path: tool.url("quotes.sqlite").path)
    defer {
      try? queue.close()
      withExtendedLifetime(tool) {}
    }
    let rows = try queue.read {
      try Row.fetchAll(
        $0,
        sql: """
          SELECT t.name AS "table", c.name, c.type, c."notnull" = 0 AND c.pk = 0 AS nullable
          FROM pragma_table_list AS t JOIN pragma_table_info(t.name) AS c
          WHERE t.type = 'table' AND t.schema = 'main' AND t.name NOT GLOB 'sqlite_*'
          ORDER BY t.name, c.cid
          """)
    }
    return rows.enumerated().map { number, row in
      Column(
        table: row["table"], name: row["name"], type: row["type"], isNullable: row["nullable"],
        number: number)
    }
  }

  /// Puts a value into a column of all rows, past what the schema allows.
  ///
  /// - Returns: `false` if the column cannot even so have it, as the number of a row cannot.
  @discardableResult
  static func spoil(
    _ column: String, of table: String, as value: String, in archive: URL
  ) throws -> Bool {
    let queue = try DatabaseQueue(path: archive.path)
    defer { try? queue.close() }
    return try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
      let schema =
        try String.fetchOne(
          db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table]) ?? ""
      let loose = schema.replacing(" STRICT, ", with: " ").replacing(" STRICT", with: "")
        .replacing(" NOT NULL", with: "")
        .replacing(
          try Regex("(?m)^(\\s*\"?\(column)\"?) (TEXT|INTEGER|REAL)(?! PRIMARY)"),
          with: { "\($0.output[1].substring ?? "") BLOB" })
      try setSchema(loose, of: table, in: db)
      defer { try? setSchema(schema, of: table, in: db) }
      do {
        try db.execute(sql: "UPDATE OR IGNORE \(table) SET \"\(column)\" = \(value)")
        return db.changesCount > 0
      } catch let error as DatabaseError
        where [.SQLITE_CONSTRAINT, .SQLITE_MISMATCH].contains(error.resultCode)
      {
        return false
      }
    }
  }

  private static func setSchema(_ sql: String, of table: String, in db: Database) throws {
    let version = try Int.fetchOne(db, sql: "PRAGMA schema_version") ?? 0
    try db.execute(sql: "PRAGMA writable_schema = ON")
    try db.execute(
      sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?", arguments: [sql, table])
    try db.execute(sql: "PRAGMA schema_version = \(version + 1); PRAGMA writable_schema = OFF")
  }

  static let extractor = {
    let parser = ArticleParser()
    return Extractor(version: ArticleParser.version) {
      parser.attributions(in: $0, title: $1, language: TextLanguage(of: $0, stated: $2))
    }
  }()

  /// What `verify` finds.
  static func faults(of tool: Tool) throws -> [String] {
    let archive = try Archive.openForReading(at: tool.url("quotes.sqlite").path)
    var faults: [String] = []
    try archive.verify { faults.append($0.description) }
    try archive.close()
    return faults
  }

  /// All that an export has.
  static func rows(of tool: Tool) throws -> [String] {
    let queue = try DatabaseQueue(path: tool.url("quotes.sqlite").path)
    defer { try? queue.close() }
    return try queue.read {
      try Row.fetchAll($0, sql: "SELECT * FROM quote_view ORDER BY quote_id").map(\.description)
    }
  }

  // MARK: Commands

  /// Those that are tried on one value: one for every second, and another each time, so that of all
  /// values each command meets several; all of them if `THOROUGH` is set, which takes many minutes.
  static func commands(for column: Column, _ value: String) -> [[String]] {
    let all = reading + writing
    guard ProcessInfo.processInfo.environment["THOROUGH"] == nil else { return all }
    let place = column.number * 5 + (column.wrongValues.firstIndex(of: value) ?? 0)
    return place.isMultiple(of: 2) ? [all[place / 2 % all.count]] : []
  }

  private static let quote = "cf1149dde74828fd.13"

  private static let reading: [[String]] = [
    ["search", "dam"], ["search", "--speaker", "Ortega"], ["search", "dam", "--in", "articles"],
    ["search", "--title", "dam"], ["search", "dam", "--in", "titles"], ["search", "--group"],
    ["show", quote],
    ["show", quote, "--json"], ["speakers"], ["speakers", "show", "Luis Ortega"],
    ["speakers", "suggest"], ["speakers", "history"], ["outlets"], ["outlets", "suggest"],
    ["outlets", "history"], ["articles"], ["articles", "show", "cf1149dde74828fd"],
    ["stats", "--by", "speaker"], ["stats", "--by", "outlet"], ["stats", "--by", "role"],
    ["timeline"], ["compare", "Luis Ortega", "Ana Reyes"], ["export"],
    ["export", "--format", "tei"], ["export", "--format", "webannotation"],
    ["export", "--format", "jsonl"], ["export", "--preset", "quotebank"],
    ["export", "--preset", "gqg"], ["export", "--preset", "ggt"], ["export", "out.xlsx"],
    ["export", "--package", "package"], ["export", "--format", "brat", "brat"], ["cite", quote],
    ["publish", "pages"], ["corrections"], ["corrections", "export"], ["accuracy", "--all"],
    ["agreement", "--all"], ["sql", "SELECT * FROM quote_view"], ["backup", "copy.sqlite"],
    ["search", "--attribute", "party=Green"], ["search", "--sort", "speaker"],
  ]

  private static let writing: [[String]] = [
    ["sample", "--n", "5", "--seed", "1"], ["sample", "--n", "3", "--seed", "2"],
    ["correct", quote, "--kind", "mixed"], ["correct", quote, "--undo"], ["reparse"],
    ["speakers", "alias", "Ana Reyes", "A. R. Example"], ["speakers", "undo"],
    ["speakers", "merge", "Ida Strand", "Ana Reyes"], ["speakers", "load", "--well-known"],
    ["outlets", "merge", "The Harbour Gazette", "The Brill Post"], ["import", "new.txt"],
    ["remove", "--article", "cf1149dde74828fd", "--because", "a test"],
    ["remove", "--import", "1", "--undo"],
    ["merge", "other.sqlite"], ["merge", "-a", "other.sqlite", "quotes.sqlite"],
    ["verify", "--repair"], ["remove", "--vacuum"],
  ]

  // MARK: The archive

  /// With a row in every table: made once, and copied.
  static func sound() throws -> Tool {
    let tool = try Tool()
    try tool.write(try made.get(), to: "quotes.sqlite")
    try tool.write(try imported.get(), to: "other.sqlite")
    try tool.write(Samples.dam, to: "new.txt")
    return tool
  }

  private static let imported = Result { try Tool.withArchive().read("quotes.sqlite") }

  private static let made = Result {
    let tool = try Tool()
    try tool.copyArticles()
    let reprint = Samples.articles[0].replacing("“The dam holds,”", with: "“The dam held,”")
    try tool.write(Samples.lines + reprint + "\n", to: "a.jsonl")
    let commands = [
      ["import", "articles/brill-dam.json", "articles/joint-statement.json", "a.jsonl"],
      ["correct", quote, "--kind", "mixed", "--by", "Mara"],
      ["speakers", "alias", "Luis Ortega", "Boss Man"],
      ["speakers", "rename", "Ana Reyes", "Ana M. Reyes"],
      ["speakers", "set", "Luis Ortega", "--attribute", "party=Green", "--note", "a note"],
      ["speakers", "set", "Ida Strand", "--wikidata", "Q1", "--kind", "person"],
      ["speakers", "merge", "Steve Witkoff", "Ida Strand"],
      ["sample", "--n", "5", "--seed", "1"], ["outlets", "alias", "The Brill Post", "Brill Post"],
    ]
    for command in commands {
      let outcome = try tool.run(list: command)
      precondition(outcome.status == 0, "\(command): \(outcome.messages)")
    }
    return try tool.read("quotes.sqlite")
  }
}
