@_spi(Measuring) import QuoteModel

extension LinearityCase {
  /// Articles as they are; `LinearityTrial` parses these one by one.
  static let ordinary = LinearityCase("ordinary articles, one by one", ordinaryArticle)

  /// Texts that vary first, then one piece of text over and over.
  static let all: [LinearityCase] = distinct + (marks + repeated).map { LinearityCase($0) }

  private static let distinct = [
    LinearityCase("ordinary articles as one text", ordinaryArticle),
    LinearityCase("all marks mixed") { marks[Int(scattered($0) % UInt64(marks.count))] },
    LinearityCase("capitalised words") { name($0) + " " },
    LinearityCase("distinct names said") { "\(name($0)) \(name($0 + 7919)) said. " },
    LinearityCase("distinct surnames said") { name($0) + " said. " },
    LinearityCase("distinct names, then quotes") {
      "\(name($0)) \(name($0 + 7919)), a judge, met. “It holds,” \(name($0 / 2)) said. "
    },
    LinearityCase("list of distinct names") { name($0) + ", " },
    LinearityCase("distinct words, no end") { name($0).lowercased() + " " },
    LinearityCase("one sentence without an end") { _ in "the dam and the road near the river " },
    LinearityCase("said in one sentence") { _ in "the dam he said would hold and " },
    LinearityCase("deeply nested, then closed") { $0 < 20_000 ? "“the ‘dam " : "holds’ it” " },
  ]

  private static let marks = [
    "\"", "'", "''", "`", "``", "“", "”", "‘", "’", "„", "‚", "«", "»", "‹", "›", "&quot;",
  ]

  private static let repeated = [
    "“ ", "\" ", "“ ‘ ", "“‘", "‘“", "“a” ", "\"a\" ", "“a,” ", "“A.” ",
    "“It holds.”\n\n",
    "“The dam will hold.\n\n", "\"The dam will hold.\n\n", "‘The dam will hold.\n\n",
    "said ", ", said ", "“said ”", "said “", "” said ", "“It,” said ", "“It,” he said. ",
    "“It holds,” Ortega said. ", "told ", "told reporters ", "said that ", "that ",
    "he said. ", "He said it would hold. ", "Ana Ortega said. ", "Ortega ", "Ortega, ",
    "Ortega and ", "Ortega, the mayor, ", "Ortega’s ", "Ana Ortega of ", "the ", "of ", "of the ",
    "and ", "who ", "to ", "not ", "President ", "Mr. ", "President Ortega ", "the mayor of ",
    "according to ", "According to Ortega, ", ", according to Ortega", "it holds, he said, ",
    "called for ", "asked whether ", "a", "A", "é", "Ö", "U.S.", "a-", "a'", "1,", "1.", "a_",
    "@a", "#", "&", "-", "--", "— ", ".", ". ", "!", "?", ",", ", ", ":", ": ", "; ", "(", ")",
    "( ", "[", "/", "Q: ", "ORTEGA: It holds.\n", "ORTEGA: It holds.\n\n", "— Ortega\n",
    "\n", "\n\n", "\r\n", "\r", " ", "\t", "\u{A0}", "a\n", "A\n\n", "The dam holds\n", "\u{0}",
    "😀", "😀 ", "e\u{301}", "中", "\u{200B}", "\u{202E}",
  ]

  private static func ordinaryArticle(_ number: Int) -> String {
    Inventor(seed: 1).article(number).body + "\n\n"
  }

  /// One of several thousand names, which are met in no order.
  private static func name(_ number: Int) -> String {
    let letters = Array("abdefgiklmnoprstuv")
    var rest = scattered(number) % 20_000
    var name = ""
    for _ in 0..<5 {
      name.append(letters[Int(rest % 18)])
      rest = rest / 18 &+ rest &* 7
    }
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  private static func scattered(_ number: Int) -> UInt64 {
    var random = SplitMix(seed: UInt64(number))
    return random.next()
  }
}
