import GRDB

/// Takes out derived rows of quotes, speakers and articles that do not exist.
struct StrayRowRepair {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func run() throws -> [String] {
    let strays: [(String, SQL)] = [
      ("span", "DELETE FROM span WHERE quote_id NOT IN (SELECT id FROM quote)"),
      (
        "joint_speaker",
        """
        DELETE FROM joint_speaker WHERE quote_id NOT IN (SELECT id FROM quote)
        """
      ),
      ("alias", "DELETE FROM alias WHERE speaker_id NOT IN (SELECT id FROM speaker)"),
      (
        "article_author",
        "DELETE FROM article_author WHERE article_id NOT IN (SELECT id FROM article)"
      ),
      ("inference", "DELETE FROM inference WHERE article_id NOT IN (SELECT id FROM article)"),
    ]
    return try strays.compactMap { table, sentence in
      try db.execute(literal: sentence)
      return db.changesCount == 0
        ? nil : "\(counted(db.changesCount, "row")) of \(table) that belonged to nothing: taken out"
    }
  }
}
