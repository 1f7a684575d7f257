/// News Industry Text Format (IPTC NITF 3.6).
enum NITF: NewsXML {
  static let articles: Set<String> = ["nitf"]

  static let fields: [(field: ArticleField, path: XMLPath)] = [
    (.title, "hedline/hl1"), (.title, "nitf/head/title"),
    (.author, "body.head/byline/person"), (.author, "body.head/byline/byttl"),
    (.author, "body.head/byline"), (.published, "docdata/date.issue@norm"),
    (.published, "dateline/story.date@norm"), (.published, "pubdata@date.publication"),
    (.outlet, "pubdata@name"), (.section, "pubdata@position.section"),
    (.url, "pubdata@ex-ref"), (.id, "docdata/doc-id@id-string"),
    (.keywords, "key-list/keyword@key"), (.language, "nitf@lang"),
  ]

  static let bodies: [XMLPath] = ["body.content"]
  static let leftOut: Set<String> = ["media", "note"]

  static func isShown(by beginning: FileBeginning) -> Bool { beginning.xmlRoot?.name == "nitf" }
}
