import GRDB
import QuoteModel

/// Finds and notes which articles say what another one says: older versions of an address, and near
/// copies, such as an agency's text in many outlets.
///
/// Each set of these has one article that counts for all, where copies count once: of versions the
/// last, of near copies the one published first. The others name it in `article.counts_as`, and their
/// quotes have `copy`, for counts of millions are made from the indexes of `quote` alone.
struct ArticleCopies {
  private let db: Database
  private let insertKey: InsertStatement

  /// No more articles are compared with a new one.
  private static let mostCompared = 8

  init(_ db: Database) throws {
    self.db = db
    insertKey = try InsertStatement(
      db, "INSERT OR IGNORE INTO article_copy (key, article_id) VALUES (?, ?)")
  }

  /// Notes a new article, whose quotes are not stored yet.
  ///
  /// - Parameter previous: The version of its address that was stored before.
  /// - Returns: Whether another one counts for it.
  func place(
    _ article: Int64, body: String, keys: [Int64], previous: Int64?
  ) throws -> Bool {
    // One that is another's copy stays that.
    if let previous, try head(of: previous) == previous { try count(previous, as: article) }
    let original = try original(of: article, body: body, keys: keys)
    if let original, try !isBefore(article, original) {
      try count(article, as: original)
      return true
    }
    if let original { try count(original, as: article) }
    try insert(keys, of: article)
    return false
  }

  func insert(_ keys: [Int64], of article: Int64) throws {
    for key in keys { try insertKey.run { $0.integer(key).integer(article) } }
  }

  /// The article that counts for the nearly same text; `nil` if there is none.
  private func original(of article: Int64, body: String, keys: [Int64]) throws -> Int64? {
    guard keys.count == 3 else { return nil }
    // Asked of every article that is imported: to make the statement anew took a fifth of the time.
    let sought = try db.cachedStatement(
      sql: """
        SELECT DISTINCT article_id FROM article_copy
        WHERE key IN (?, ?, ?) AND article_id <> ? LIMIT ?
        """)
    let candidates: [Int64] = try sought.values([
      keys[0], keys[1], keys[2], article, Self.mostCompared,
    ])
    guard !candidates.isEmpty else { return nil }
    let wording = TextWording(body)
    let text = try db.cachedStatement(sql: "SELECT body FROM article WHERE id = ?")
    for candidate in candidates {
      guard try head(of: candidate) != article,
        let body: String = try text.value([candidate]),
        TextWording(body).isNearly(wording)
      else { continue }
      return try head(of: candidate)
    }
    return nil
  }

  /// The article that counts for one, be it itself.
  private func head(of article: Int64) throws -> Int64 {
    let statement = try db.cachedStatement(
      sql: "SELECT ifnull(counts_as, id) FROM article WHERE id = ?")
    return try statement.value([article]) ?? article
  }

  /// By their day, the undated last, then by their hash: whatever order they came in.
  private func isBefore(_ article: Int64, _ other: Int64) throws -> Bool {
    try db.value(
      """
      SELECT (article.published IS NULL, ifnull(article.published, ''), article.hash)
        < (other.published IS NULL, ifnull(other.published, ''), other.hash)
      FROM article, article AS other WHERE article.id = \(article) AND other.id = \(other)
      """) ?? false
  }

  /// Lets an article, and all that it counts for, be counted as another.
  private func count(_ article: Int64, as head: Int64) throws {
    try db.execute(
      literal: """
        UPDATE quote SET copy = 1 WHERE article_id = \(article);
        UPDATE article SET counts_as = \(head) WHERE counts_as = \(article) OR id = \(article)
        """)
  }
}

/// The words of a text as copies of it are found and compared: runs of five words, hashed.
///
/// It works on bytes, as every article that is imported goes through it: a letter is any but ASCII
/// marks and spaces and the marks of U+2000–203F, and case of ASCII alone is folded.
public struct TextWording: Sendable {
  private let runs: RunSet

  /// Shorter texts are alike by chance.
  private static let fewestRuns = 20
  private static let runLength = 5
  /// With nine tenths of the runs in common, one of three least ones is with 999 chances of 1000.
  private static let factors: [UInt64] = [
    0x9E37_79B9_7F4A_7C15, 0xC2B2_AE3D_27D4_EB4F, 0x1656_67B1_9E37_79F9,
  ]

  public init(_ text: String) {
    var text = text
    runs = text.withUTF8 { RunSet(TextWording.runs(of: $0)) }
  }

  /// By which near copies of a text are looked up: the least of its runs in three orders (min-hashing,
  /// Broder 1997); none for a short text.
  public static func keys(of text: String) -> [Int64] {
    var text = text
    let runs = text.withUTF8 { TextWording.runs(of: $0) }
    guard runs.count >= fewestRuns else { return [] }
    return factors.map { factor in
      var least = UInt64.max
      for run in runs { least = min(least, (run ^ (run >> 31)) &* factor) }
      return Int64(bitPattern: least)
    }
  }

  /// Whether the two share nine tenths of all their runs (Jaccard).
  public func isNearly(_ other: TextWording) -> Bool {
    let (few, many) = (min(runs.count, other.runs.count), max(runs.count, other.runs.count))
    guard few >= Self.fewestRuns, few * 10 >= many * 9 else { return false }
    let shared = runs.countShared(with: other.runs)
    return shared * 10 >= (runs.count + other.runs.count - shared) * 9
  }

  /// In the order of the text.
  private static func runs(of utf8: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var words: [UInt64] = []
    words.reserveCapacity(utf8.count / 6)
    var word: UInt64 = 0
    var place = 0
    while place < utf8.count {
      let byte = utf8[place]
      let isMark = byte == 0xE2 && place + 2 < utf8.count && utf8[place + 1] == 0x80
      if isMark || !isLetter(byte) {
        if word != 0 { words.append(word) }
        word = 0
        place += isMark ? 3 : 1
      } else {
        let letter = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        word = ((word == 0 ? 0xCBF2_9CE4_8422_2325 : word) ^ UInt64(letter)) &* 0x100_0000_01B3
        place += 1
      }
    }
    if word != 0 { words.append(word) }
    guard words.count >= runLength else { return [] }
    return (0...words.count - runLength).map { start in
      var run: UInt64 = 0
      for place in start..<start + runLength { run = (run ^ words[place]) &* 0x100_0000_01B3 }
      return run ^ (run >> 29)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte)
      || (0x30...0x39).contains(byte)
  }
}

/// Hashes, each once. They are hashes already: as a `Set`, sorted, they took a tenth of an import whose
/// articles have sentences in common.
private struct RunSet {
  private(set) var count = 0
  /// Each at its place or, where that is taken, at the next that is free; 0 is none.
  private var slots: [UInt64]

  init(_ runs: [UInt64]) {
    var size = 16
    while size < runs.count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    for run in runs {
      let slot = slot(of: run)
      guard slots[slot] == 0 else { continue }
      slots[slot] = max(run, 1)
      count += 1
    }
  }

  func countShared(with other: RunSet) -> Int {
    var shared = 0
    for run in other.slots where run != 0 && slots[slot(of: run)] != 0 { shared += 1 }
    return shared
  }

  /// Where it stands, or would.
  private func slot(of run: UInt64) -> Int {
    let run = max(run, 1)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: (run &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while slots[slot] != 0, slots[slot] != run { slot = (slot + 1) & mask }
    return slot
  }
}

/// Verifies that quotes are copies where their article is, and that what counts for others counts.
struct CopyCheck {
  let db: Database

  func run(_ found: (Fault) throws -> Void) throws {
    let quotes = try db.rows(
      """
      SELECT \(QuoteSelection.publicID) FROM quote JOIN article ON article.id = quote.article_id
      WHERE quote.copy <> (article.counts_as IS NOT NULL)
      """)
    while let quote = try quotes.next() {
      try found(Fault(id: quote.text(0), problem: "its mark as a copy is not its article's"))
    }
    try forEachWithoutKeys { hash, _, _ in
      let id = ArticleIdentity.articleID(of: hash)
      try found(Fault(id: id, problem: "copies of it cannot be found"))
    }
    let articles = try db.rows("SELECT article.hash \(doubtful)")
    while let article = try articles.next() {
      let id = ArticleIdentity.articleID(of: try article.text(0))
      try found(Fault(id: id, problem: "it is counted as an article that does not count itself"))
    }
  }

  private var doubtful: SQL {
    """
    FROM article JOIN article AS head ON head.id = article.counts_as
    WHERE head.counts_as IS NOT NULL
    """
  }

  private func forEachWithoutKeys(_ body: (String, Int64, [Int64]) throws -> Void) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT count(*) FROM article_copy WHERE article_id = ? AND key IN (?, ?, ?)")
    let articles = try db.rows("SELECT id, hash, body FROM article WHERE counts_as IS NULL")
    while let article = try articles.next() {
      let (row, keys) = (try article.value(0) as Int64, TextWording.keys(of: try article.text(2)))
      guard keys.count == 3 else { continue }
      let count: Int? = try statement.value([row, keys[0], keys[1], keys[2]])
      if count != Set(keys).count { try body(article.text(1), row, keys) }
    }
  }

  func repair() throws -> [String] {
    var missing: [(Int64, [Int64])] = []
    try forEachWithoutKeys { missing.append(($1, $2)) }
    let copies = try ArticleCopies(db)
    for (article, keys) in missing { try copies.insert(keys, of: article) }
    let deeds = missing.isEmpty ? [] : ["the keys of copies were rebuilt"]
    try db.execute(
      literal: """
        UPDATE article SET counts_as = (
          SELECT nullif(head.counts_as, article.id) FROM article AS head
          WHERE head.id = article.counts_as)
        WHERE id IN (SELECT article.id \(doubtful))
        """)
    let articles = db.changesCount
    try db.execute(
      sql: """
        UPDATE quote SET copy = NOT copy WHERE id IN (
          SELECT quote.id FROM quote JOIN article ON article.id = quote.article_id
          WHERE quote.copy <> (article.counts_as IS NOT NULL))
        """)
    let quotes = db.changesCount
    return deeds + (articles + quotes == 0 ? [] : ["what counts as a copy was marked again"])
  }
}

extension ArticleCopies {
  /// Finds the copies among articles of a format that did not know them.
  static func markAll(in db: Database) throws {
    let copies = try ArticleCopies(db)
    let ids: [Int64] = try db.values("SELECT id FROM article ORDER BY id")
    try copies.placeAgain(ids)
  }

  /// Finds anew what articles are copies of, in their order.
  func placeAgain(_ articles: [Int64]) throws {
    let statement = try db.cachedStatement(
      sql: "SELECT body, previous_id FROM article WHERE id = ?")
    func read(_ row: Int64) throws -> (body: String, previous: Int64?)? {
      try statement.rows([row]).first { (try $0.text(0), try $0.value(1)) }
    }
    for row in articles {
      guard let (body, previous) = try read(row) else { continue }
      let isCopy = try place(
        row, body: body, keys: TextWording.keys(of: body), previous: previous)
      try db.execute(literal: "UPDATE quote SET copy = \(isCopy) WHERE article_id = \(row)")
    }
  }
}
