/// The inflected forms of an English verb, by the regular rules of spelling.
struct VerbForms {
  let base: String
  let singular: String
  let past: String
  let participle: String
  let gerund: String

  /// - Parameter irregular: past and participle, where they are not regular.
  init(base: String, irregular: (past: String, participle: String)?) {
    self.base = base
    singular = base + (Self.takesES(base) ? "es" : "s")
    let regular = Self.joined(Self.stem(base), "ed")
    past = irregular?.past ?? regular
    participle = irregular?.participle ?? regular
    gerund = Self.joined(Self.stem(base), "ing")
  }

  /// *carry* is *carries* and *carried*.
  private static func endsInConsonantY(_ word: String) -> Bool {
    let last = word.suffix(2)
    return last.hasSuffix("y") && !"aeiou".contains(last.first ?? "a")
  }

  private static func takesES(_ base: String) -> Bool {
    ["s", "sh", "ch", "x", "z", "go", "do"].contains { base.hasSuffix($0) }
  }

  /// Doubles the last consonant of short verbs: *brag*, *bragged*; *admit*, *admitted*.
  private static func stem(_ base: String) -> String {
    let doubling: Set = [
      "admit", "brag", "chat", "commit", "concur", "cut", "drop", "get", "hit", "let", "occur",
      "plan", "put", "quip", "quit", "rebut", "rip", "run", "set", "sit", "slam", "snap", "sob",
      "stop", "submit", "swim", "tap", "tout", "win", "dub", "begin", "refer", "equip", "permit",
    ]
    guard doubling.contains(base), base != "tout", let last = base.last else { return base }
    return base + String(last)
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
    let third = Self.endsInConsonantY(base) ? base.dropLast() + "ies" : singular
    return [
      (base, .baseForm), (third, .singularForm), (past, .pastForm), (participle, .participle),
      (gerund, .gerund),
    ]
  }
}
