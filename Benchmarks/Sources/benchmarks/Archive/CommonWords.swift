/// The commonest word, and the commonest three in a row, of a sample of quotes.
struct CommonWords {
  private static let sample = 5000

  let word: String
  let phrase: String

  init(of archive: SQLite) throws {
    let statement = try SQLiteStatement(
      archive,
      """
      SELECT text FROM quote WHERE id % max(1, (SELECT max(id) FROM quote) / \(Self.sample)) = 0
      """)
    var words: [String: Int] = [:]
    var phrases: [String: Int] = [:]
    while try statement.step() {
      let text = statement.text(0).lowercased().split { !$0.isLetter }
      for word in text { words[String(word), default: 0] += 1 }
      for place in text.indices.dropFirst(2) {
        phrases[text[place - 2...place].joined(separator: " "), default: 0] += 1
      }
    }
    word = Self.commonest(words)
    phrase = Self.commonest(phrases)
  }

  private static func commonest(_ counts: [String: Int]) -> String {
    counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "the"
  }
}
