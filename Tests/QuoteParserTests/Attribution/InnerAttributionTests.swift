import QuoteModel
import QuoteParser
import Testing

/// What stands inside another's words is kept, and said to.
struct InnerAttributionTests {
  @Test(arguments: [
    Row("“Mia Hollis told me that the mill was sold,” Luis Ortega said.", [false, true]),
    Row("Ana Reyes said Ortega had told her that the dam would hold.", [false, true]),
    Row("“It holds,” Ortega said. Reyes said it leaked.", [false, false]),
    Row("“It holds,” Ortega said, adding, “We tested it.”", [false, false]),
    Row(
      "ORTEGA: It will hold.\nREYES: [laughs] It holds well.\nORTEGA: It leaks.",
      [false, false, false]),
    Row(
      "Reyes said Ortega had told her that it held. Hollis said it leaked.", [false, true, false]),
  ])
  func `what is said inside what somebody says is inner`(row: Row<[Bool]>) {
    #expect(ArticleParser().attributions(in: row.text).map(\.isInner) == row.expected)
  }
}
