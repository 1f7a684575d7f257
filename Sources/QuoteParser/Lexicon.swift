import CEmbedded
import QuoteModel

/// Every word the parser knows, from the files of `Lexicon/`, behind one hash table over UTF-8.
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
  private var confidences: [String: Double] = [:]
  /// Whether a match of a row is an attribution.
  private(set) var acceptance = LinearModel<AcceptanceFeature>(lines: [], cues: [:])
  /// Whether a content ends before a token.
  private(set) var endings = LinearModel<EndingFeature>(lines: [], cues: [:])
  /// Verbs that double their last consonant.
  private let doubled = Set(lines(of: embedded_lexicon_doubled_consonants()))

  private init() {
    for (file, wordClass) in Self.files { addWords(of: file, as: wordClass) }
    var irregular: [String: (past: String, participle: String)] = [:]
    for line in lines(of: embedded_lexicon_irregular_verbs()) {
      let forms = line.parts(at: " ").map(String.init)
      irregular[forms[0]] = (forms[1], forms[2])
    }
    for line in lines(of: embedded_lexicon_verbs()) {
      addForms(of: String(line), irregular: irregular, cue: nil)
    }
    for line in lines(of: embedded_lexicon_refusals()) {
      addForms(of: String(line), irregular: irregular, cue: nil, as: .refusal)
    }
    addCues(irregular: irregular)
    addNouns()
    for line in lines(of: embedded_lexicon_confidences()) {
      let fields = line.parts(at: "|")
      confidences[String(fields[0])] = Double(fields[1])
    }
    let byName = Dictionary(
      cues.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    acceptance = LinearModel(
      lines: lines(of: embedded_lexicon_acceptance_weights()), cues: byName)
    endings = LinearModel(lines: lines(of: embedded_lexicon_ending_weights()), cues: byName)
  }

  func word(ofHash hash: UInt32) -> String? { words.word(ofHash: hash) }

  /// The share of the attributions of a rule for quotations without a cue that were right on
  /// annotated news, by `make confidences`; a half for a rule that was never met there.
  func confidence(of rule: String) -> Double { confidences[rule] ?? 0.5 }

  private mutating func addWords(of file: EmbeddedFile, as wordClass: WordClass) {
    for line in lines(of: file) {
      let fields = line.parts(at: " ")
      let marks = fields.dropFirst().compactMap { WordClass.marks[String($0)] }
      words.add(String(fields[0]).lowercased(), marks.reduce(wordClass) { $0.union($1) })
    }
  }

  /// Cues that begin with the same word stand together, the longest first.
  private mutating func addCues(irregular: [String: (past: String, participle: String)]) {
    let entries = lines(of: embedded_lexicon_cues()).compactMap(CueEntry.init(line:))
    let byFirst = Dictionary(grouping: entries) { String($0.lemma.split(separator: " ")[0]) }
    for first in byFirst.keys.sorted() {
      let group = (byFirst[first] ?? []).sorted { $0.tail.count > $1.tail.count }
      addForms(of: first, irregular: irregular, cue: Int16(cues.count))
      cues += group
      groupEnds += [Int](repeating: cues.count, count: group.count)
    }
  }

  private mutating func addNouns() {
    for entry in lines(of: embedded_lexicon_cue_nouns()).compactMap(CueEntry.init(line:)) {
      for form in [entry.lemma, VerbForms.singular(of: entry.lemma)] {
        words.add(form, .cueNoun)
        nouns[WordHash(form.utf8).short] = cues.count
      }
      cues.append(entry)
      cues[cues.count - 1].isNoun = true
      groupEnds.append(cues.count)
    }
  }

  /// The cue of a token of class `cueNoun`, as an index into `cues`.
  func noun(hash: UInt32) -> Int? { nouns[hash] }

  private mutating func addForms(
    of base: String, irregular: [String: (past: String, participle: String)], cue: Int16?,
    as more: WordClass = []
  ) {
    let forms = VerbForms(
      base: base, irregular: irregular[base], doubles: doubled.contains(Substring(base)))
    for (form, wordClass) in forms.all {
      words.add(
        form, wordClass.union(more).union(cue == nil ? .verb : [.verb, .cue]), cue: cue ?? -1)
    }
  }

  /// All cues that begin with the word of a cue token, the longest first, as indices into `cues`.
  func cues(from first: Int) -> Range<Int> { first..<groupEnds[first] }

  private static var files: [(EmbeddedFile, WordClass)] {
    [
      (embedded_lexicon_determiners(), .determiner),
      (embedded_lexicon_possessives(), .possessive),
      (embedded_lexicon_pronouns(), .pronoun),
      (embedded_lexicon_object_pronouns(), .objectPronoun),
      (embedded_lexicon_prepositions(), .preposition),
      (embedded_lexicon_conjunctions(), .conjunction),
      (embedded_lexicon_subordinators(), .subordinator),
      (embedded_lexicon_question_words(), .questionWord),
      (embedded_lexicon_auxiliaries(), .auxiliary), (embedded_lexicon_modals(), .modal),
      (embedded_lexicon_negations(), .negation), (embedded_lexicon_adverbs(), .adverb),
      (embedded_lexicon_honorifics(), .honorific), (embedded_lexicon_titles(), .title),
      (embedded_lexicon_people(), .person), (embedded_lexicon_groups(), .group),
      (embedded_lexicon_organisations(), .organisation),
      (embedded_lexicon_documents(), .document), (embedded_lexicon_channels(), .channel),
      (embedded_lexicon_particles(), .particle), (embedded_lexicon_name_suffixes(), .nameSuffix),
      (embedded_lexicon_abbreviations(), .abbreviation),
      (embedded_lexicon_given_names(), .givenName), (embedded_lexicon_time_words(), .time),
      (embedded_lexicon_demonyms(), .demonym), (embedded_lexicon_places(), .place),
      (embedded_lexicon_numbers(), .number), (embedded_lexicon_landmarks(), .landmark),
    ]
  }
}

/// The lines of an embedded file, but for empty ones.
func lines(of file: EmbeddedFile) -> [Substring] {
  Substring(decoding: UnsafeBufferPointer(start: file.bytes, count: file.count), as: UTF8.self)
    .parts(at: "\n").filter { !$0.isEmpty }
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
