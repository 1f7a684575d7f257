/// How a news database lays out a text file with several articles in it.
protocol DocumentLayout {
  init()

  /// Whether lines, the first of a file, are laid out so.
  static func matches(_ lines: [Substring]) -> Bool

  /// Called with every line in turn; with a line that a document is cut before, once more.
  mutating func cut(at line: Substring) -> DocumentCut

  /// What the lines of one document say.
  func document(of lines: DocumentLines) -> LaidOutDocument
}

/// Where a document ends.
enum DocumentCut {
  case nowhere, beforeLine, afterLine
}

/// The fields of a document, and the lines of it that belong to none.
struct LaidOutDocument {
  /// Without a text where the document is none, as covers are.
  var fields: [ArticleField: String] = [:]
  var unplaced: [Substring] = []
  /// Whether it is only what stands around documents, such as a cover.
  var isCover = false
}
