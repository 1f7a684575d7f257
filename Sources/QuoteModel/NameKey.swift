/// A name folded so that its spellings meet: case, accents, punctuation, honorifics, possessives.
public struct NameKey: Hashable, Sendable {
  /// Lower-case words with one space between; empty for a name without letters or digits.
  public let text: String

  public init(_ name: String) {
    var words = NameFolding.words(of: name)
    while words.count > 1, honorifics.contains(words[0]) { words.removeFirst() }
    text = joiningInitials(words).joined(separator: " ")
  }

  /// The shorter names that a search may use: every ending (*von der leyen*, *leyen*), and the
  /// name without middle initials or generation (*robert kennedy*). They never prove identity.
  public var parts: Set<String> {
    let words = text.split(separator: " ").map(String.init)
    let plain = words.last.map(generations.contains) == true ? Array(words.dropLast()) : words
    guard let first = plain.first, plain.count > 1 || plain.count < words.count else { return [] }
    let middle = plain.dropFirst().filter { $0.unicodeScalars.count > 1 }
    var parts = Set(plain.indices.dropFirst().map { plain[$0...].joined(separator: " ") })
    parts.insert(plain.joined(separator: " "))
    parts.insert(([first] + middle).joined(separator: " "))
    parts.remove(text)
    return parts
  }
}

/// Only what cannot be the first word of a name itself: *General* Motors, *Lady* Gaga.
private let honorifics: Set = [
  "the", "mr", "mrs", "ms", "mx", "dr", "prof", "professor", "sir", "dame", "rev", "hon", "sen",
  "gov", "rep", "lt", "col", "sgt", "capt", "cpl", "maj",
]

private let generations: Set = ["jr", "sr", "ii", "iii", "iv"]

/// *j d vance* (from J. D. Vance) → *jd vance* (as from J.D. Vance and JD Vance).
private func joiningInitials(_ words: [String]) -> [String] {
  var joined: [String] = []
  var lastIsInitials = false
  for word in words {
    let isInitial = word.unicodeScalars.count == 1
    if isInitial, lastIsInitials {
      joined[joined.count - 1] += word
    } else {
      joined.append(word)
    }
    lastIsInitials = isInitial
  }
  return joined
}
