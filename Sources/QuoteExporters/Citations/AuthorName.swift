/// One of an article's authors, as far as a byline tells what is a person's name.
struct AuthorName {
  /// As printed.
  let whole: String
  /// *Doe* and *Jane*; `nil` for an agency, and for what may be one.
  let parts: (family: String, given: String)?

  static func all(in byline: String?, outlet: String?) -> [AuthorName] {
    guard let byline else { return [] }
    var text = onOneLine(byline)
    if text.lowercased().hasPrefix("by ") { text = String(text.dropFirst(3)) }
    return text.split(separator: ";").flatMap { part in
      // “Doe, Jane” is one person and “Jane Doe, John Roe” two, so a comma parts nobody.
      part.contains(",")
        ? [String(part)]
        : part.replacing(" and ", with: "\u{0}")
          .split(separator: "\u{0}").map(String.init)
    }.map(onOneLine).filter { !$0.isEmpty }.map { AuthorName($0, outlet: outlet) }
  }

  private init(_ name: String, outlet: String?) {
    whole = name
    let words = name.split(separator: " ").map(String.init)
    let isPerson =
      (2...4).contains(words.count) && !name.contains(",")
      && name.lowercased() != outlet?.lowercased()
      && !words.contains { agencyWords.contains($0.lowercased()) }
      && words.allSatisfy { !$0.contains(where: \.isNumber) }
    guard isPerson else {
      parts = nil
      return
    }
    // The family name begins with the particle, if there is one: van der Berg.
    let begin =
      words.indices.dropFirst().first { particles.contains(words[$0]) } ?? words.count - 1
    parts = (words[begin...].joined(separator: " "), words[..<begin].joined(separator: " "))
  }

  /// *Doe, J. M.*
  var withInitials: String {
    guard let parts else { return whole }
    let initials = parts.given.split(separator: " ").compactMap { word in
      word.first.map { "\($0)." }
    }
    return "\(parts.family), \(initials.joined(separator: " "))"
  }

  /// *Doe, Jane*
  var familyFirst: String { parts.map { "\($0.family), \($0.given)" } ?? whole }
}

private let particles: Set = [
  "van", "von", "de", "da", "di", "del", "della", "der", "den", "du", "la", "le", "el", "al",
  "bin", "ibn", "ter", "zu",
]

/// What a person's name does not have.
private let agencyWords: Set = [
  "press", "news", "staff", "agency", "agencies", "reuters", "afp", "desk", "team", "board",
  "editorial", "editors", "editor", "reporter", "reporters", "correspondent", "correspondents",
  "newsroom", "service", "services", "wire", "wires", "bureau", "associated", "the", "media",
  "times", "post", "journal", "writer", "writers", "contributor", "contributors",
]
