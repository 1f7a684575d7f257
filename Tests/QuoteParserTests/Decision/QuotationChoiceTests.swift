import LearntChoices
import QuoteModel
import Testing

@testable import QuoteParser

/// What can become of a quotation that no cue of its sentence has.
struct QuotationChoiceTests {
  @Test(arguments: [
    Row("“We tested it twice in the rain.”", [QuotationFate.nobody, .noSource]),
    Row(
      "“It holds,” Ortega said. “We tested it twice.”", [.nobody, .joins, .sameSource, .noSource]),
    Row(
      "Ortega said it holds.\n\n“We tested it twice.”", [.nobody, .joins, .sameSource, .noSource]),
    Row("Ortega had a word for them:\n\n“You are heroes.”", [.nobody, .noSource, .ledIn]),
    Row("“One.\n\n“Two,” Ortega said.", [.leads]),
  ])
  func `the first quotation without a cue can become what its place allows`(
    row: Row<[QuotationFate]>
  ) {
    let text = MarkedArticle(row.text)
    let decider = Decider(text.structure, LearntModels.english.decisions)
    var offered: [[QuotationFate]] = []
    _ = decider.withQuotations(decider.drafts(areInner: false)) { choice, _ in
      offered.append(choice.all())
      return LikelyOptions([.nobody], likely: [1])
    }
    row.check { #expect(offered.first == row.expected) }
  }

  @Test(arguments: [
    Row("The crew left. “We tested it twice in the rain.”", QuotationFate.noSource),
    Row("The song “Down the River” is old.", .nobody),
    Row("“It holds,” Ortega said. “We tested it twice in the rain.”", .joins),
    Row("“It holds,” Ortega said.\n\n“We tested it twice in the rain.”", .sameSource),
    Row("“One day we dug a hole.\n\n“Then we planted it,” Ortega said.", .leads),
  ])
  func `the first quotation without a cue becomes what it is`(row: Row<QuotationFate>) {
    let text = MarkedArticle(row.text)
    let models = LearntModels.english.decisions
    let decider = Decider(text.structure, models)
    var fates: [QuotationFate] = []
    _ = decider.withQuotations(decider.drafts(areInner: false)) { choice, _ in
      let likely = choice.weighed(by: models.quotations)
      fates.append(likely.chosen)
      return likely
    }
    row.check { #expect(fates.first == row.expected) }
  }

  @Test(arguments: [
    Row("Ortega said that some deny it was old.\n\n“We tested it twice.”", "Ortega"),
    Row("Reyes told him that critics claim it leaks. “We tested it.”", "Reyes"),
    Row("Critics say it leaks.\n\n“We tested it twice.”", "Critics"),
  ])
  func `a quotation follows who speaks, not whom they speak of`(row: Row<String>) {
    let text = MarkedArticle(row.text)
    let decider = Decider(text.structure, LearntModels.english.decisions)
    var previous: [AttributionDraft?] = []
    _ = decider.withQuotations(decider.drafts(areInner: false)) { choice, _ in
      previous.append(choice.previous)
      return LikelyOptions([.nobody], likely: [1])
    }
    row.check { #expect(previous.map { text.text($0?.source?.tokens) } == [row.expected]) }
  }

  /// Who asks does not answer himself.
  @Test func `an answer is not its asker’s`() {
    let article =
      "“It will hold,” Ana Reyes said.\n\nBut you have written a book, I say.\n\n“No, I have not.”"
    let quotes = ArticleParser().attributions(in: article)
    #expect(quotes.count == 3 && quotes[2].sourceText == nil)
  }

  @Test(arguments: [
    Row(
      "Ortega said it held.\n\n“We tested it.”",
      [QuotationFate.nobody: 1, .noSource: 2, .sameSource: 2, .joins: 1])
  ])
  func `what becomes of a quotation is what is made of it`(row: Row<[QuotationFate: Int]>) {
    let text = MarkedArticle(row.text)
    let decider = Decider(text.structure, LearntModels.english.decisions)
    for (fate, count) in row.expected {
      let drafts = decider.withQuotations(decider.drafts(areInner: false)) { _, _ in
        LikelyOptions([fate], likely: [0.5])
      }
      #expect(drafts.count == count, "\(fate)")
      let last = drafts.last
      switch fate {
      case .nobody: #expect(text.texts(last?.content ?? []) == ["it held"])
      case .joins: #expect(text.texts(last?.content ?? []) == ["it held", "“We tested it.”"])
      case .sameSource: #expect(text.text(last?.source?.tokens) == "Ortega")
      case .noSource: #expect(last?.source == nil && last?.confidence == 0.5)
      case .leads, .ledIn: break
      }
    }
  }
}
