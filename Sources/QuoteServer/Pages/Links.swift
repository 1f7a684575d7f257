import Essentials

/// Where pages are to be found from each other: served, or as files beside each other.
struct Links: Sendable {
  /// What a file has to go up to the folder of all; `nil` where pages are served.
  let up: String?

  static let served = Links(up: nil)

  var isPublished: Bool { up != nil }

  func quote(_ id: String) -> String { page("quote", id) }

  /// - Parameter quote: To which quote in it.
  func article(_ id: String, quote: String? = nil) -> String {
    page("article", id) + (quote.map { "#q\($0.drop { $0 != "." }.dropFirst())" } ?? "")
  }

  func speaker(_ id: String) -> String { page("speaker", id) }

  func outlet(_ name: String) -> String { page("outlet", name) }

  func search(_ parameters: [Address.Parameter] = []) -> String {
    let query = Address("search", parameters: parameters).description.dropFirst("/search".count)
    return up.map { "\($0)index.html\(query)" } ?? (query.isEmpty ? "/" : "/search\(query)")
  }

  func search(_ name: FilterParameter, _ value: String) -> String {
    search([.init(name: name.rawValue, value: value)])
  }

  /// A page of which there is one, or a file that pages need.
  func one(_ name: String) -> String {
    up.map { name.contains(".") ? $0 + name : "\($0)\(name).html" } ?? "/\(name)"
  }

  /// The picture of a speaker's quotes over time.
  func timeline(_ speaker: String) -> String {
    up.map { "\($0)speaker/\(Self.fileName(speaker)).svg" }
      ?? Address("speaker", speaker + ".svg").description
  }

  private func page(_ kind: String, _ id: String) -> String {
    up.map { "\($0)\(kind)/\(Self.fileName(id)).html" } ?? Address(kind, id).description
  }

  /// A name that every file system bears and no link has to escape.
  static func fileName(_ id: String) -> String {
    let plain = Address.escaped(id).replacing("%", with: "=")
    guard plain.utf8.count > 150 || plain.hasPrefix(".") else { return plain }
    // FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/).
    let hash = id.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    return "=" + plain.filter { $0 != "." }.prefix(100) + "=" + String(hash, radix: 16)
  }
}

/// An address of the web that may become a link: nothing but http and https.
struct WebAddress {
  let text: String

  init?(_ text: String?) {
    guard let text else { return nil }
    let lower = text.lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://"),
      !text.unicodeScalars.contains(where: {
        $0.value <= 0x20 || $0.properties.isWhitespace || $0.value == 0x7F
      })
    else { return nil }
    self.text = text
  }

  /// The same, opened where these words stand (https://wicg.github.io/scroll-to-text-fragment/).
  func at(_ words: String) -> String {
    let words = words.split(whereSeparator: \.isWhitespace)
    guard !words.isEmpty else { return text }
    func escaped(_ words: some Sequence<Substring>) -> String {
      // A hyphen and a comma have a meaning there.
      Address.escaped(words.joined(separator: " "), plain: "._~")
    }
    let place =
      words.count <= 8
      ? escaped(words) : "\(escaped(words.prefix(4))),\(escaped(words.suffix(4)))"
    return text + (text.contains("#") ? "" : "#") + ":~:text=\(place)"
  }
}
