/// Texts of the Text Encoding Initiative (TEI P5), one or a corpus, as trafilatura and libraries write them.
enum TEI: NewsXML {
  static let articles: Set<String> = ["TEI", "TEI.2"]

  static let fields: [(field: ArticleField, path: XMLPath)] = [
    (.title, "fileDesc/titleStmt/title"), (.title, "biblFull/titleStmt/title"),
    (.author, "fileDesc/titleStmt/author"), (.author, "biblFull/titleStmt/author"),
    (.published, "biblFull/publicationStmt/date@when"),
    (.published, "biblFull/publicationStmt/date"),
    (.published, "sourceDesc/bibl/date@when"), (.published, "sourceDesc/bibl/date"),
    (.published, "fileDesc/publicationStmt/date@when"),
    (.published, "fileDesc/publicationStmt/date"),
    (.outlet, "biblFull/publicationStmt/publisher"), (.outlet, "sourceDesc/bibl/publisher"),
    (.outlet, "fileDesc/publicationStmt/publisher"),
    (.url, "biblFull/publicationStmt/publisher/ptr@target"), (.url, "sourceDesc/bibl/ptr@target"),
    (.url, "sourceDesc/bibl/ref@target"), (.language, "langUsage/language@ident"), (.id, "TEI@id"),
    (.keywords, "keywords/term"), (.section, "catRef@target"),
  ]

  static let bodies: [XMLPath] = ["text/body"]
  static let leftOut: Set<String> = ["note", "fw"]

  static func isShown(by beginning: FileBeginning) -> Bool {
    beginning.xmlRoot.map { ["TEI", "TEI.2", "teiCorpus"].contains($0.name) } ?? false
  }
}
