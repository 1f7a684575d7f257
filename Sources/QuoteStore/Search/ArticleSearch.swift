import GRDB
public import QuoteModel

extension ArticleRepository {
  /// What a search of bodies had read when it had found enough.
  public struct Extent: Hashable, Sendable {
    public var read: Int
    public var total: Int
  }

  /// The articles whose titles have some words, by numbers that are good for this archive alone.
  public func numbers(titles words: String, isExact: Bool) throws -> [Int64] {
    try connection.read { db in
      var query = QuoteQuery()
      (query.words, query.isExact, query.sort) = (words, isExact, .stable)
      return try TitleSearch(WordSearch(of: query, on: .titles, in: db), of: query, in: db).ids
    }
  }

  /// As above, of bodies, which are read one by one: those alone that a query chooses.
  public func numbers(
    bodies words: String, isExact: Bool, among query: QuoteQuery,
    progress: (_ read: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> [Int64] {
    var query = query
    (query.words, query.isExact, query.limit, query.sort) = (words, isExact, nil, .stable)
    return try connection.read { try BodySearch(of: query, in: $0).run(progress).ids }
  }

  /// Articles whose titles have the words of a query.
  ///
  /// The other filters are as in `page(matching:)`. By relevance, unless another order is asked for.
  public func search(titles query: QuoteQuery) throws -> Page<ArticleHit> {
    try connection.read { db in
      let search = try WordSearch(of: query, on: .titles, in: db)
      let found = try TitleSearch(search, of: query, in: db)
      let articles = ArticleRows(db)
      let match = WordMatch(search.words, isExact: query.isExact, forms: try WordForms(in: db))
      let hits = try found.ids.compactMap { try articles.summary(row: $0) }.map { article in
        let title = article.title ?? ""
        return ArticleHit(article: article, text: title, hits: match.hits(in: title))
      }
      return Page(rows: hits, total: found.total, bound: found.bound, read: found.read)
    }
  }

  /// Articles whose bodies have the words of a query, newest first unless another order is asked for.
  ///
  /// Bodies have no index: they are read in that order, in bounded memory, until the limit is reached.
  /// - Parameter progress: Told how many of how many articles were read.
  /// - Returns: The page, whose `total` is what was found in what was read, and how much that is.
  public func search(
    bodies query: QuoteQuery, progress: (_ read: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> (page: Page<ArticleHit>, extent: Extent) {
    try connection.read { db in
      let search = try BodySearch(of: query, in: db)
      let found = try search.run(progress)
      let articles = ArticleRows(db)
      let hits = try found.ids.compactMap { try articles.article(row: $0) }.map { article in
        let excerpt = Excerpt(of: article.body, around: search.match.hits(in: article.body))
        return ArticleHit(article: article.summary, text: excerpt.text, hits: excerpt.hits)
      }
      return (
        Page(rows: hits, total: found.found), Extent(read: found.read, total: found.total)
      )
    }
  }
}

/// Finds articles by the words of their titles.
private struct TitleSearch {
  let ids: [Int64]
  let total: Int
  let bound: Int?
  let read: Int?

  init(_ search: WordSearch, of query: QuoteQuery, in db: Database) throws {
    var filter = query
    filter.words = nil
    let conditions =
      try search.conditions(in: db) + ArticleSelection.conditions(of: filter, in: db)
    if query.sort == .relevance, query.limit != nil, search.isSought {
      let ranked = try RankedSearch(search, tables: "", where: conditions, apart: "0", in: db)
      ids = try ranked.page(of: query, in: db) { rows in
        """
        SELECT id, ifnull(published, '') || ' ' || hash
        FROM article WHERE id IN (SELECT value FROM json_each(\(rows)))
        """
      }
      (total, bound, read) = (ranked.count, ranked.bound, ranked.read)
      return
    }
    let tables: SQL =
      search.pattern == nil
      ? "article" : "title_fts CROSS JOIN article ON article.id = title_fts.rowid"
    let condition = (search.matchConditions + conditions).conjunction
    let rows: SQL = "FROM \(tables) WHERE \(condition)"
    ids = try db.values(
      """
      SELECT article.id \(rows) ORDER BY \(ArticleSelection.order(of: query))
      LIMIT \(query.limit ?? -1) OFFSET \(query.offset)
      """)
    total = try db.value("SELECT count(*) \(rows)") ?? 0
    (bound, read) = (nil, nil)
  }
}

/// What of a text stands around the first words that were found in it, on one line.
struct Excerpt {
  private(set) var text = ""
  /// UTF-8 bytes of `text`.
  private(set) var hits: [Range<Int>] = []

  /// UTF-8 bytes before and behind the first hit.
  private static let (before, behind) = (80, 200)

  /// - Parameter hits: UTF-8 bytes of the whole, in order.
  init(of whole: String, around hits: [Range<Int>]) {
    let bytes = Array(whole.utf8)
    let first = hits.first ?? 0..<0
    var start = max(0, first.lowerBound - Self.before)
    var end = min(bytes.count, first.upperBound + Self.behind)
    // To the nearest space, so that no word or letter is cut; else to the nearest letter.
    if start > 0 {
      start = bytes[start..<first.lowerBound].firstIndex(where: isSpace) ?? start
      while start < first.lowerBound, isInside(bytes[start]) { start += 1 }
    }
    if end < bytes.count {
      end = bytes[first.upperBound..<end].lastIndex(where: isSpace) ?? end
      while end > first.upperBound, isInside(bytes[end]) { end -= 1 }
    }
    append(start > 0 ? "… " : "")
    var place = start
    for hit in hits where hit.upperBound <= end && hit.lowerBound >= place {
      append(String(decoding: bytes[place..<hit.lowerBound], as: UTF8.self))
      let from = text.utf8.count
      append(String(decoding: bytes[hit], as: UTF8.self))
      self.hits.append(from..<text.utf8.count)
      place = hit.upperBound
    }
    append(String(decoding: bytes[place..<max(place, end)], as: UTF8.self))
    while text.last == " " { text.removeLast() }
    append(end < bytes.count ? " …" : "")
  }

  /// Every run of spaces and line ends as one space.
  private mutating func append(_ piece: String) {
    for scalar in piece.unicodeScalars {
      let isSpace = scalar.properties.isWhitespace
      if isSpace, text.isEmpty || text.unicodeScalars.last == " " { continue }
      text.unicodeScalars.append(isSpace ? " " : scalar)
    }
  }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

/// Within the bytes of a character of several.
private func isInside(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
