import Testing

@testable import QuoteParser

/// Which marks pair.
struct QuotedStretchTests {
  @Test(arguments: [
    "[Q “It holds,”] she said. [Q “We tested it.”]",
    "[Q \"It holds,\"] she said, [Q \"for now.\"]",
    "[Q ``It holds,''] she said.",
    "[Q ''It holds,''] she said.",
    "[Q ‘It holds,’] she said, and the workers’ union agreed.",
    "[Q ‘We won’t move,’] she said. [Q ‘And that’s that.’]",
    "The workers’ union and the owners’ club met in the ’90s.",
    "[Q “He said ‘no’ to me,”] she said.",
    "[Q ‘He said, “Go,” so I went,’] Ortega said.",
    "[Q “It holds,”] he said, [Q ‘for now.’]",
    "The 6'2\" striker met a [Q \"tall\"] one on a 27\" screen.",
    "[Q «It holds»], she said, [Q »it does«].",
    "[Q „It holds,“] she said.",
    "[Q 「It holds」], she said.",
    "He called it ([Q “solid”]) and [Q “old”]/[Q “new”].",
    "Rock 'n' roll, and then [Q 'Go home'] was said.",
    "No marks at all.",
  ])
  func `marks that belong together pair, the outer ones`(marked: String) {
    let text = MarkedArticle(marked)
    let stretches = text.article.stretches
    #expect(text.texts(stretches.map(\.outer)) == text.texts(text.tokens("Q1")))
    #expect(stretches.allSatisfy { !$0.isUnbalanced && !$0.continues })
    for stretch in stretches {
      #expect(stretch.inner == stretch.outer.dropFirst().dropLast())
    }
  }

  @Test func `a quotation that opens each of its paragraphs goes on to the last`() {
    let text = MarkedArticle("[Q “One.]\n\n[Q “Two.]\n\n[Q “Three,”] she said.")
    #expect(text.article.stretches.map(\.continues) == [true, true, false])
    #expect(text.article.stretches.map(\.outer) == text.tokens("Q1"))
  }

  @Test(arguments: [
    // The closing mark is lost: up to the attribution, or the paragraph.
    "[Q “It holds], Ortega said.", "[Q “It holds for years and years.]\n\nOrtega left.",
    // The opening mark is lost: from the start of the sentence.
    "The crew left. [Q It holds well,”] Ortega said.",
  ])
  func `where a mark is lost its place is found, and the stretch says so`(marked: String) {
    let text = MarkedArticle(marked)
    #expect(text.texts(text.article.stretches.map(\.outer)) == text.texts(text.tokens("Q1")))
    #expect(text.article.stretches.map(\.isUnbalanced) == [true])
  }

  @Test(arguments: [
    "“He said [Q ‘no’] to me,” she said. “I said, [Q ‘Why?’] twice.”",
    "‘He said, [Q “Go,”] so I went,’ Ortega said.", "“The workers’ union is ours,” she said.",
    "“Don’t,” she said, ‘or else.’",
  ])
  func `the quotations inside quotations are told apart`(marked: String) {
    let text = MarkedArticle(marked)
    #expect(text.texts(text.article.nested.map(\.outer)) == text.texts(text.tokens("Q1")))
  }
}
