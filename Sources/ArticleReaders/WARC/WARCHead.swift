/// What the head of a WARC record says, as far as it matters for articles.
struct WARCHead {
  let length: Int
  let url: String?
  /// When the page was fetched, if that can be read: for pages that do not say when they are from.
  let date: String?
  /// Whether a server's answer over HTTP is in it.
  let isResponse: Bool

  /// - Returns: `nil` without a length.
  init?(_ fields: HeadFields) {
    guard let length = fields["content-length"].flatMap({ Int($0) }), length >= 0 else {
      return nil
    }
    self.length = length
    // Some writers put the address between angle brackets, as an early draft had it.
    url = fields["warc-target-uri"].map { $0.filter { $0 != "<" && $0 != ">" } }
    date = fields["warc-date"]
    let type = fields["content-type"]?.lowercased() ?? "application/http"
    isResponse = fields["warc-type"]?.lowercased() == "response" && type.contains("http")
  }
}
