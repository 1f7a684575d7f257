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

  @Test(arguments: ["verb", "noun"])
  func `every line of a cue is read`(head: String) {
    let lines = Lexicon.File.cues.section(Substring(head))
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
    let spelling = VerbForms.Spelling(
      irregular: Lexicon.File.verbs.section("irregular"),
      doubled: Lexicon.File.verbs.section("doubled"))
    let forms = VerbForms(of: row.text, spelling)
    let all = [forms.singular, forms.past, forms.participle, forms.gerund]
    #expect(all.joined(separator: " ") == row.expected)
  }

  @Test func `a table of words finds each by its hash, with the classes of all lines`() {
    var table = WordTable()
    table.add("dam", .document)
    table.add("mill", .place, cue: 3)
    table.add("dam", .place)
    table.withLookup { words in
      #expect(words[WordHash("dam".utf8).value]?.classes == [.document, .place])
      #expect(words[WordHash("dam".utf8).value]?.cue == -1)
      #expect(words[WordHash("mill".utf8).value]?.cue == 3)
      #expect(words[WordHash("weir".utf8).value] == nil)
    }
    #expect(table.word(ofHash: WordHash("mill".utf8).short | 0x8000_0000) == "mill")
  }
}

extension Lexicon.File: CustomTestStringConvertible {
  var testDescription: String { "\(self)" }
}
