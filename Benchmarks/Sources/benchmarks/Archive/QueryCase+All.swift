import QuoteModel

extension QueryCase {
  /// - Parameters:
  ///   - speaker: One whom many articles quote.
  ///   - phrase: Three words that many quotes have.
  ///   - word: The commonest.
  static func all(speaker: SpeakerNames, phrase: String, word: String) -> [QueryCase] {
    let said = "speaker_id = (SELECT id FROM speaker WHERE slug = ?1)"
    let bySpeaker = QuoteQuery(speaker: speaker.name)
    let matching = "quote_fts CROSS JOIN quote ON quote.id = quote_fts.rowid"
    return [
      QueryCase(
        name: "a speaker's newest 50", query: bySpeaker,
        sentences: [
          (list("quote", said, "quote.published DESC"), [speaker.slug]),
          ("SELECT count(*) FROM quote WHERE \(said)", [speaker.slug]),
        ]),
      words("a phrase, best 50", phrase),
      QueryCase(
        name: "phrase and speaker",
        query: QuoteQuery(words: "\"\(phrase)\"", speaker: speaker.name),
        sentences: [
          (
            list(matching, "\(said) AND quote_fts MATCH ?2", "quote_fts.rank, quote.published"),
            [speaker.slug, pattern(phrase, speaker.key)]
          ),
          (
            "SELECT count(*) FROM \(matching) WHERE \(said) AND quote_fts MATCH ?2",
            [speaker.slug, pattern(phrase, speaker.key)]
          ),
        ]),
      QueryCase(
        name: "a speaker's count by month", query: bySpeaker, isByMonth: true,
        sentences: [
          (
            """
            SELECT substr(published, 1, 7), count(*) FROM quote WHERE \(said)
            GROUP BY 1 ORDER BY 1
            """, [speaker.slug]
          )
        ]),
      words("the commonest word, best 50", word),
    ]
  }

  private static func words(_ name: String, _ words: String) -> QueryCase {
    let matching = "quote_fts CROSS JOIN quote ON quote.id = quote_fts.rowid"
    let pattern = "{text} : (\"\(words)\")"
    return QueryCase(
      name: name, query: QuoteQuery(words: "\"\(words)\""),
      sentences: [
        (list(matching, "quote_fts MATCH ?1", "quote_fts.rank, quote.published"), [pattern]),
        ("SELECT count(*) FROM \(matching) WHERE quote_fts MATCH ?1", [pattern]),
      ])
  }

  private static func pattern(_ phrase: String, _ key: String) -> String {
    "{text} : (\"\(phrase)\") AND {speaker} : (\"\(key)\")"
  }

  /// The 50 are found first, so that the articles' bodies are read for them alone.
  private static func list(_ tables: String, _ condition: String, _ order: String) -> String {
    """
    WITH found (place, id) AS MATERIALIZED (
      SELECT row_number() OVER (), id FROM (
        SELECT quote.id AS id
        FROM \(tables) JOIN article ON article.id = quote.article_id
        WHERE \(condition) ORDER BY \(order), article.hash, quote.start LIMIT 50))
    SELECT quote.*, speaker.slug, speaker.name, speaker.kind, article.*, import.started,
      (SELECT json_group_array(json_array(part, start, "end")) FROM span
        WHERE quote_id = quote.id),
      (SELECT count(*) FROM quote AS other WHERE other.article_id = article.id)
    FROM found JOIN quote ON quote.id = found.id
    JOIN article ON article.id = quote.article_id
    JOIN import ON import.id = article.import_id
    LEFT JOIN speaker ON speaker.id = quote.speaker_id
    ORDER BY found.place
    """
  }
}

extension QuoteQuery {
  fileprivate init(words: String? = nil, speaker: String? = nil) {
    self.init()
    self.words = words
    speakers = speaker.map { [$0] } ?? []
    limit = 50
  }
}
