import GRDB
import QuoteModel

/// Makes quotes anew whose spans, words or speakers are not right, from the text of their article.
struct QuoteRepair {
  private let db: Database
  private let extractor: Extractor

  init(_ db: Database, _ extractor: Extractor) {
    self.db = db
    self.extractor = extractor
  }

  func run() throws -> [String] {
    var deeds: [String] = []
    let extracted = try extractAgain()
    if extracted > 0 { deeds.append("\(counted(extracted, "article")) extracted again") }
    let cut = try cutWordsOut()
    if cut > 0 { deeds.append("the words of \(counted(cut, "quote")) cut out of the text again") }
    try db.execute(
      sql: """
        UPDATE quote SET published = (
          SELECT published FROM article WHERE article.id = quote.article_id)
        WHERE published IS NOT (SELECT published FROM article WHERE article.id = quote.article_id)
        """)
    if db.changesCount > 0 {
      deeds.append("the date of \(counted(db.changesCount, "quote")) taken from the article")
    }
    return deeds
  }

  /// The same parser finds the same in the same text, so that the quotes are as they were.
  ///
  /// - Returns: How many articles.
  private func extractAgain() throws -> Int {
    var broken: [Int64: [Int64]] = [:]
    try ArticleCheck(db).forEachArticle { article in
      let quotes = article.quotes.filter { !$0.problems.isEmpty }.map(\.row)
      if article.isProven, !quotes.isEmpty { broken[article.row] = quotes }
    }
    for article in try withoutSpeakers() where broken[article] == nil { broken[article] = [] }
    var count = 0
    for (article, quotes) in broken.sorted(by: { $0.key < $1.key }) {
      guard let inferred = try extractor.attributions(of: article, in: db) else { continue }
      let writer = try QuoteWriter(db)
      for quote in quotes { try writer.remove(quote) }
      guard let plan = try QuoteRewriter.plan(of: article, inferred: inferred, in: db) else {
        continue
      }
      var rewriter = try QuoteRewriter(db)
      try rewriter.carryOut(plan)
      try rewriter.indexWords()
      count += 1
    }
    return count
  }

  /// Articles with quotes of speakers that do not exist.
  private func withoutSpeakers() throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        SELECT DISTINCT article_id FROM quote WHERE
          speaker_id NOT IN (SELECT id FROM speaker)
          OR id IN (
            SELECT quote_id FROM joint_speaker
            WHERE speaker_id NOT IN (SELECT id FROM speaker))
        ORDER BY 1
        """)
  }

  /// Where the article cannot be extracted as it was, but the spans are within the text, they tell
  /// the words.
  ///
  /// - Returns: How many quotes.
  private func cutWordsOut() throws -> Int {
    var words: [(row: Int64, words: CutWords)] = []
    try ArticleCheck(db).forEachArticle { article in
      guard article.isProven else { return }
      var body = BodyText(article.body)
      for quote in article.quotes where !quote.problems.isEmpty {
        CutWords(of: quote, in: &body).map { words.append((quote.row, $0)) }
      }
    }
    let update = try InsertStatement(
      db, "UPDATE quote SET text = ?, cue_text = ?, source_text = ? WHERE id = ?")
    for (row, words) in words {
      try update.run {
        $0.text(words.text)
        $0.text(words.cue)
        $0.text(words.source)
        $0.integer(row)
      }
    }
    return words.count
  }
}
