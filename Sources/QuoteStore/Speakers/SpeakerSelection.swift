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

  /// Id, name, kind, article id, quotes, articles, first and last date; most quoted first.
  var rows: SQLRequest<Row> {
    """
    SELECT root.slug, root.name, root.kind, substr(article.hash, 1, 16),
      tally.quotes, tally.articles, tally.first, tally.last
    FROM (
      SELECT ifnull(speaker.merged_into, speaker.id) AS id, count(*) AS quotes,
        count(DISTINCT said.article_id) AS articles,
        min(said.published) AS first, max(said.published) AS last
      FROM \(said) JOIN speaker ON speaker.id = said.speaker_id WHERE \(named) GROUP BY 1
    ) AS tally
    JOIN speaker AS root ON root.id = tally.id
    LEFT JOIN article ON article.id = root.article_id
    ORDER BY tally.quotes DESC, root.slug
    LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
    """
  }

  var count: SQLRequest<Int> {
    """
    SELECT count(DISTINCT ifnull(speaker.merged_into, speaker.id))
    FROM \(said) JOIN speaker ON speaker.id = said.speaker_id WHERE \(named)
    """
  }

  /// Each quote once for each of its speakers.
  private var said: SQL {
    """
    (SELECT quote.speaker_id, quote.article_id, quote.published \(quotes.rows)
    UNION ALL
    SELECT joint_speaker.speaker_id, quote.article_id, quote.published
    FROM joint_speaker JOIN quote ON quote.id = joint_speaker.quote_id
    WHERE quote.id IN (SELECT quote.id \(quotes.rows))) AS said
    """
  }
}
