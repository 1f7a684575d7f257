import QuoteModel
import Testing

@Suite struct AgreementTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// A text for each coder: an answer for each quote, a dot where there is none.
    let coders: [String]
    let quotes: Int
    let share: Double
    let alpha: Double?
    var testDescription: String { name }
  }

  // The first two are Krippendorff's (Computing Krippendorff's Alpha-Reliability, 2011, B and C).
  static let cases = [
    Case(
      name: "two coders",
      coders: ["aabbdcccedda", "babbbcccefdd"].map { $0.replacing("f", with: "d") },
      quotes: 12, share: 0.75, alpha: 0.692),
    Case(
      name: "four coders, who left some out",
      coders: ["123321412...", "1233224125.3", ".3332342251.", "12332441251."], quotes: 11,
      share: 0.8, alpha: 0.743),
    Case(name: "all the same", coders: ["abab", "abab"], quotes: 4, share: 1, alpha: 1),
    Case(name: "never the same", coders: ["ab", "ba"], quotes: 2, share: 0, alpha: -0.5),
    Case(name: "nothing to tell apart", coders: ["aaa", "aaa"], quotes: 3, share: 1, alpha: nil),
    Case(name: "one coder", coders: ["abab"], quotes: 0, share: 0, alpha: nil),
  ]

  @Test(arguments: cases)
  func `agreement is Krippendorff's alpha of nominal values`(test: Case) throws {
    let answers = test.coders.enumerated().flatMap { coder, answers in
      answers.enumerated().filter { $0.element != "." }.map { place, answer in
        CoderAnswer(
          quoteID: "q\(place)", coder: "coder \(coder)", isQuote: true, hasRightWords: true,
          speakerIDs: [String(answer)])
      }
    }
    let row = try #require(Agreement(of: answers).rows.first { $0.measure == .speaker })
    #expect(row.quotes == test.quotes)
    #expect(abs((row.alpha ?? 9) - (test.alpha ?? 9)) < 0.0005, "\(String(describing: row.alpha))")
    #expect(abs(row.share - test.share) < 0.03, "\(row.share)")
    if let interval = row.interval, let alpha = row.alpha { #expect(interval.contains(alpha)) }
    #expect((row.interval == nil) == (row.alpha == nil))
    #expect(Agreement(of: answers) == Agreement(of: answers))
  }

  @Test func `words and speaker are asked of what is a quote alone`() {
    let answers = [("A", true), ("B", false), ("C", true)].map { coder, isQuote in
      CoderAnswer(
        quoteID: "q", coder: coder, isQuote: isQuote, hasRightWords: coder == "A",
        speakerIDs: ["ana-ruiz"])
    }
    let agreement = Agreement(of: answers)
    #expect(agreement.coders == ["A", "B", "C"])
    #expect(agreement.rows.map(\.share) == [1.0 / 3, 0, 1])
    #expect(agreement.disputed.map(\.measure) == [.quote, .words])
    #expect(agreement.disputed.map(\.answers.count) == [3, 2])
  }
}
