/// The XML that trafilatura writes: an element with the fields as attributes, and the text in it.
enum TrafilaturaXML: NewsXML {
  static let articles: Set<String> = ["doc"]

  static let fields: [(field: ArticleField, path: XMLPath)] = [
    (.title, "doc@title"), (.author, "doc@author"), (.published, "doc@date"),
    (.url, "doc@source"), (.url, "doc@url"), (.outlet, "doc@sitename"), (.outlet, "doc@hostname"),
    (.language, "doc@language"), (.section, "doc@categories"), (.keywords, "doc@tags"),
    (.id, "doc@id"),
  ]

  static let bodies: [XMLPath] = ["doc/main"]
  static let leftOut: Set<String> = []

  static func isShown(by beginning: FileBeginning) -> Bool {
    beginning.xmlRoot?.name == "doc"
      && String(decoding: beginning.text, as: UTF8.self).contains("<main")
  }
}
