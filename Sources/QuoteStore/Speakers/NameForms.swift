import CEmbedded
import Essentials
import QuoteModel

/// Who of several persons goes by whom for their names alone: by the shorter form of the same name, as long
/// as it can be nobody else's.
///
/// *Edward G. Rendell* goes by *Edward Rendell*, and he by *Ed Rendell*; *Hillary Rodham Clinton* by *Hillary
/// Clinton*. It follows from the names, in whatever order they come.
struct NameForms {
  /// Those who have a name without middle initials, by that name.
  private var bearers: [NameKey: [NameKey]] = [:]

  /// - Parameter names: Each once. Of those of one surname all whose given names are forms of one are needed.
  init(_ names: some Sequence<NameKey>) {
    for name in names { bearers[name.withoutInitials ?? name, default: []].append(name) }
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
    return calledShort(words) ?? (plain == name ? withoutMiddleName(words) : nil)
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

  /// *Hillary Clinton*, of *Hillary Rodham Clinton*; nobody if the word between may be a given name or a
  /// father's name, the first may be a surname (*Kim Jong Il*), or somebody has another there.
  private func withoutMiddleName(_ words: NameWords) -> NameKey? {
    guard let middle = words.onlyMiddle, middle.unicodeScalars.count > 3,
      !GivenNames.all.contains(Substring(middle)), !Surnames.areCommon(middle),
      !Surnames.areCommon(words.given)
    else { return nil }
    let shorter = words.withoutMiddle
    let isOnly = bearers.keys.allSatisfy {
      guard let other = NameWords($0), other.withoutMiddle == shorter else { return true }
      return other.onlyMiddle == middle || $0 == shorter
    }
    let initials = bearers[shorter, default: []].flatMap(\.middleInitials)
    guard isOnly, initials.allSatisfy({ $0 == middle.prefix(1) }) else { return nil }
    return has(shorter) ? shorter : nil
  }
}

/// The words of a name of a given name and a surname at least.
struct NameWords {
  let given: String
  /// What stands after the given name.
  private let rest: [String]
  private let generation: String?

  init?(_ name: NameKey) {
    let words = name.text.split(separator: " ").map(String.init)
    generation = name.generation
    guard words.count > (generation == nil ? 1 : 2) else { return nil }
    given = words[0]
    rest = Array(words.dropFirst())
  }

  var surname: String { generation == nil ? rest[rest.count - 1] : rest[rest.count - 2] }

  /// The same with another given name.
  func called(_ given: String) -> NameKey { NameKey(([given] + rest).joined(separator: " ")) }

  /// The one word between; `nil` of a name of two or four words, or of a whole generation.
  var onlyMiddle: String? { generation == nil && rest.count == 2 ? rest[0] : nil }

  var withoutMiddle: NameKey {
    NameKey(([given, surname] + [generation].compactMap(\.self)).joined(separator: " "))
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
  static let all = Set(
    embedded_english_names().sections.filter {
      $0.head.hasPrefix("given-name") || $0.head == "particle"
    }
    .flatMap(\.lines).map { $0.prefix { $0 != " " } })
}
