import Testing

@testable import QuoteParser

/// Who can be the source (`S`) of a cue (`C`) whose content (`Q`) is known.
struct SourceChoiceTests {
  @Test(arguments: [
    Row("[Q “It holds,”] [S Ortega] [C said].", ["Ortega"]),
    Row("[S Ortega] was quoted by the Post as [C saying] [Q that it holds].", ["Ortega"]),
    Row("[Q “It holds,”] [C said] [S the mayor of Brill].", ["the mayor", "Brill"]),
    Row("[S Ortega] [C said] [Q that Reyes had left].", ["Ortega"]),
    Row("[S Ortega] [C told] Reyes [Q that it held].", ["Ortega", "Reyes"]),
    Row("[Q It holds], [C according to] [S Ortega].", ["Ortega"]),
    Row("[Q It holds], [S the crew of the mill] [C said].", ["the crew", "the mill"]),
    Row(
      "[C According to] [S Ortega], [Q it holds].", ["Ortega"]),
    Row("[Q That it leaks] was [C denied] by [S Ortega].", ["Ortega"]),
    Row("[S Ortega’s lawyer] [C said] [Q it holds].", ["Ortega’s lawyer"]),
    Row("[S Ortega]’s [C claim] [Q that it holds] fell.", ["Ortega"]),
    Row("Few heard [S her] [C claim] [Q that it holds].", ["Few", "her"]),
    Row("[C :] [Q It holds].", []),
    // The verb could be a noun.
    Row("[Q It holds], [S the paper] [C states].", ["the paper"]),
  ])
  func `phrases outside the content can be the source, or nobody`(row: Row<[String]>) throws {
    let (text, site, choice) = try choice(in: row.text)
    let options = choice.all()
    #expect(options.last == .some(nil))
    row.check {
      #expect(options.compactMap(\.self).map { text.text($0, in: site.sentence) } == row.expected)
    }
  }

  @Test func `of many phrases the nearest can be the source`() throws {
    let names = ["Reyes", "Strand", "Hollis", "Paz", "Lind", "Brun", "Vane", "Moor", "Holm"]
    let before = names.map { "\($0)’s" }.joined(separator: " friend and ")
    let (text, site, choice) = try choice(
      in: "\(before) friend, Ortega, [C said] [Q it holds].")
    let found = choice.all().compactMap(\.self).map { text.text($0, in: site.sentence) }
    #expect(found.count == 7 && found.last == "Ortega" && !found.contains("Reyes"))
  }

  @Test(arguments: [
    Row("[S Ortega] [C said] it holds."),
    Row("[S Ortega] has not yet [C said] that it holds."),
    Row("[S Ortega] on Monday [C said] it holds."),
    Row(
      "[S The ministry] last week [C said] it holds.",
      knownWrong: "a time is taken for the subject"),
    Row("[S Ortega], who runs the plant, [C said] it holds."),
    Row(
      "[S Ortega] refused to [C say] whether it holds."),
    Row("[S Ortega] smiled and [C said] it holds."),
    Row(
      "[S Ortega] shrugged, but [C said] it holds."),
    Row("“It holds,” [S Ortega] said, [C adding] that it is old."),
    Row("[S Ortega] told the crew about the dam, [C saying] that it holds."),
    Row("With [S aides] [C saying] it holds, Ortega left."),
    Row(
      "[C Conceding] that it leaks, [S Ortega] promised to mend it.",
      knownWrong: "the participle attributes nothing"),
    Row("Ortega left, and [S Reyes] [C said] it holds."),
    Row("[S Ortega Energy] [C said] it holds."),
    Row("[S Officials] [C say] it holds."),
    Row("“It holds,” [C said] [S Ortega]."),
    Row("“It holds,” [C said] [S Ortega] of her rival Adair."),
    Row("“It holds,” [C said] plant manager [S Luis Ortega], 61, of Brill."),
    Row("[S Ortega] was [C quoted as saying] it holds."),
    Row("“It holds,” [C said] [S Mayor Ana Reyes]."),
    Row("“It holds,” [C said] [S Senator Luis Ortega] of Norland on Monday."),
    Row("“It holds,” [C said] [S police spokeswoman Ana Reyes]."),
    Row("“It holds,” [C added] [S Supervisor Ana Reyes] of the Boat Council."),
    Row("The dam would hold, [C said] [S the mayor]."),
    // Whoever quotes somebody as saying it says nothing.
    Row("The Brill Post quoted [S Ana Reyes] as [C saying] it holds."),
    Row("“It holds,” the Brill Post quoted [S Reyes] as [C saying]."),
    Row("The agency cited [S Luis Ortega] as [C saying]: “It holds.”"),
    Row("“It holds,” [S Ana Reyes] was quoted by the Brill Post as [C saying]."),
    Row("On May 3 [S President Reyes] [C said] it holds."),
    Row("Nobody believed [S Ortega]'s [C claim] that it holds."),
    Row("Ortega met [S Reyes], who [C said] it holds."),
  ])
  func `a cue has its source`(row: Row<Void>) throws {
    let text = MarkedArticle(row.text)
    let drafts = Decider(text.structure, LearntModels.english.decisions).drafts()
    let cue = try #require(text.tokens("C1").first)
    let source = text.texts(text.tokens("S1")).first
    row.check {
      let draft = drafts.first { $0.cue?.tokens == cue }
      let found = text.text(draft?.source?.tokens)
      #expect(source.map { found?.hasSuffix($0) == true } ?? (found == nil), "\(found ?? "-")")
    }
  }

  private func choice(in marked: String) throws -> (MarkedArticle, CueSite, SourceChoice) {
    let text = MarkedArticle(marked)
    let site = try #require(text.site)
    let content = text.elements(try #require(text.tokens("Q1").first), in: site.sentence)
    let choice = SourceChoice(
      of: SiteFeatures(site, in: text.structure),
      phrases: NounPhraseFinder(text.structure.sentences[site.sentence]).all(), content: content,
      isBefore: content.lowerBound < site.cue.lowerBound)
    return (text, site, choice)
  }
}
