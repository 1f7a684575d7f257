public import QuoteModel

/// A table of a data package.
public struct PackageTable: Sendable {
  /// What a file turned out to be.
  public struct Measure: Sendable {
    let rows: Int
    let bytes: Int
    /// Of its bytes, in hex.
    let sha256: String

    public init(rows: Int, bytes: Int, sha256: String) {
      self.rows = rows
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  public let name: String
  let title: String
  public let fields: [Field]
  let key: String
  /// A column, and the table whose key it holds.
  let references: [(column: String, table: String)]
  /// Those that an article has by itself, before its text, in a table of articles.
  private var ofArticle: [QuoteField] = []

  public var file: String { "\(name).csv" }

  public var columns: [String] { fields.map(\.name) }

  public static let quotes = PackageTable(
    name: "quotes", title: "One row for each quote of an article",
    fields: QuoteField.standard.map(\.field), key: "quote_id",
    references: [("article_id", "articles"), ("speaker_id", "speakers")])

  public static let articles = PackageTable(
    articles: QuoteField.standard,
    title: "One row for each article that a quote stands in, with its text")

  /// Those that were read without an archive, with all that is known of them.
  public static let readArticles = PackageTable(
    articles: QuoteField.allCases.filter { !$0.isOfArchive },
    title: "One row for each article that was read, with its text")

  public static let speakers = PackageTable(
    name: "speakers", title: "One row for each value of speaker_id: who spoke",
    fields: ofSpeakers.map(\.field), key: "speaker_id", references: [])

  private init(articles fields: [QuoteField], title: String) {
    let ofArticle = fields.filter(\.isOfArticle)
    let body = Field(
      "body", "The article's text",
      "exactly as it was read; start, end and spans of its quotes count in it", isRequired: true)
    self.init(
      name: "articles", title: title, fields: ofArticle.map(\.field) + [body], key: "article_id",
      references: [])
    self.ofArticle = ofArticle
  }

  private init(
    name: String, title: String, fields: [Field], key: String,
    references: [(column: String, table: String)]
  ) {
    (self.name, self.title, self.fields, self.key) = (name, title, fields, key)
    self.references = references
  }

  /// A row of a table of articles.
  public func row(of article: ArticleSummary, body: String) -> [Cell] {
    ofArticle.map { $0.cell(of: article) } + [.text(body)]
  }

  /// A row of `speakers`.
  ///
  /// - Parameter kind: `nil` for several who made one statement.
  public static func row(of speaker: SpeakerSummary, kind: SpeakerKind?) -> [Cell] {
    ofSpeakers.map { $0.cell(speaker, kind) }
  }

  private static let ofSpeakers:
    [(field: Field, cell: @Sendable (SpeakerSummary, SpeakerKind?) -> Cell)] = [
      (
        Field("speaker_id", "Id of the speaker", "as in quotes.csv", isRequired: true),
        { speaker, _ in .text(speaker.id) }
      ),
      (
        Field(
          "name", "The name as shown",
          "the best spelling met in all articles, or what a person decided", isRequired: true),
        { speaker, _ in .text(speaker.name) }
      ),
      (
        Field(
          "kind", "What sort of source", "from the articles, or what a person decided",
          values: [
            ("person", "a person with a name"),
            ("organisation", "a company, ministry, court, newspaper or government"),
            ("group", "several people without a name"), ("document", "a text that speaks"),
            ("anonymous", "one person whose name is not printed"),
            ("joint", "several who made one statement: each has a row of its own as well"),
          ], isRequired: true),
        { _, kind in .text(kind?.rawValue ?? "joint") }
      ),
      (
        Field("wikidata", "The speaker's item in Wikidata", "as a person gave it"),
        { speaker, _ in Cell(speaker.wikidata) }
      ),
      (
        Field(
          "bound_to", "The one article that the speaker belongs to",
          "its article_id, for surnames without a full name and for sources without a name: they are "
            + "never joined across articles"),
        { speaker, _ in Cell(speaker.articleID) }
      ),
      (
        Field(
          "quotes", "Quotes in this package",
          "counted; a joint statement counts for each speaker", kind: .integer, isRequired: true,
          minimum: 1),
        { speaker, _ in .integer(speaker.quoteCount) }
      ),
      (
        Field(
          "articles", "Articles that they stand in", "counted", kind: .integer, isRequired: true,
          minimum: 1),
        { speaker, _ in .integer(speaker.articleCount) }
      ),
      (
        Field(
          "first_published", "The first day", "of the dated articles among them", kind: .date),
        { speaker, _ in Cell(speaker.firstPublished?.description) }
      ),
      (
        Field("last_published", "The last day", "of the dated articles among them", kind: .date),
        { speaker, _ in Cell(speaker.lastPublished?.description) }
      ),
    ]
}
