/// Where an article was published, of all that a page says of it.
struct PageAddress {
  /// `nil` if no address is an article's.
  let url: String?
  /// `example.com`, of the best there is.
  let host: String?

  /// - Parameters:
  ///   - stated: What the page is called by itself: canonical, then Open Graph.
  ///   - others: What may be of another page, such as the template's; of the same host alone.
  ///   - savedFrom: Where the browser that saved the page had it from.
  init(stated: [String?], others: [String?], savedFrom: String?) {
    let own = stated.compactMap { $0.map(withoutArchive) }.filter { $0.utf8.contains("://") }
    let saved = savedFrom.map(withoutArchive)
    let hosts = (own + [saved].compactMap { $0 }).compactMap(hostOfAddress)
    let other = others.compactMap { $0.map(withoutArchive) }.filter { address in
      hosts.isEmpty || hostOfAddress(address).map(hosts.contains) ?? false
    }
    url = (own + other + [saved].compactMap { $0 }).first(where: hasPath)
    host = (url ?? own.first).flatMap(hostOfAddress)
  }
}

/// `https://example.com/ferry` of `https://web.archive.org/web/20210303100000/https://example.com/ferry`.
private func withoutArchive(_ address: String) -> String {
  let clean = address.trimmed
  guard let mark = clean.firstRange(of: "web.archive.org/web/") else { return clean }
  let rest = clean[mark.upperBound...].drop { $0 != "/" }.dropFirst()
  return rest.utf8.contains("://") ? String(rest) : clean
}

/// `example.com` of `https://www.example.com/ferry`.
private func hostOfAddress(_ address: String) -> String? {
  guard let mark = address.firstRange(of: "://") else { return nil }
  let host = address[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
  guard !host.isEmpty else { return nil }
  for prefix in ["www.", "m.", "amp."] where host.hasPrefix(prefix) {
    return String(host.dropFirst(prefix.count))
  }
  return host
}

/// Whether an address leads to a page of a site, and not to all of it. That of a template is none.
private func hasPath(_ address: String) -> Bool {
  guard let mark = address.firstRange(of: "://"), hostOfAddress(address) != "google.com" else {
    return false
  }
  let path = address[mark.upperBound...].drop { $0 != "/" && $0 != "?" }
  return path.count > 1
}
