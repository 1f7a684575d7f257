import Testing

@Suite struct ExtractTextTests {
  @Test(arguments: [
    ("“It,” Luis Ortega said, “holds.”", "It, holds."),
    (
      "Ana Ruiz, the coach, added: \"All of us had worked hard. \"Of course this prize is special. \"All my life I dreamed of it.\"",
      "All of us had worked hard. Of course this prize is special. All my life I dreamed of it."
    ),
  ])
  func `a quote's text has its words alone`(article: String, text: String) throws {
    let outcome = try Tool().run("extract", "-", input: article)
    let texts = outcome.text.matches(of: #/"text":"((?:[^"\\]|\\.)*)"/#).map { String($0.output.1) }
    #expect(texts.first == text || texts.joined(separator: " ") == text, "\(outcome.text)")
    for text in texts { #expect(!text.contains("\\\"")) }
  }
}
