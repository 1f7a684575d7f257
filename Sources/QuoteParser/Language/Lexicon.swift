import CEmbedded
import Essentials
import Languages
import QuoteModel

/// What the lexicon says of a word.
struct WordEntry: BitwiseCopyable, Sendable {
  var classes: WordClass = []
  /// The first cue that begins with the word, or -1.
  var cue: Int16 = -1
  /// The bits of `WordRole`.
  var roles: UInt32 = 0
}

/// Every word the parser knows, from the files of `en/`, behind one hash table over UTF-8.
struct Lexicon: Sendable {
  static let english = Lexicon()

  /// The verbs, then the nouns.
  private(set) var cues: [CueEntry] = []
  /// For each noun, in both numbers, its index into `cues`, by its hash.
  private(set) var nouns: [UInt32: Int] = [:]
  /// For the first cue of each group that begins with one word, the index after its last.
  private var groupEnds: [Int] = []
  /// What each word can be; nothing for one that no file lists.
  private(set) var words = HashTable<WordEntry>(slots: 65_536)
  private(set) var affixes = UnretainedArray<Affix>([])
  /// *according to*: as it is printed, and the hashes of its words.
  let sourcing: (lemma: String, words: [UInt32])

  private init() {
    let phrase = File.cues.section(.sourcing)[0]
    sourcing = (String(phrase), phrase.parts(at: " ").map { WordHash($0.utf8).short })
    let spelling = VerbSpelling(File.verbs.sections)
    for file in [File.words, .nouns, .names, .places] { addWords(of: file, spelling) }
    addGrammar()
    for verb in File.verbs.section(.verb) { addForms(of: String(verb), spelling, .verb) }
    for verb in File.verbs.section(.refusal) {
      addForms(of: String(verb), spelling, [.verb, .refusal])
    }
    addVerbs(File.cues.section(.verb), spelling)
    addNouns(File.cues.section(.noun), spelling)
  }

  /// All cues that begin with the word of a cue token, the longest first, as indices into `cues`.
  func cues(from first: Int) -> Range<Int> { first..<groupEnds[first] }

  // MARK: Reading

  private mutating func addWords(of file: File, _ spelling: VerbSpelling) {
    for (head, lines) in file.sections {
      let all = WordClass(names: head.parts(at: " "))
      for line in lines {
        let fields = line.parts(at: " ")
        let word = String(fields[0])
        let classes = fields.count == 1 ? all : all.union(WordClass(names: Array(fields[1...])))
        addWord(word, classes)
        // Several persons are a group.
        if [.title, .person].contains(all), classes.contains(.person) {
          addWord(spelling.plural(of: word), .group)
        }
      }
    }
  }

  /// What single words, and ends and beginnings of words, do.
  private mutating func addGrammar() {
    let (roles, kinds) = (WordRole.byLabel, Affix.Kind.byLabel)
    var affixes: [Affix] = []
    for (head, lines) in File.grammar.sections {
      let label = head.parts(at: " ").last ?? head
      if let role = roles[label] {
        for line in lines { addWord(String(line), [], roles: role.bit) }
      } else if let kind = kinds[label] {
        affixes += lines.map { Affix(kind, $0) }
      } else {
        preconditionFailure("the grammar has no “\(head)”")
      }
    }
    self.affixes = UnretainedArray(affixes)
  }

  /// Cues that begin with the same word stand together, the longest first.
  private mutating func addVerbs(_ lines: [Substring], _ spelling: VerbSpelling) {
    let entries = lines.compactMap(CueEntry.init(line:))
    let byFirst = Dictionary(grouping: entries) { String($0.lemma.split(separator: " ")[0]) }
    for first in byFirst.keys.sorted() {
      let group = (byFirst[first] ?? []).sorted { $0.tail.count > $1.tail.count }
      addForms(of: first, spelling, [.verb, .cue], cue: Int16(cues.count))
      cues += group
      groupEnds += [Int](repeating: cues.count, count: group.count)
    }
  }

  private mutating func addNouns(_ lines: [Substring], _ spelling: VerbSpelling) {
    for var entry in lines.compactMap(CueEntry.init(line:)) {
      entry.isNoun = true
      for form in [entry.lemma, spelling.plural(of: entry.lemma)] {
        addWord(form, .cueNoun)
        nouns[WordHash(form.utf8).short] = cues.count
      }
      cues.append(entry)
      groupEnds.append(cues.count)
    }
  }

  /// Adds a word, or more classes and roles to one that is there.
  private mutating func addWord(
    _ word: String, _ classes: WordClass, cue: Int16 = -1, roles: UInt32 = 0
  ) {
    let hash = WordHash(word.utf8).value
    words[hash, default: WordEntry()].classes.formUnion(classes)
    words[hash, default: WordEntry()].roles |= roles
    if cue >= 0 { words[hash, default: WordEntry()].cue = cue }
  }

  private mutating func addForms(
    of base: String, _ spelling: VerbSpelling, _ classes: WordClass, cue: Int16 = -1
  ) {
    for (word, form) in spelling.forms(of: base) {
      addWord(word, classes.union(WordClass.ofForm[form] ?? []), cue: cue)
    }
  }
}

extension Lexicon {
  /// The files of `en/`, which say in their heads what their lines are.
  enum File {
    case words, grammar, nouns, names, places, verbs, cues

    /// The heads of sections that are read by their name.
    enum Section: String { case verb, refusal, noun, sourcing }

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

    /// The lines after each head, in the order of the file.
    var sections: [(head: Substring, lines: [Substring])] { embedded.sections }

    /// The lines of one section.
    func section(_ section: Section) -> [Substring] {
      sections.first { $0.head == section.rawValue }?.lines ?? []
    }
  }
}
