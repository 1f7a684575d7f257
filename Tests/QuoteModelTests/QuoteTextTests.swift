import QuoteModel
import Testing

@Suite struct QuoteTextTests {
  @Test(arguments: [
    ("It holds.", "It holds."), ("the idea as “a joke.”", "the idea as “a joke.”"),
    ("We worked. “It is special. “I dreamed of it.", "We worked. It is special. I dreamed of it."),
    ("it holds.”", "it holds."), ("“it holds", "it holds"), ("a “b” c”", "a “b” c"),
    ("„so“ and «so»", "„so“ and «so»"), ("\"so far", "so far"), ("so far\"", "so far"),
    ("a 6\" pipe", "a 6\" pipe"), ("a \"b\" c", "a \"b\" c"),
    ("Worked. \"Special. \"All of it.", "Worked. Special. All of it."),
    ("a (\"b\") c", "a (\"b\") c"), ("” he said", "he said"),
    ("’tis ‘so’", "’tis ‘so’"), ("", ""), ("“", ""),
  ])
  func `marks without their second one are left out`(text: String, clean: String) {
    #expect(QuoteText.withoutStrayMarks(text) == clean)
  }
}
