import GRDB
import QuoteModel

/// The speakers of the quotes that a query matches, merged ones as one, with their counts.
struct SpeakerSelection {
  private let query: QuoteQuery
  private let quotes: QuoteSelection
  private let named: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    self.query = query
    quotes = try QuoteSelection(of: query, in: db)
    named =
      query.speakers.isEmpty
      ? "1" : try SpeakerLookup(query.speakers, in: db).condition(on: "said.speaker_id")
  }

  /// As `SpeakerSummary` reads them; most quoted first.
  var rows: SQL {
    """
    \(summaries(of: said, where: named, quotes: "count(*)"))
    ORDER BY tally.quotes DESC, root.slug
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }

  var count: SQL {
    """
    SELECT count(DISTINCT ifnull(speaker.merged_into, speaker.id))
    FROM \(said) AS said JOIN speaker ON speaker.id = said.speaker_id WHERE \(named)
    """
  }

  /// Each quote once for each of its speakers.
  private var said: SQL {
    """
    (SELECT quote.speaker_id, quote.article_id, quote.published \(quotes.rows)
    UNION ALL
    SELECT joint_speaker.speaker_id, quote.article_id, quote.published \(quotes.jointRows()))
    """
  }
}

/// Who spoke in the quotes that an export holds.
struct QuotedSpeakers {
  private let ids: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    ids = try QuoteSelection(of: query, in: db).unorderedIDs
  }

  /// As `SpeakerSummary` reads them; by kind, then by id.
  var rows: SQL {
    let said: SQL = """
      (SELECT id AS quote_id, speaker_id, article_id, published FROM quote WHERE id IN (\(ids))
      UNION ALL
      SELECT quote.id, joint_speaker.speaker_id, quote.article_id, quote.published
      FROM joint_speaker JOIN quote ON quote.id = joint_speaker.quote_id
      WHERE quote.speaker_id IS NOT NULL AND quote.id IN (\(ids)))
      """
    return """
      \(summaries(of: said, where: "1", quotes: "count(DISTINCT said.quote_id)"))
      ORDER BY root.kind, root.slug
      """
  }

  /// The same of those who spoke jointly, under all of their ids and names.
  var joint: SQL {
    """
    SELECT slugs, names, '', NULL, count(*), count(DISTINCT article_id),
      min(published), max(published), NULL
    FROM (
      SELECT quote.article_id, quote.published,
        group_concat(root.slug, ' | ') OVER said AS slugs,
        group_concat(root.name, ' | ') OVER said AS names,
        row_number() OVER (PARTITION BY quote.id ORDER BY joint.position DESC) AS place
      FROM quote
      JOIN (
        SELECT quote_id, position, speaker_id FROM joint_speaker
        UNION ALL SELECT id, 1, speaker_id FROM quote
        WHERE id IN (SELECT quote_id FROM joint_speaker) AND speaker_id IS NOT NULL
      ) AS joint ON joint.quote_id = quote.id
      JOIN speaker ON speaker.id = joint.speaker_id
      JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
      WHERE quote.speaker_id IS NOT NULL AND quote.id IN (SELECT quote_id FROM joint_speaker)
        AND quote.id IN (\(ids))
      WINDOW said AS (PARTITION BY quote.id ORDER BY joint.position)
    )
    WHERE place = 1 GROUP BY slugs, names ORDER BY slugs
    """
  }
}

/// Speakers with the number of their quotes and articles, and the dates of these, merged ones as one.
///
/// - Parameters:
///   - said: Speaker, article and date of each quote that counts.
///   - quotes: How to count the quotes.
private func summaries(of said: SQL, where condition: SQL, quotes: SQL) -> SQL {
  """
  SELECT root.slug, root.name, root.kind, substr(article.hash, 1, 16),
    tally.quotes, tally.articles, tally.first, tally.last, root.wikidata
  FROM (
    SELECT ifnull(speaker.merged_into, speaker.id) AS id, \(quotes) AS quotes,
      count(DISTINCT said.article_id) AS articles,
      min(said.published) AS first, max(said.published) AS last
    FROM \(said) AS said JOIN speaker ON speaker.id = said.speaker_id
    WHERE \(condition) GROUP BY 1
  ) AS tally
  JOIN speaker AS root ON root.id = tally.id
  LEFT JOIN article ON article.id = root.article_id
  """
}

extension SpeakerSummary {
  /// - Parameter row: Id, name, kind, article id, quotes, articles, first and last date, Wikidata id.
  init(row: StoredRow) throws {
    self.init(
      id: try row.text(0), name: try row.text(1),
      kind: SpeakerKind(rawValue: try row.text(2)) ?? .person,
      articleID: try row.optionalText(3), wikidata: try row.optionalText(8),
      quoteCount: try row.value(4),
      articleCount: try row.value(5), firstPublished: try row.date(6),
      lastPublished: try row.date(7))
  }
}
