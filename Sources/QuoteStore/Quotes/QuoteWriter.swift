import GRDB
import QuoteModel

/// An article's row and public id.
struct ArticleKey {
  let id: String
  let row: Int64
  /// Whether another article counts for it.
  var isCopy = false
}

/// What of a statement a span holds, as the table `span` spells it.
enum SpanPart: String, CaseIterable {
  case content
  case cue
  case source
}

/// Writes attributions to `quote`, `span` and `joint_speaker`, with their speakers, whom it finds or
/// makes.
struct QuoteWriter {
  private let db: Database
  private var speakers: SpeakerWriter
  private let insertQuote: InsertStatement
  private let insertSpan: InsertStatement
  private let insertJoint: InsertStatement

  /// - Parameter areArticlesNew: Whether the archive has had none of the articles before.
  init(_ db: Database, areArticlesNew: Bool) throws {
    self.db = db
    speakers = try SpeakerWriter(db, areArticlesNew: areArticlesNew)
    insertQuote = try InsertStatement(
      db,
      """
      INSERT INTO quote (
        article_id, start, kind, mode, text, speaker_id, source_text, cue_text, cue_lemma, role,
        recipient, channel, via, polarity, rule, confidence, published, reviewed, "inner",
        copy, folded)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    insertSpan = try InsertStatement(
      db, "INSERT OR IGNORE INTO span (quote_id, part, start, \"end\") VALUES (?, ?, ?, ?)")
    insertJoint = try InsertStatement(
      db, "INSERT INTO joint_speaker (quote_id, position, speaker_id) VALUES (?, ?, ?)")
  }

  /// - Parameter published: The article's, as ISO 8601.
  /// - Returns: The new row's id.
  @discardableResult
  mutating func insert(
    _ attribution: Attribution, isReviewed: Bool, published: String?, article: ArticleKey
  ) throws -> Int64 {
    let speakers = try speakerRows(of: attribution, in: article)
    try insertQuote.run {
      $0.integer(article.row).integer(attribution.content.first?.start ?? 0)
        .text(attribution.kind.rawValue).text(attribution.mode.rawValue).text(attribution.text)
        .integer(speakers.first).text(attribution.sourceText).text(attribution.cueText)
        .text(attribution.cueLemma).text(attribution.role).text(attribution.recipient)
        .text(attribution.channel).text(attribution.via).text(attribution.polarity.rawValue)
        .text(attribution.rule).real(attribution.storedConfidence).text(published)
        .integer(isReviewed ? 1 : 0).integer(attribution.isInner ? 1 : 0)
        .integer(article.isCopy ? 1 : 0)
        .text(FoldedText.stored(attribution.text))
    }
    let quote = db.lastInsertedRowID
    // In the order of the primary key, so that rows are appended.
    try insert(attribution.content, .content, of: quote)
    try insert(attribution.cue, .cue, of: quote)
    try insert(attribution.source, .source, of: quote)
    for (place, speaker) in speakers.enumerated().dropFirst() {
      try insertJoint.run { $0.integer(quote).integer(place + 1).integer(speaker) }
    }
    return quote
  }

  /// Does for the speakers of a quote that stays what an insertion does: an archive may have been made before names
  /// were joined that are forms of one.
  mutating func meetSpeakers(of attribution: Attribution, in article: ArticleKey) throws {
    _ = try speakerRows(of: attribution, in: article)
  }

  /// Takes a quote out, and its words out of the full-text index, which must hold them.
  func remove(_ quote: Int64) throws {
    try WordIndex(db: db).remove([quote])
    try db.execute(
      literal: """
        DELETE FROM span WHERE quote_id = \(quote);
        DELETE FROM joint_speaker WHERE quote_id = \(quote);
        DELETE FROM quote WHERE id = \(quote)
        """)
  }

  func setReviewed(_ isReviewed: Bool, of quote: Int64) throws {
    try db.execute(literal: "UPDATE quote SET reviewed = \(isReviewed) WHERE id = \(quote)")
  }

  /// Fills the full-text index for rows that `insert` made.
  func indexWords(of quotes: [Int64]) throws {
    try WordIndex(db: db).add(where: "id IN \(quotes.list)")
  }

  /// In the article's order, each once.
  private mutating func speakerRows(
    of attribution: Attribution, in article: ArticleKey
  ) throws -> [Int64] {
    var rows: [Int64] = []
    for speaker in attribution.speakers {
      let row = try speakers.id(of: speaker, articleID: article.id, articleRow: article.row)
      if let row, !rows.contains(row) { rows.append(row) }
    }
    return rows
  }

  private func insert(_ spans: [TextSpan], _ part: SpanPart, of quote: Int64) throws {
    for span in spans {
      try insertSpan.run {
        $0.integer(quote).text(part.rawValue).integer(span.start).integer(span.end)
      }
    }
  }
}

extension Attribution {
  /// From 0 to 1, as the schema has it.
  var storedConfidence: Double { confidence.isNaN ? 0 : min(max(confidence, 0), 1) }
}

/// Keeps the full-text index true to quotes that are added, changed or removed.
struct WordIndex {
  let db: Database

  /// - Parameter condition: On the columns of `quote_words`.
  func add(where condition: SQL) throws {
    try db.execute(
      literal: """
        INSERT INTO quote_fts (rowid, text, speaker)
        SELECT id, text, speaker FROM quote_words WHERE \(condition) ORDER BY id
        """)
  }

  /// To be called while the quotes are as the index has them: it has no contents of its own, and has
  /// to be told what it held.
  func remove(_ quotes: [Int64]) throws {
    try db.execute(
      literal: """
        INSERT INTO quote_fts (quote_fts, rowid, text, speaker)
        SELECT 'delete', id, text, speaker FROM quote_words WHERE id IN \(quotes.list)
        """)
  }

  /// Runs `change`, which may alter the words or speakers of these quotes, and of no others.
  func update(_ quotes: [Int64], _ change: () throws -> Void) throws {
    try remove(quotes)
    try change()
    try add(where: "id IN \(quotes.list)")
  }
}
