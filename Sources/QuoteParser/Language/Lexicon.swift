import CEmbedded
import QuoteModel

/// Every word the parser knows, from the files of `en/`, behind one hash table over UTF-8.
struct Lexicon: Sendable {
  static let english = Lexicon()

  /// The verbs, then the nouns.
  private(set) var cues: [CueEntry] = []
  /// For each noun, in both numbers, its index into `cues`, by its hash.
  private var nouns: [UInt32: Int] = [:]
  /// For the first cue of each group that begins with one word, the index after its last.
  private var groupEnds: [Int] = []
  /// What each word can be; nothing for one that no file lists.
  private(set) var words = WordTable()

  private init() {
    for file in [File.words, .nouns, .names, .places] { addWords(of: file) }
    let spelling = VerbForms.Spelling(
      irregular: File.verbs.section("irregular"), doubled: File.verbs.section("doubled"))
    for verb in File.verbs.section("verb") { addForms(of: String(verb), spelling, .verb) }
    for verb in File.verbs.section("refusal") {
      addForms(of: String(verb), spelling, [.verb, .refusal])
    }
    addVerbs(File.cues.section("verb"), spelling)
    addNouns(File.cues.section("noun"))
  }

  /// The cue of a token of class `cueNoun`, as an index into `cues`.
  func noun(hash: UInt32) -> Int? { nouns[hash] }

  /// All cues that begin with the word of a cue token, the longest first, as indices into `cues`.
  func cues(from first: Int) -> Range<Int> { first..<groupEnds[first] }

  // MARK: Reading

  private mutating func addWords(of file: File) {
    for (head, lines) in file.sections {
      let all = WordClass(names: head.parts(at: " "))
      for line in lines {
        let fields = line.parts(at: " ")
        words.add(
          String(fields[0]),
          fields.count == 1 ? all : all.union(WordClass(names: Array(fields.dropFirst()))))
      }
    }
  }

  /// Cues that begin with the same word stand together, the longest first.
  private mutating func addVerbs(_ lines: [Substring], _ spelling: VerbForms.Spelling) {
    let entries = lines.compactMap(CueEntry.init(line:))
    let byFirst = Dictionary(grouping: entries) { String($0.lemma.split(separator: " ")[0]) }
    for first in byFirst.keys.sorted() {
      let group = (byFirst[first] ?? []).sorted { $0.tail.count > $1.tail.count }
      addForms(of: first, spelling, [.verb, .cue], cue: Int16(cues.count))
      cues += group
      groupEnds += [Int](repeating: cues.count, count: group.count)
    }
  }

  private mutating func addNouns(_ lines: [Substring]) {
    for var entry in lines.compactMap(CueEntry.init(line:)) {
      entry.isNoun = true
      for form in [entry.lemma, VerbForms.singular(of: entry.lemma)] {
        words.add(form, .cueNoun)
        nouns[WordHash(form.utf8).short] = cues.count
      }
      cues.append(entry)
      groupEnds.append(cues.count)
    }
  }

  private mutating func addForms(
    of base: String, _ spelling: VerbForms.Spelling, _ classes: WordClass, cue: Int16 = -1
  ) {
    for (form, formClass) in VerbForms(of: base, spelling).all {
      words.add(form, classes.union(formClass), cue: cue)
    }
  }
}

extension Lexicon {
  /// The files of `en/`, which say in their heads what their lines are.
  enum File {
    case words, nouns, names, places, verbs, cues

    private var embedded: EmbeddedFile {
      switch self {
      case .words: embedded_english_words()
      case .nouns: embedded_english_nouns()
      case .names: embedded_english_names()
      case .places: embedded_english_places()
      case .verbs: embedded_english_verbs()
      case .cues: embedded_english_cues()
      }
    }

    /// All lines but empty ones and comments, which begin with `#`.
    var lines: [Substring] {
      let file = embedded
      return Substring(
        decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self
      ).parts(at: "\n").filter { !$0.isEmpty && $0.utf8.first != UInt8(ascii: "#") }
    }

    /// The lines after each `[head]`, in the order of the file.
    var sections: [(head: Substring, lines: [Substring])] {
      var sections: [(head: Substring, lines: [Substring])] = []
      for line in lines {
        if line.utf8.first == UInt8(ascii: "[") {
          sections.append((line.dropFirst().dropLast(), []))
        } else {
          sections[sections.count - 1].lines.append(line)
        }
      }
      return sections
    }

    /// The lines of one section.
    func section(_ head: Substring) -> [Substring] {
      sections.first { $0.head == head }?.lines ?? []
    }
  }
}

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

extension Substring {
  /// The parts between all places of an ASCII character, the empty ones too.
  ///
  /// Bytes are compared: by characters, the files of the lexicon took a tenth of a second to read.
  func parts(at separator: Unicode.Scalar) -> [Substring] {
    utf8.split(separator: UInt8(ascii: separator), omittingEmptySubsequences: false)
      .map(Substring.init)
  }
}
