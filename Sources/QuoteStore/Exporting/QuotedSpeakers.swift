import GRDB
import QuoteModel

/// Who spoke in the quotes that an export holds.
struct QuotedSpeakers {
  private let ids: SQL

  init(of query: QuoteQuery, in db: Database) throws {
    ids = try ExportedQuotes(of: query, in: db).ids
  }

  /// Id, name, kind, article id, quotes, articles, first and last date, Wikidata id.
  var rows: SQLRequest<Row> {
    """
    SELECT root.slug, root.name, root.kind, substr(article.hash, 1, 16),
      tally.quotes, tally.articles, tally.first, tally.last, root.wikidata
    FROM (
      SELECT ifnull(speaker.merged_into, speaker.id) AS id, count(DISTINCT said.quote_id) AS quotes,
        count(DISTINCT said.article_id) AS articles,
        min(said.published) AS first, max(said.published) AS last
      FROM (
        SELECT id AS quote_id, speaker_id, article_id, published FROM quote WHERE id IN (\(ids))
        UNION ALL
        SELECT quote.id, joint_speaker.speaker_id, quote.article_id, quote.published
        FROM joint_speaker JOIN quote ON quote.id = joint_speaker.quote_id
        WHERE quote.speaker_id IS NOT NULL AND quote.id IN (\(ids))
      ) AS said
      JOIN speaker ON speaker.id = said.speaker_id GROUP BY 1
    ) AS tally
    JOIN speaker AS root ON root.id = tally.id
    LEFT JOIN article ON article.id = root.article_id
    ORDER BY root.kind, root.slug
    """
  }

  /// The same of those who spoke jointly, under all of their ids and names.
  var joint: SQLRequest<Row> {
    """
    SELECT slugs, names, '', NULL, count(*), count(DISTINCT article_id),
      min(published), max(published)
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
