import CEmbedded
import Essentials
import QuoteModel

/// Who of several persons goes by whom for their names alone: by the shorter form of the same name, as long
/// as it can be nobody else's.
///
/// *Edward G. Rendell* goes by *Edward Rendell*, and he by *Ed Rendell*; *Hillary Rodham Clinton* by *Hillary
/// Clinton*; *Kishida Fumio* by *Fumio Kishida*. It follows from the names, in whatever order they come.
struct NameForms {
  /// Those who have a name without middle initials, by that name.
  private var bearers: [NameKey: [NameKey]] = [:]
  /// What stands between given name and surname, by the name without it.
  private var middleNames: [NameKey: [String]] = [:]

  /// - Parameter names: Each once. Of those of one surname all whose given names are forms of one are needed,
  ///   and of those of the same words all.
  init(_ names: some Sequence<NameKey>) {
    for name in names { bearers[name.withoutInitials ?? name, default: []].append(name) }
    for name in bearers.keys {
      guard let words = NameWords(name), let middle = words.middle else { continue }
      middleNames[words.withoutMiddle, default: []].append(middle)
    }
  }

  /// Whom a person goes by, who may go by another; `nil` for one who goes by nobody.
  func shorter(_ name: NameKey) -> NameKey? {
    let plain = name.withoutInitials ?? name
    if plain != name {
      // Whoever the plain name is of two, it is not both: the Bushes.
      guard bearers[plain, default: []].allSatisfy({ $0 == plain || $0 == name }) else {
        return nil
      }
      if has(plain) { return plain }
    }
    guard let words = NameWords(plain), !Surnames.areCommon(words.surname) else { return nil }
    if let short = calledShort(words) { return short }
    return plain == name
      ? withoutMiddleName(words) ?? inUsualOrder(plain, words) : withoutGeneration(words, of: name)
  }

  private func has(_ name: NameKey) -> Bool { bearers[name]?.contains(name) ?? false }

  /// *Ed Rendell*, of *Edward Rendell*, who may be there with an initial alone; nobody if a third form of the
  /// given name is there, or two have other initials.
  private func calledShort(_ words: NameWords) -> NameKey? {
    let others = Nicknames.kin(of: words.given).filter {
      $0 != words.given && bearers[words.called($0)] != nil
    }
    guard others.count == 1, let short = others.first, Nicknames.isShort(short, of: words.given),
      !Surnames.areFrequent(words.surname)
    else { return nil }
    let shorter = words.called(short)
    let initials = [words.called(words.given), shorter].flatMap { bearers[$0, default: []] }
      .map(\.middleInitials).filter { !$0.isEmpty }
    return has(shorter) && Set(initials).count < 2 ? shorter : nil
  }

  /// *Joe Biden*, of *Joseph R. Biden Jr.*, as formal style has whoever others call by a nickname. Without one he
  /// may be the father: *Jerry Falwell*, of *Jerry L. Falwell Jr.* Nobody if a *Joseph Biden Jr.* is there, for so
  /// sons are called whose fathers are known, or a *Joseph R. Biden*, who may be one: *Donald J. Trump*.
  private func withoutGeneration(_ words: NameWords, of name: NameKey) -> NameKey? {
    guard name.generation == "jr",
      let plain = NameWords(NameKey(name.withoutGeneration).withoutInitials ?? name)
    else { return nil }
    for given in Nicknames.kin(of: words.given) {
      let other = plain.called(given)
      let ofGenerations = NameKey.generations.flatMap {
        bearers[NameKey("\(other.text) \($0)"), default: []]
      }
      guard ofGenerations.allSatisfy({ $0 == name }),
        bearers[other, default: []].allSatisfy({ $0 == other })
      else { return nil }
    }
    return calledShort(plain)
  }

  /// *Hillary Clinton*, of *Hillary Rodham Clinton*; nobody if the word between may be a given name or a
  /// father's name, the first may be a surname (*Kim Jong Il*), or somebody has another there.
  private func withoutMiddleName(_ words: NameWords) -> NameKey? {
    guard let middle = words.onlyMiddle, middle.unicodeScalars.count > 3,
      !GivenNames.areKnown(middle), !Surnames.areCommon(middle),
      !Surnames.areCommon(words.given)
    else { return nil }
    let shorter = words.withoutMiddle
    let initials = bearers[shorter, default: []].flatMap(\.middleInitials)
    guard middleNames[shorter, default: []].allSatisfy({ $0 == middle }),
      initials.allSatisfy({ $0 == middle.prefix(1) })
    else { return nil }
    return has(shorter) ? shorter : nil
  }

  /// *Fumio Kishida*, of *Kishida Fumio*: the given name first, if it is known.
  private func inUsualOrder(_ name: NameKey, _ words: NameWords) -> NameKey? {
    func rank(_ name: NameKey) -> (Int, String) {
      (NameWords(name)?.hasGivenNameFirst == true ? 0 : 1, name.text)
    }
    let usual = ([name] + words.otherOrders.filter(has)).min { rank($0) < rank($1) }
    return usual == name ? nil : usual
  }
}

/// The words of a name of a given name and a surname at least.
struct NameWords {
  let given: String
  /// What stands after the given name.
  private let rest: [String]
  private let generation: String?

  init?(_ name: NameKey) {
    let words = name.words
    generation = NameKey.generation(of: words)
    guard words.count > (generation == nil ? 1 : 2) else { return nil }
    given = words[0]
    rest = Array(words.dropFirst())
  }

  var surname: String { generation == nil ? rest[rest.count - 1] : rest[rest.count - 2] }

  /// The same with another given name.
  func called(_ given: String) -> NameKey { NameKey(([given] + rest).joined(separator: " ")) }

  /// What stands between; `nil` of a name of two words, or of a whole generation.
  var middle: String? {
    generation == nil && rest.count > 1 ? rest.dropLast().joined(separator: " ") : nil
  }

  /// The one word between; `nil` where there are several.
  var onlyMiddle: String? { rest.count == 2 ? middle : nil }

  var withoutMiddle: NameKey {
    NameKey(([given, surname] + [generation].compactMap(\.self)).joined(separator: " "))
  }

  var hasGivenNameFirst: Bool { GivenNames.areKnown(given) && !GivenNames.areKnown(surname) }

  /// The names of the same words that are the same person's, as family names stand first in much of the world, and
  /// are turned around abroad.
  ///
  /// None of a name that has a word of many (*James Thomas* is not *Thomas James*), nor of a short one, which may
  /// be a syllable of a given name. Of two words one has to be known as a given name, and never all.
  var otherOrders: [NameKey] {
    let words = [given] + rest
    let known = words.count(where: GivenNames.areKnown)
    guard generation == nil, words.count < 4, Set(words).count == words.count,
      words.allSatisfy({ $0.unicodeScalars.count > words.count + 1 && !Surnames.areFrequent($0) }),
      known < words.count, known > 0 || words.count == 3
    else { return [] }
    // Of three the first two are never exchanged: brothers have the same given names in another order.
    let orders = words.count == 2 ? [[1, 0]] : [[0, 2, 1], [1, 2, 0], [2, 0, 1]]
    return orders.map { order in NameKey(order.map { words[$0] }.joined(separator: " ")) }
  }
}

extension NameKey {
  /// What else a body may be called, the best first: *State Department*, of *U.S. State Department*; *Hillary Clinton
  /// campaign*, of *Hillary Rodham Clinton campaign*, as long as she goes by the other.
  ///
  /// - Parameter root: Whom a person goes by; `nil` for one who goes by nobody else.
  func shorterNamesOfBody(_ root: (NameKey) throws -> NameKey?) rethrows -> [NameKey] {
    let owned = try asOwned.compactMap { owner, what in
      try root(owner).map { NameKey("\($0.text) \(what)") }
    }
    return [NationalBodies.withoutCountry(self)].compactMap(\.self) + owned
  }

  /// *hillary rodham clinton* and *campaign*, of *hillary rodham clinton campaign*: all who may be its owner, each
  /// with what is theirs then.
  var asOwned: [(owner: NameKey, what: String)] {
    let words = words
    return words.indices.dropFirst(2).map {
      (NameKey(words[..<$0].joined(separator: " ")), words[$0...].joined(separator: " "))
    }
  }
}

/// What `bodies.txt` says.
enum NationalBodies {
  /// What the country of each is called in front of its name.
  private static let countries: [Substring: [Substring]] = Dictionary(
    embedded_bodies().sections.flatMap { head, lines in
      lines.map { ($0, head.parts(at: " ")) }
    }, uniquingKeysWith: +)

  /// *State Department*, of *U.S. State Department*.
  static func withoutCountry(_ name: NameKey) -> NameKey? {
    let words = name.text.utf8.split(separator: 0x20, maxSplits: 1).map(Substring.init)
    guard words.count == 2, let countries = countries[words[1]], countries.contains(words[0]) else {
      return nil
    }
    return NameKey(String(words[1]))
  }

  /// *U.S. State Department* and *American State Department*, of *State Department*.
  static func withCountry(_ name: NameKey) -> [NameKey] {
    countries[Substring(name.text), default: []].map { NameKey("\($0) \(name.text)") }
  }
}

/// What `nicknames.txt` says.
enum Nicknames {
  private struct Line {
    let full: String
    let shorts: [String]
    /// Those that are full names as well.
    let proposed: Set<String>
  }

  private static let lines = embedded_nicknames().lines.map { line in
    let names = line.split(separator: " ")
    return Line(
      full: String(names[0]), shorts: names.dropFirst().map { String($0.drop { $0 == "?" }) },
      proposed: Set(names.filter { $0.hasPrefix("?") }.map { String($0.dropFirst()) }))
  }

  private static let fullNames: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in lines {
      for name in [line.full] + line.shorts { table[name, default: []].append(line.full) }
    }
    return table
  }()

  private static let shortNames = Dictionary(
    uniqueKeysWithValues: lines.map { ($0.full, Set($0.shorts).subtracting($0.proposed)) })

  /// All that any chain of lines leads to: *Christopher*, *Chris*, *Christine*.
  private static let kin: [String: Set<String>] = {
    var groups: [String: Set<String>] = [:]
    for line in lines {
      let group = ([line.full] + line.shorts).reduce(into: Set<String>()) {
        $0.formUnion(groups[$1] ?? [$1])
      }
      for name in group { groups[name] = group }
    }
    return groups
  }()

  /// The names in full of one who is called so, itself among them if it is one.
  static func fullNames(of given: String) -> [String] { fullNames[given] ?? [] }

  /// All that a bearer of a given name may be called, itself among them.
  static func kin(of given: String) -> Set<String> { kin[given] ?? [given] }

  /// Whether everybody who has the full name may be called so, and nobody is only called so.
  static func isShort(_ short: String, of full: String) -> Bool {
    shortNames[full]?.contains(short) ?? false
  }
}

/// What `surnames.txt` lists.
enum Surnames {
  private static let sections = embedded_surnames().sections.map { Set($0.lines) }

  /// Whether two who have a surname are often two people.
  static func areCommon(_ surname: String) -> Bool { sections[0].contains(Substring(surname)) }

  /// Whether those of two given names that may be one are.
  static func areFrequent(_ surname: String) -> Bool {
    sections.contains { $0.contains(Substring(surname)) }
  }
}

/// Given names of all the world, and the words that stand before surnames.
private enum GivenNames {
  static func areKnown(_ word: String) -> Bool { all.contains(WordHash(word.utf8).value) }

  /// Their hashes: to make a set of ten thousand texts took as long as forty articles.
  private static let all = Set(
    embedded_english_names().sections.filter {
      $0.head.hasPrefix("given-name") || $0.head == "particle"
    }
    .flatMap(\.lines).map { WordHash($0.utf8.prefix { $0 != .space }).value })
}
