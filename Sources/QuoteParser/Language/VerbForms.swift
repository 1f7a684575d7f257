/// The inflected forms of an English verb, by the regular rules of spelling.
struct VerbForms {
  let base: String
  let singular: String
  let past: String
  let participle: String
  let gerund: String

  /// What the regular rules do not tell, by the base of a verb.
  struct Spelling {
    /// *know*: *knew*, *known*.
    fileprivate let irregular: [String: (past: String, participle: String)]
    /// *brag*, *bragged*; *admit*, *admitted*.
    fileprivate let doubled: Set<String>

    /// - Parameter irregular: Base, past and participle of each, parted by spaces.
    init(irregular: [Substring], doubled: [Substring]) {
      let forms = irregular.map { $0.parts(at: " ").map(String.init) }
      self.irregular = Dictionary(uniqueKeysWithValues: forms.map { ($0[0], ($0[1], $0[2])) })
      self.doubled = Set(doubled.map(String.init))
    }
  }

  init(of base: String, _ spelling: Spelling) {
    let stem = spelling.doubled.contains(base) ? base + base.suffix(1) : base
    let irregular = spelling.irregular[base]
    let regular = Self.joined(stem, "ed")
    self.base = base
    singular = Self.singular(of: base)
    past = irregular?.past ?? regular
    participle = irregular?.participle ?? regular
    gerund = Self.joined(stem, "ing")
  }

  /// *carry* is *carries* and *carried*.
  private static func endsInConsonantY(_ word: String) -> Bool {
    let last = word.suffix(2)
    return last.hasSuffix("y") && !"aeiou".contains(last.first ?? "a")
  }

  /// *claims* of *claim*: the singular of a verb and the plural of a noun are spelled alike.
  static func singular(of base: String) -> String {
    if endsInConsonantY(base) { return base.dropLast() + "ies" }
    let takesES = ["s", "sh", "ch", "x", "z", "go", "do"].contains { base.hasSuffix($0) }
    return base + (takesES ? "es" : "s")
  }

  private static func joined(_ stem: String, _ ending: String) -> String {
    if ending == "ed" {
      if stem.hasSuffix("e") { return stem + "d" }
      if endsInConsonantY(stem) { return stem.dropLast() + "ied" }
    } else if stem.hasSuffix("ie") {
      return stem.dropLast(2) + "ying"
    } else if stem.hasSuffix("e"), !stem.hasSuffix("ee"), stem.count > 2 {
      return stem.dropLast() + ending
    }
    return stem + ending
  }

  var all: [(String, WordClass)] {
    [
      (base, .baseForm), (singular, .singularForm), (past, .pastForm), (participle, .participle),
      (gerund, .gerund),
    ]
  }
}
