import Essentials

/// How the words of a language are inflected, by the rules of spelling that a file of its tells.
public struct VerbSpelling {
  public enum Form: Sendable { case base, singular, past, participle, gerund }

  /// What follows rules.
  private enum Ruled: String { case singular, plural, past, gerund }

  /// *know*: *knew*, *known*.
  private let irregular: [String: (past: String, participle: String)]
  /// *brag*, *bragged*; *admit*, *admitted*.
  private let doubled: Set<String>
  /// The ends of bases, and what takes their place; the first that fits.
  private var rules: [Ruled: [(end: String, ending: String, last: UInt8?)]] = [:]

  /// - Parameter sections: Those with the heads `irregular`, `doubled` and `inflected`, of the file.
  public init(_ sections: [(head: Substring, lines: [Substring])]) {
    func lines(_ head: Substring) -> [Substring] { sections.first { $0.head == head }?.lines ?? [] }
    let forms = lines("irregular").map { $0.parts(at: " ").map(String.init) }
    irregular = Dictionary(uniqueKeysWithValues: forms.map { ($0[0], ($0[1], $0[2])) })
    doubled = Set(lines("doubled").map(String.init))
    for line in lines("inflected") {
      let parts = line.parts(at: " ").map { $0 == "-" ? "" : String($0) }
      guard let form = Ruled(rawValue: parts[0]) else { continue }
      rules[form, default: []].append((parts[1], parts[2], parts[1].utf8.last))
    }
  }

  /// A verb in each of its forms, the base first.
  public func forms(of base: String) -> [(String, Form)] {
    let stem = doubled.contains(base) ? base + base.suffix(1) : base
    let regular = inflected(stem, .past)
    return [
      (base, .base), (inflected(base, .singular), .singular),
      (irregular[base]?.past ?? regular, .past),
      (irregular[base]?.participle ?? regular, .participle), (inflected(stem, .gerund), .gerund),
    ]
  }

  /// *carries* of *carry*.
  private func inflected(_ base: String, _ form: Ruled) -> String { regular(base, form) ?? base }

  /// *mayors* of *mayor*, *firemen* of *fireman*: but for those as verbs are spelled.
  public func plural(of noun: String) -> String {
    regular(noun, .plural) ?? inflected(noun, .singular)
  }

  /// By the first rule that fits.
  private func regular(_ base: String, _ form: Ruled) -> String? {
    let last = base.utf8.last
    let rule = rules[form]?.first { $0.last == nil || $0.last == last && base.hasSuffix($0.end) }
    return rule.map { String(base.dropLast($0.end.count)) + $0.ending }
  }
}
