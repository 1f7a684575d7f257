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
  private(set) var affixes = Affixes()
  /// *according to*: as it is printed, and the hashes of its words.
  let sourcing: (lemma: String, words: [UInt32])

  private init() {
    let phrase = File.cues.section(.sourcing)[0]
    sourcing = (String(phrase), phrase.parts(at: " ").map { WordHash($0.utf8).short })
    let spelling = VerbForms.Spelling(
      irregular: File.verbs.section(.irregular), doubled: File.verbs.section(.doubled),
      inflected: File.verbs.section(.inflected))
    for file in [File.words, .nouns, .names, .places] { addWords(of: file, spelling) }
    addGrammar()
    for verb in File.verbs.section(.verb) { addForms(of: String(verb), spelling, .verb) }
    for verb in File.verbs.section(.refusal) {
      addForms(of: String(verb), spelling, [.verb, .refusal])
    }
    addVerbs(File.cues.section(.verb), spelling)
    addNouns(File.cues.section(.noun), spelling)
  }

  /// The cue of a token of class `cueNoun`, as an index into `cues`.
  func noun(hash: UInt32) -> Int? { nouns[hash] }

  /// All cues that begin with the word of a cue token, the longest first, as indices into `cues`.
  func cues(from first: Int) -> Range<Int> { first..<groupEnds[first] }

  // MARK: Reading

  private mutating func addWords(of file: File, _ spelling: VerbForms.Spelling) {
    for (head, lines) in file.sections {
      let all = WordClass(names: head.parts(at: " "))
      for line in lines {
        let fields = line.parts(at: " ")
        let word = String(fields[0])
        words.add(
          word, fields.count == 1 ? all : all.union(WordClass(names: Array(fields.dropFirst()))))
        // Several persons are a group.
        if all == .person { words.add(spelling.plural(of: word), .group) }
      }
    }
  }

  /// What single words, and ends and beginnings of words, do.
  private mutating func addGrammar() {
    var affixes: [Affix.Kind: [Affix]] = [:]
    for (head, lines) in File.grammar.sections {
      let label = head.parts(at: " ").last ?? head
      if let role = WordRole.byLabel[label] {
        for line in lines { words.add(String(line), [], roles: role.bit) }
      } else if let kind = Affix.Kind.byLabel[label] {
        affixes[kind] = lines.map(Affix.init)
      } else {
        preconditionFailure("the grammar has no “\(head)”")
      }
    }
    self.affixes = Affixes(affixes)
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

  private mutating func addNouns(_ lines: [Substring], _ spelling: VerbForms.Spelling) {
    for var entry in lines.compactMap(CueEntry.init(line:)) {
      entry.isNoun = true
      for form in [entry.lemma, spelling.plural(of: entry.lemma)] {
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
    case words, grammar, nouns, names, places, verbs, cues

    /// The heads of sections that are read by their name.
    enum Section: String {
      case verb, refusal, irregular, doubled, inflected, noun, sourcing
    }

    private var embedded: EmbeddedFile {
      switch self {
      case .words: embedded_english_words()
      case .grammar: embedded_english_grammar()
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
    func section(_ section: Section) -> [Substring] {
      sections.first { $0.head == section.rawValue }?.lines ?? []
    }
  }
}

/// The inflected forms of a verb, by the rules of spelling that `en/verbs.txt` tells.
struct VerbForms {
  let base: String
  let singular: String
  let past: String
  let participle: String
  let gerund: String

  /// How verbs are spelled.
  struct Spelling {
    /// What follows rules.
    enum Form: String { case singular, plural, past, gerund }

    /// *know*: *knew*, *known*.
    fileprivate let irregular: [String: (past: String, participle: String)]
    /// *brag*, *bragged*; *admit*, *admitted*.
    fileprivate let doubled: Set<String>
    /// The ends of bases, and what takes their place; the first that fits.
    private let rules: [Form: [(end: String, ending: String, last: UInt8?)]]

    /// - Parameter irregular: Base, past and participle of each, parted by spaces.
    /// - Parameter inflected: Form, end of the base and what takes its place.
    init(irregular: [Substring], doubled: [Substring], inflected: [Substring]) {
      let forms = irregular.map { $0.parts(at: " ").map(String.init) }
      self.irregular = Dictionary(uniqueKeysWithValues: forms.map { ($0[0], ($0[1], $0[2])) })
      self.doubled = Set(doubled.map(String.init))
      var rules: [Form: [(end: String, ending: String, last: UInt8?)]] = [:]
      for line in inflected {
        let parts = line.parts(at: " ").map { $0 == "-" ? "" : String($0) }
        guard let form = Form(rawValue: parts[0]) else { continue }
        rules[form, default: []].append((parts[1], parts[2], parts[1].utf8.last))
      }
      self.rules = rules
    }

    /// *carries* of *carry*.
    fileprivate func inflected(_ base: String, _ form: Form) -> String {
      regular(base, form) ?? base
    }

    /// *mayors* of *mayor*, *firemen* of *fireman*: but for those as verbs are spelled.
    func plural(of noun: String) -> String {
      regular(noun, .plural) ?? inflected(noun, .singular)
    }

    /// By the first rule that fits.
    private func regular(_ base: String, _ form: Form) -> String? {
      let last = base.utf8.last
      let rule = rules[form]?.first {
        $0.last == nil || $0.last == last && base.hasSuffix($0.end)
      }
      return rule.map { String(base.dropLast($0.end.count)) + $0.ending }
    }
  }

  init(of base: String, _ spelling: Spelling) {
    let stem = spelling.doubled.contains(base) ? base + base.suffix(1) : base
    let irregular = spelling.irregular[base]
    let regular = spelling.inflected(stem, .past)
    self.base = base
    singular = spelling.inflected(base, .singular)
    past = irregular?.past ?? regular
    participle = irregular?.participle ?? regular
    gerund = spelling.inflected(stem, .gerund)
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
