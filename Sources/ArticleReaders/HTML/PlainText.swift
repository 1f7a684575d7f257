/// A text that may hold entities or tags, as JSON-LD's and `content` attributes' do, without them.
func plainText(_ text: String) -> String {
  guard text.utf8.contains(UInt8(ascii: "&")) || text.utf8.contains(UInt8(ascii: "<")) else {
    return text
  }
  return pageOfFragment(text).nodes.lazy.map(\.text).joined()
}

/// A piece of HTML as the page that holds nothing else.
func pageOfFragment(_ text: String) -> HTMLPage {
  HTMLPage(parsing: HTMLTags.bounded(Array("<html><body><div>\(text)</div></body></html>".utf8)))
}
