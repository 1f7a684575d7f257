import GRDB
import QuoteModel

/// Who said something, as exports need it.
struct QuotedSpeaker {
  /// The public id, as UTF-8.
  let id: [UInt8]
  /// As UTF-8.
  let name: [UInt8]
  let kind: SpeakerKind
  /// Whether it belongs to one article.
  let isBound: Bool
  let wikidata: String?

  var attributed: AttributedSpeaker {
    AttributedSpeaker(
      name: String(decoding: name, as: UTF8.self), kind: kind,
      isPartialName: kind == .person && isBound)
  }
}

/// Reads who said something, those met last kept: most quotes are of few.
struct QuotedSpeakerReader {
  /// Some 10 MB of them.
  private static let most = 1 << 16

  private let statement: RawStatement
  private var known: [Int64: QuotedSpeaker] = [:]

  init(_ db: Database) throws {
    statement = RawStatement(
      try db.cachedStatement(
        sql: """
          SELECT root.slug, root.name, root.kind, root.article_id, root.wikidata
          FROM speaker JOIN speaker AS root ON root.id = ifnull(speaker.merged_into, speaker.id)
          WHERE speaker.id = ?
          """))
  }

  /// Whom a row of `speaker` means: if it was merged, the one it was merged into.
  mutating func speaker(row: Int64) throws -> QuotedSpeaker? {
    if let speaker = known[row] { return speaker }
    try statement.restart(with: row)
    defer { statement.reset() }
    guard try statement.step(), let id = statement.text(0), let name = statement.text(1) else {
      return nil
    }
    let speaker = QuotedSpeaker(
      id: Array(id), name: Array(name),
      kind: statement.string(2).flatMap(SpeakerKind.init) ?? .person,
      isBound: !statement.isNull(3), wikidata: statement.string(4))
    if known.count == Self.most { known.removeAll(keepingCapacity: true) }
    known[row] = speaker
    return speaker
  }
}
