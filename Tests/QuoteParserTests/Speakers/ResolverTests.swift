import QuoteModel
import Testing

@testable import QuoteParser

/// To whom the pass gives the drafts of a text, with what it is that speaks; how surnames, pronouns
/// and descriptions are told apart is in `ResolutionTests`.
struct ResolverTests {
  struct Speaker: Equatable, Sendable {
    var name: String
    var kind: SpeakerKind
  }

  @Test(arguments: [
    Row("Luis Ortega left. “It holds,” he said.", [Speaker(name: "Luis Ortega", kind: .person)]),
    Row(
      "Ortega Energy Corp. grew. The company said it holds.",
      [Speaker(name: "Ortega Energy Corp.", kind: .organisation)]),
    Row(
      "Brill Energy grew. “It holds,” it said.",
      [Speaker(name: "Brill Energy", kind: .organisation)]),
    Row(
      "Officials said it holds. They said it was new.", [Speaker(name: "Officials", kind: .group)]),
    Row(
      "A woman on the bridge said it holds.",
      [Speaker(name: "A woman on the bridge", kind: .anonymous)]),
    Row("The report says it holds.", [Speaker(name: "The report", kind: .document)]),
    Row(
      "Ana Reyes and Luis Ortega said it holds.",
      [Speaker(name: "Ana Reyes", kind: .person), Speaker(name: "Luis Ortega", kind: .person)]),
    Row("Aides and officials said it holds.", [Speaker(name: "Aides and officials", kind: .group)]),
    Row("Luis Ortega, who said it holds, left.", [Speaker(name: "Luis Ortega", kind: .person)]),
    Row(
      "The dam holds well, according to the Brill Post.",
      [Speaker(name: "Brill Post", kind: .organisation)]),
    Row("“It holds for another year.”", []),
    Row("They said it holds.", []),
  ])
  func `the last draft has its speakers`(row: Row<[Speaker]>) {
    let text = MarkedArticle(row.text)
    let drafts = drafts(of: text)
    let directory = Directory(of: text.structure)
    let found = Resolver.resolutions(of: drafts, in: text.article, directory) {
      $0.likeliest(by: LearntModels.english.speakers)
    }
    #expect(found.count == drafts.count)
    #expect(
      found.last?.speakers.map { Speaker(name: $0.name, kind: $0.kind) } == row.expected)
  }

  @Test func `who of the directory it is is told, where it is one alone`() {
    let text = MarkedArticle(
      "Luis Ortega met Ana Reyes. Reyes said it holds. Reyes and Ortega said it is new.")
    let directory = Directory(of: text.structure)
    let drafts = drafts(of: text)
    let people = Resolver.resolutions(of: drafts, in: text.article, directory) {
      $0.likeliest(by: LearntModels.english.speakers)
    }.map(\.person)
    #expect(people == [1, nil])
    #expect(directory.fullName(of: 1) == "Ana Reyes")
  }

  private func drafts(of text: MarkedArticle) -> [AttributionDraft] {
    let drafts = Decider(text.structure, LearntModels.english.decisions).drafts()
    return Sourcing.drafts(drafts, in: text.article).sorted { $0.start < $1.start }
  }
}
