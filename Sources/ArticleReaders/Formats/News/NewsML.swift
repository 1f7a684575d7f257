/// NewsML-G2 (IPTC): news items, alone or in a message, whose text is NITF, XHTML or plain.
enum NewsML: NewsXML {
  static let articles: Set<String> = ["newsItem"]

  static let fields: [(field: ArticleField, path: XMLPath)] = [
    (.title, "contentMeta/headline"), (.title, "itemMeta/title"), (.title, "hedline/hl1"),
    (.author, "contentMeta/by"), (.author, "contentMeta/creator/name"),
    (.author, "contentMeta/creator@literal"), (.author, "body.head/byline"),
    (.published, "contentMeta/contentCreated"), (.published, "itemMeta/firstCreated"),
    (.published, "itemMeta/versionCreated"), (.outlet, "itemMeta/provider/name"),
    (.outlet, "contentMeta/infoSource/name"), (.outlet, "itemMeta/provider@literal"),
    (.language, "contentMeta/language@tag"), (.language, "newsItem@lang"), (.id, "newsItem@guid"),
    (.keywords, "contentMeta/keyword"), (.keywords, "contentMeta/subject/name"),
    (.url, "itemMeta/link@href"),
  ]

  static let bodies: [XMLPath] = ["body.content", "html/body", "inlineData"]
  static let leftOut: Set<String> = ["media", "note", "script", "style"]

  static func isShown(by beginning: FileBeginning) -> Bool {
    beginning.xmlRoot.map { ["newsItem", "newsMessage"].contains($0.name) } ?? false
  }
}
