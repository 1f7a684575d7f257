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
  public let columns: [String]
  let title: String
  let fields: @Sendable () -> [PackageField]
  let key: String
  /// A column, and the table whose key it holds.
  let references: [(column: String, table: String)]

  public var file: String { "\(name).csv" }

  public static let quotes = PackageTable(
    name: "quotes", title: "One row for each quote of an article", key: "quote_id",
    references: [("article_id", "articles"), ("speaker_id", "speakers")],
    fields: { PackageField.quotes })

  public static let articles = PackageTable(
    name: "articles", title: "One row for each article that a quote stands in, with its text",
    key: "article_id", references: [], fields: { PackageField.articles })

  public static let speakers = PackageTable(
    name: "speakers", title: "One row for each value of speaker_id: who spoke",
    key: "speaker_id", references: [], fields: { PackageField.speakers })

  private init(
    name: String, title: String, key: String, references: [(column: String, table: String)],
    fields: @escaping @Sendable () -> [PackageField]
  ) {
    self.name = name
    self.title = title
    self.key = key
    self.references = references
    self.fields = fields
    columns = fields().map(\.name)
  }
}
