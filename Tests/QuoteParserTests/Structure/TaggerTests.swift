import Testing

@testable import QuoteParser

/// What part of speech each word is.
struct TaggerTests {
  @Test(arguments: [
    Row(
      "The mayor said the bridge would hold.",
      "determiner noun past determiner noun modal base mark"),
    Row("Ana Reyes says it is late.", "name name singular pronoun singular adjective mark"),
    Row("Critics say nobody asked them.", "nouns present noun past pronoun mark"),
    Row("Officials refused to say why.", "nouns past to base question mark"),
    Row(
      "The report was written by two engineers.",
      "determiner noun past participle preposition number nouns mark"),
    Row(
      "Ortega’s claims were old, adding to the doubt.",
      "name possessiveEnding nouns past adjective mark gerund preposition determiner noun mark"),
    Row(
      "There was a crack in her wall.",
      "existential past determiner noun preposition possessive noun mark"),
    Row("She quickly pointed out the crack.", "pronoun adverb past particle determiner noun mark"),
    Row("He and I left in 1998.", "pronoun conjunction pronoun past preposition number mark"),
    Row("@brill_news wrote it.", "name past pronoun mark"),
  ])
  func `each word of a sentence has its part of speech`(row: Row<String>) {
    let tags = MarkedArticle(row.text).structure.tags
    row.check { #expect(tags.map { "\($0)" }.joined(separator: " ") == row.expected) }
  }

  @Test(arguments: [
    Row("They claim it holds.", QuoteParser.Tag.present), Row("Their claim is old.", .noun),
    Row("It will claim the land.", .base), Row("Her claims are old.", .nouns),
    Row("She claims the land.", .singular),
  ])
  func `a word is tagged by what stands around it`(row: Row<QuoteParser.Tag>) throws {
    let article = MarkedArticle(row.text)
    let index = try #require(
      article.article.tokens.indices.first { article.article.word($0).hasPrefix("claim") })
    #expect(article.structure.tags[index] == row.expected)
  }

  @Test func `marks, figures and handles need no weights`() {
    let text = "@brill: “27” — (3.5)…"
    let kinds = TokenizedArticle.tokens(of: text).map(Tagger.tagByKind)
    #expect(kinds == MarkedArticle(text).structure.tags.map(Optional.some))
    #expect(!kinds.contains(nil))
  }

  @Test func `only four tags are finite, and no tag is a noun and a verb`() {
    #expect(Tag.allCases.filter(\.isFinite) == [.modal, .past, .present, .singular])
    #expect(Tag.allCases.allSatisfy { !($0.isNoun && $0.isVerb) })
  }
}
