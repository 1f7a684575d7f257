/// One of an article's authors, as far as a byline tells what is a person's name.
struct AuthorName {
  /// *Jane Doe*, *Luis Ortega Jr.*, or what is no person's name, as printed.
  let whole: String
  /// *Doe*, *Jane* and, of few, *Jr.*; `nil` for an agency, and for what may be one.
  let parts: (family: String, given: String, suffix: String?)?

  static func all(in byline: String?, outlet: String?) -> [AuthorName] {
    guard let byline else { return [] }
    var text = onOneLine(byline)
    if text.lowercased().hasPrefix("by ") { text = String(text.dropFirst(3)) }
    return text.split(separator: ";").flatMap { Byline(String($0), outlet: outlet).authors }
  }

  /// - Parameter name: Without where its bearer writes from.
  fileprivate init(_ name: String, suffix: String?, outlet: String?) {
    let words = name.split(separator: " ").map(String.init)
    whole = ([name] + [suffix].compactMap(\.self)).joined(separator: " ")
    guard (2...4).contains(words.count), !isOfAgency(name, outlet: outlet) else {
      parts = nil
      return
    }
    // The family name begins with the particle, if there is one: van der Berg.
    let begin =
      words.indices.dropFirst().first { particles.contains(words[$0]) } ?? words.count - 1
    parts = (
      words[begin...].joined(separator: " "), words[..<begin].joined(separator: " "), suffix
    )
  }

  fileprivate init(family: String, given: String, suffix: String?) {
    whole = ([given, family] + [suffix].compactMap(\.self)).joined(separator: " ")
    parts = (family, given, suffix)
  }

  /// *Doe, J. M.*, *Ortega, L., Jr.*
  var withInitials: String {
    guard let parts else { return whole }
    let initials = parts.given.split(separator: " ").compactMap { word in
      word.first.map { "\($0)." }
    }
    return ([parts.family, initials.joined(separator: " ")] + [parts.suffix].compactMap(\.self))
      .joined(separator: ", ")
  }

  /// *Doe, Jane*, *Ortega, Luis, Jr.*
  var familyFirst: String {
    guard let parts else { return whole }
    return ([parts.family, parts.given] + [parts.suffix].compactMap(\.self)).joined(separator: ", ")
  }
}

/// What a byline has between semicolons: one author or several, with commas that part them, that turn
/// a name round, or that stand before *Jr.*
private struct Byline {
  let authors: [AuthorName]

  private typealias Piece = (name: String, suffix: String?)

  init(_ text: String, outlet: String?) {
    authors =
      text.replacing(" and ", with: "\u{0}").replacing(" & ", with: "\u{0}")
      .replacing(", \u{0}", with: "\u{0}").split(separator: "\u{0}")
      .flatMap { Byline.authors(in: Byline.pieces(of: String($0)), outlet: outlet) }
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    for part in text.split(separator: ",").map({ onOneLine(String($0)) }) where !part.isEmpty {
      let words = part.split(separator: " ").map(String.init)
      if isSuffix(part), !pieces.isEmpty {
        pieces[pieces.count - 1].suffix = part
      } else if let last = words.last, words.count > 2, isSuffix(last) {
        pieces.append((words.dropLast().joined(separator: " "), last))
      } else {
        pieces.append((part, nil))
      }
    }
    return pieces
  }

  private static func authors(in pieces: [Piece], outlet: String?) -> [AuthorName] {
    if isTurnedRound(pieces, outlet: outlet) {
      return stride(from: 0, to: pieces.count, by: 2).map { place in
        AuthorName(
          family: pieces[place].name, given: pieces[place + 1].name,
          suffix: pieces[place].suffix ?? pieces[place + 1].suffix)
      }
    }
    let named = pieces.enumerated().filter { place, piece in
      place == 0 || !isDescription(piece.name, outlet: outlet)
    }
    return named.map { AuthorName(withoutPlace($1.name), suffix: $1.suffix, outlet: outlet) }
  }

  /// Whether family and given names take turns: *Doe, Jane*, and not *Jane Doe, John Roe*.
  private static func isTurnedRound(_ pieces: [Piece], outlet: String?) -> Bool {
    guard !pieces.isEmpty, pieces.count.isMultiple(of: 2) else { return false }
    return stride(from: 0, to: pieces.count, by: 2).allSatisfy { place in
      let (family, given) = (pieces[place].name, pieces[place + 1].name)
      let isWord = !family.contains(" ")
      let hasParticle = family.split(separator: " ").first.map { particles.contains(String($0)) }
      return (isWord || hasParticle ?? false || !given.contains(" "))
        && ![family, given].contains { isOfAgency($0, outlet: outlet) }
    }
  }

  /// What stands after a name and says what its bearer is, or the outlet.
  private static func isDescription(_ text: String, outlet: String?) -> Bool {
    text.lowercased() == outlet?.lowercased()
      || text.lowercased().split(separator: " ").contains { roleWords.contains(String($0)) }
  }

  /// *Jane Doe* of *Jane Doe in Paris*.
  private static func withoutPlace(_ name: String) -> String {
    let words = name.split(separator: " ")
    guard let place = words.firstIndex(where: { $0 == "in" || $0 == "at" || $0 == "for" }),
      place > 1
    else { return name }
    return words[..<place].joined(separator: " ")
  }

  private static func isSuffix(_ word: String) -> Bool {
    ["jr", "sr", "ii", "iii", "iv"].contains(word.lowercased().replacing(".", with: ""))
  }
}

/// Whether it may be the name of something other than a person.
private func isOfAgency(_ name: String, outlet: String?) -> Bool {
  name.lowercased() == outlet?.lowercased() || name.contains(where: \.isNumber)
    || name.lowercased().split(separator: " ").contains { agencyWords.contains(String($0)) }
}

private let particles: Set = [
  "van", "von", "de", "da", "di", "del", "della", "der", "den", "du", "la", "le", "el", "al",
  "bin", "ibn", "ter", "zu",
]

/// What people do who write.
private let roleWords: Set = [
  "staff", "editors", "editor", "reporter", "reporters", "correspondent", "correspondents",
  "writer",
  "writers", "contributor", "contributors", "columnist", "critic",
]

/// What a person's name does not have.
private let agencyWords = roleWords.union([
  "press", "news", "agency", "agencies", "reuters", "afp", "desk", "team", "board", "editorial",
  "newsroom", "service", "services", "wire", "wires", "bureau", "associated", "the", "media",
  "times", "post", "journal",
])
