import Essentials
import Languages
import Testing

@testable import QuoteParser

/// The word lists, and how they are read.
struct LexiconTests {
  private static let lists: [Lexicon.File] = [.words, .nouns, .names, .places]

  @Test(arguments: lists)
  func `the words of a section are in lower case, sorted, and none is there twice`(
    file: Lexicon.File
  ) {
    #expect(file.sections.count > 2)
    for (head, lines) in file.sections {
      let words = lines.map { Array($0.parts(at: " ")[0].utf8) }
      #expect(lines.allSatisfy { $0 == $0.lowercased() }, "\(head)")
      let pairs = zip(words, words.dropFirst())
      #expect(pairs.allSatisfy { $0.lexicographicallyPrecedes($1) }, "\(head)")
    }
  }

  @Test func `the grammar names every role and every kind of affix, each once, in order`() {
    let heads = Lexicon.File.grammar.sections.map { $0.head.parts(at: " ").last! }
    let names = Array(WordRole.byLabel.keys) + Array(Affix.Kind.byLabel.keys)
    #expect(heads.sorted() == names.sorted())
    for (head, lines) in Lexicon.File.grammar.sections {
      #expect(!lines.isEmpty, "\(head)")
      let words = lines.map { $0.filter { $0 != "." } }
      #expect(words == Set(words).sorted(), "\(head)")
    }
  }

  @Test(arguments: [
    Row("the dam", [WordRole.definite]), Row("to Ortega", [.hearerMarker, .infinitiveMarker]),
    Row("I left", [.letterWord]), Row("a dam", [.indefinite]), Row("A. Reyes", []),
    Row("dam and mill", []),
  ])
  func `a word acts as its lines of the grammar say, an abbreviation as nothing`(
    row: Row<[WordRole]>
  ) {
    let token = TokenizedArticle.tokens(of: row.text)[0]
    #expect(WordRole.allCases.filter(token.acts) == row.expected)
  }

  @Test(arguments: [
    Row("brilled", [Affix.Kind.past]), Row("bed", []),
    Row("Brill-based", [.past, .compound]), Row("26-year-old", [.person]), Row("30-year", [.aside]),
    Row("dams", [.plural, .lostPossessive]),
  ])
  func `a word ends as it does`(row: Row<[Affix.Kind]>) {
    let article = TokenizedArticle(row.text, lexicon: .english)
    let kinds = Affix.Kind.allCases.filter { article.ends(0, in: $0) }
    #expect(kinds == row.expected)
  }

  @Test(arguments: [Lexicon.File.Section.verb, .noun])
  func `every line of a cue is read`(section: Lexicon.File.Section) {
    let lines = Lexicon.File.cues.section(section)
    #expect(lines.count > 70)
    for line in lines {
      let letters = line.parts(at: "|").last ?? ""
      #expect(CueEntry(line: line) != nil, "\(line)")
      #expect(letters.allSatisfy { CueEntry.Frames.letters[$0] != nil }, "\(line)")
    }
  }

  private static let classes: [Row<WordClass>] = [
    Row("the", .determiner), Row("she", [.pronoun, .feminine]),
    Row("mrs.", [.honorific, .feminine]), Row("ana", [.givenName, .feminine]),
    Row("company", [.organisation, .corporate, .generic]), Row("tweet", [.channel, .written]),
    Row("was", [.auxiliary, .be]), Row("park", [.landmark, .surname]),
    Row("refused", [.verb, .refusal, .pastForm]), Row("said", [.verb, .cue, .pastForm]),
    Row("claims", [.verb, .cue, .singularForm, .cueNoun]), Row("won't", [.modal, .negation]),
  ]

  @Test(arguments: classes)
  func `a word has all the classes of its lines`(row: Row<WordClass>) {
    let found = TokenizedArticle.tokens(of: row.text)[0].classes
    #expect(found.isSuperset(of: row.expected))
  }

  @Test func `a word of no list has no class`() {
    #expect(TokenizedArticle.tokens(of: "brillosity")[0].classes.isEmpty)
  }

  @Test(arguments: [
    Row("say", "says said said saying"), Row("carry", "carries carried carried carrying"),
    Row("admit", "admits admitted admitted admitting"), Row("tell", "tells told told telling"),
    Row("write", "writes wrote written writing"), Row("agree", "agrees agreed agreed agreeing"),
    Row("lie", "lies lied lied lying"), Row("push", "pushes pushed pushed pushing"),
    Row("note", "notes noted noted noting"), Row("go", "goes went gone going"),
    Row("joke", "jokes joked joked joking"), Row("play", "plays played played playing"),
  ])
  func `a verb is inflected`(row: Row<String>) {
    let forms = VerbSpelling(Lexicon.File.verbs.sections).forms(of: row.text)
    #expect(forms.map(\.0).joined(separator: " ") == row.text + " " + row.expected)
    #expect(forms.map(\.1) == [.base, .singular, .past, .participle, .gerund])
  }

  @Test func `a table finds each word by its hash, with all that was added to it`() {
    var table = HashTable<WordEntry>(slots: 4)
    table[WordHash("dam".utf8).value, default: WordEntry()].classes = .document
    table[WordHash("mill".utf8).value, default: WordEntry()].cue = 3
    table[WordHash("dam".utf8).value, default: WordEntry()].classes.formUnion(.place)
    #expect(table[WordHash("dam".utf8).value]?.classes == [.document, .place])
    #expect(table[WordHash("dam".utf8).value]?.cue == -1)
    #expect(table[WordHash("mill".utf8).value]?.cue == 3)
    #expect(table[WordHash("weir".utf8).value] == nil)
  }

  @Test func `an index has all numbers of a hash, in their order`() {
    var index = HashIndex(most: 5)
    for (number, hash) in [7, 15, 7, 7, 23].enumerated() { index.add(number, under: UInt32(hash)) }
    #expect(index.all(of: 7) == [0, 2, 3] && index.count(of: 7) == 3)
    #expect(index.all(of: 15) == [1] && index.first(of: 23) == 4 && index.first(of: 31) == nil)
    #expect(index.first(of: 7) { $0 > 0 } == 2)
  }
}

extension Lexicon.File: CustomTestStringConvertible {
  var testDescription: String { "\(self)" }
}
