import Testing

@testable import QuoteStore

/// What is typed, and how it is understood: words in brackets, `*` behind what may go on, `|` for OR,
/// `~5` for NEAR, `-` before what is excluded.
@Suite struct SearchWordsTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let typed: String
    let meaning: String
    var testDescription: String { typed }

    init(_ typed: String, _ meaning: String) {
      self.typed = typed
      self.meaning = meaning
    }
  }

  @Test(arguments: [
    Case("", ""), Case("   ", ""), Case("peace", "[peace]"), Case("peace deal", "[peace] [deal]"),
    Case("peace peace", "[peace]"), Case("\"land deal\"", "[land deal]"),
    Case("“land deal”", "[land deal]"), Case("„land deal“ now", "[land deal] [now]"),
    Case("«land   deal»", "[land deal]"), Case("\"land deal", "[land] [deal]"),
    Case("land\"deal\"", "[land] [deal]"), Case("\"a\" \"b", "[a] [b]"), Case("\"\"", ""),
    Case("peace*", "[peace]*"), Case("peace**", "[peace]*"), Case("*", "‹*›"), Case("* a", "[a]"),
    Case("a*b", "[a*b]"), Case("\"land dea\"*", "[land dea]*"),
    Case("\"land dea*\"", "[land dea]*"),
    Case("-nato", "-[nato]"), Case("peace -nato", "[peace] -[nato]"), Case("−nato", "-[nato]"),
    Case("peace -\"land deal\"", "[peace] -[land deal]"), Case("-dea*", "-[dea]*"),
    Case("- nato", "[nato]"), Case("--nato", "[--nato]"), Case("a-b", "[a-b]"), Case("-", "‹-›"),
    Case("a -", "[a]"), Case("-(a OR b) c", "[c] -([a]|[b])"), Case("-(a b)", "-([a] [b])"),
    Case("a -* b", "[a] [b]"), Case("a -! b", "[a] [b]"), Case("a -\"b", "[a] -[b]"),
    Case("a OR b", "([a]|[b])"), Case("a OR b OR c", "([a]|[b]|[c])"), Case("a OR a", "[a]"),
    Case("a b OR c", "[a] ([b]|[c])"), Case("\"a b\" OR c*", "([a b]|[c]*)"),
    Case("(a b) OR c", "(([a] [b])|[c])"), Case("OR", "[OR]"), Case("OR a", "[OR] [a]"),
    Case("a OR", "[a] [OR]"), Case("a or b", "[a] [or] [b]"), Case("OR OR OR", "[OR]"),
    Case("a \"OR\" b", "[a] [OR] [b]"), Case("a OR -b", "[a] [OR] -[b]"),
    Case("a OR ! b", "[a] [OR] [b]"),
    Case("a AND b", "[a] [b]"), Case("AND a", "[AND] [a]"), Case("a AND", "[a] [AND]"),
    Case("a NOT b", "[a] -[b]"), Case("NOT b", "[NOT] [b]"), Case("a NOT", "[a] [NOT]"),
    Case("a NEAR b", "~10([a] [b])"), Case("a NEAR/3 b", "~3([a] [b])"),
    Case("a NEAR \"b c\" d", "~10([a] [b c]) [d]"), Case("a NEAR b NEAR c", "~10([a] [b] [c])"),
    Case("a NEAR", "[a] [NEAR]"), Case("NEAR b", "[NEAR] [b]"), Case("a near b", "[a] [near] [b]"),
    Case("a NEAR/x b", "[a] [NEAR/x] [b]"), Case("a NEAR (b)", "[a] [b]"),
    Case("NEAR(a b, 5)", "~5([a] [b])"), Case("NEAR(a b,5)", "~5([a] [b])"),
    Case("NEAR(a b)", "~10([a] [b])"), Case("NEAR(a b 5)", "~10([a] [b] [5])"),
    Case("NEAR(\"a b\" c*, 2) d", "~2([a b] [c]*) [d]"), Case("NEAR(a)", "[a]"),
    Case("NEAR()", "[NEAR]"), Case("NEAR(a b", "[NEAR] [a] [b]"),
    Case("NEAR(a (b), 5)", "[NEAR] ([a] [b] [5])"),
    Case("NEAR(a b, 99999999999999999999)", "~1000([a] [b])"),
    Case("NEAR(a b, 5) OR c", "(~5([a] [b])|[c])"),
    Case("(a)", "[a]"), Case("((a))", "[a]"), Case("(a", "[a]"), Case("a)", "[a]"),
    Case("()", "‹()›"),
    Case(")a(", "[a(]"), Case("f(x)", "[f(x]"), Case("(-a) b", "[b] -[a]"),
    Case("(-a) OR b", "[OR] [b] -[a]"),
    Case("(a -b) OR c", "(([a] -[b])|[c])"),
    Case("U.S. don’t O'Brien-Smith", "[U.S.] [don’t] [O'Brien-Smith]"),
    Case("text:a ^b c;d", "[text:a] [^b] [c;d]"), Case("a\0b", "[a] [b]"),
    Case("a … — ! b", "[a] [b]"), Case("a 😀", "[a] ‹😀›"), Case("—", "‹—›"), Case("? !", "‹?› ‹!›"),
    Case("a, b; c* , d*,", "[a] [b;] [c]* [d]*"), Case("a, OR b", "([a]|[b])"),
    Case("50 %", "[50]"), Case("€ 50", "[50] ‹€›"),
  ])
  func `operators are understood, and all else is text`(test: Case) {
    let words = SearchWords(test.typed) { $0.contains { $0.isLetter || $0.isNumber } }
    #expect(words.meaning == test.meaning)
  }

  @Test func `only what has no word is wordless`() {
    for (typed, isWordless) in [
      ("—", true), ("\"", true), ("()", true), (" ", true), ("", false), ("a", false), ("😀", false),
      ("-a", false),
    ] {
      #expect(SearchWords(typed) { $0 == "a" }.isWordless == isWordless, "\(typed)")
    }
  }

  /// Brackets may be nested as deep as anybody likes, and lists be as long.
  @Test func `very long and very deep texts are understood`() {
    for typed in [
      String(repeating: "(", count: 10_000), String(repeating: "(a OR ", count: 3_000),
      String(repeating: "(", count: 5_000) + "a" + String(repeating: ")", count: 5_000),
      String(repeating: "a OR ", count: 5_000), String(repeating: "-", count: 10_000),
      String(repeating: "NEAR(a ", count: 2_000), String(repeating: "\"a\" NEAR ", count: 2_000),
    ] {
      _ = SearchWords(typed) { $0.contains { $0.isLetter } }.meaning
    }
  }
}

extension SearchWords {
  fileprivate var meaning: String {
    let list = SearchWordsTests.list(of: sought)
    return (list + excluded.map { "-" + $0.meaning } + literals.map { "‹\($0)›" })
      .joined(separator: " ")
  }
}

extension SearchWordsTests {
  fileprivate static func list(of sought: SearchExpression?) -> [String] {
    guard case .all(let parts, let excluded) = sought, excluded.isEmpty else {
      return sought.map { [$0.meaning] } ?? []
    }
    return parts.map(\.meaning)
  }
}

extension SearchPhrase {
  fileprivate var meaning: String { "[\(text)]" + (isPrefix ? "*" : "") }
}

extension SearchExpression {
  fileprivate var meaning: String {
    switch self {
    case .phrase(let phrase): phrase.meaning
    case .near(let phrases, let distance):
      "~\(distance)(\(phrases.map(\.meaning).joined(separator: " ")))"
    case .all(let parts, let excluded):
      "(\((parts.map(\.meaning) + excluded.map { "-" + $0.meaning }).joined(separator: " ")))"
    case .any(let parts): "(\(parts.map(\.meaning).joined(separator: "|")))"
    }
  }
}
