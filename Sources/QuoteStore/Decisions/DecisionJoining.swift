import GRDB
public import QuoteModel

/// What became of decisions that were made elsewhere.
public struct JoinedCorrections: Hashable, Sendable {
  public var new = 0
  /// They were there already.
  public var known = 0
  /// Known, and taken back since.
  public var undone = 0
  /// New ones about articles that this archive does not have yet.
  public var waiting = 0
  /// What somebody decided otherwise than another, on the same field of the same quote; the
  /// later one is in force.
  public var disagreements: [Correction] = []

  public init() {}

  public static func += (all: inout Self, one: Self) {
    all.new += one.new
    all.known += one.known
    all.undone += one.undone
    all.waiting += one.waiting
    all.disagreements += one.disagreements
  }
}

extension CorrectionRepository {
  /// Adds decisions that were made elsewhere to the log, and carries them out, in one transaction.
  ///
  /// Nothing is added twice; what was taken back here stays so.
  public func join(_ corrections: [Correction]) throws -> JoinedCorrections {
    try connection.write { db in
      var joining = try CorrectionJoining(db)
      return try joining.join(corrections)
    }
  }

  /// How many of these are about articles of this archive.
  public func fitting(among corrections: [Correction]) throws -> Int {
    try connection.read { db in
      let joining = try CorrectionJoining(db)
      return try corrections.count { try joining.article(of: $0.articleHash) != nil }
    }
  }
}

/// Joins decisions made elsewhere to the log.
struct CorrectionJoining {
  private let db: Database
  private let log: CorrectionLog
  private var rewriter: QuoteRewriter

  init(_ db: Database) throws {
    self.db = db
    log = CorrectionLog(db)
    rewriter = try QuoteRewriter(db)
  }

  mutating func join(_ corrections: [Correction]) throws -> JoinedCorrections {
    var joined = JoinedCorrections()
    let byArticle = Dictionary(grouping: corrections, by: \.articleHash)
    for (hash, corrections) in byArticle.sorted(by: { $0.key < $1.key }) {
      joined += try join(corrections, to: hash)
    }
    try rewriter.indexWords()
    return joined
  }

  /// The row's id.
  func article(of hash: String) throws -> Int64? {
    let statement = try db.cachedStatement(sql: "SELECT id FROM article WHERE hash = ?")
    return try Int64.fetchOne(statement, arguments: [hash])
  }

  private mutating func join(_ corrections: [Correction], to hash: String) throws
    -> JoinedCorrections
  {
    var joined = JoinedCorrections()
    var known = try log.entries(of: hash)
    let row = try article(of: hash)
    for correction in corrections {
      if let same = known.firstIndex(where: { $0.correction.isSame(as: correction) }) {
        joined.known += 1
        if let time = correction.undoneAt, known[same].correction.undoneAt == nil {
          try log.undo(known[same].id, at: time)
          known[same].correction.undoneAt = time
          joined.undone += 1
        }
      } else {
        joined.new += 1
        if row == nil { joined.waiting += 1 }
        if known.contains(where: { $0.correction.disagrees(with: correction) }) {
          joined.disagreements.append(correction)
        }
        known.append(.init(id: try log.insert(correction), correction: correction))
      }
    }
    guard joined.new + joined.undone > 0, let row,
      let plan = try QuoteRewriter.plan(of: row, in: db)
    else { return joined }
    try rewriter.carryOut(plan)
    return joined
  }
}

extension Correction {
  /// One act of one person, though it may have been taken back since.
  fileprivate func isSame(as other: Correction) -> Bool {
    anchor == other.anchor && decision.field == other.decision.field
      && decision.value == other.decision.value && madeBy == other.madeBy && madeAt == other.madeAt
  }

  /// Whether two people decided one field of one quote differently.
  fileprivate func disagrees(with other: Correction) -> Bool {
    guard undoneAt == nil, other.undoneAt == nil, anchor.start == other.anchor.start,
      madeBy != other.madeBy
    else { return false }
    if decision.field == other.decision.field { return decision.value != other.decision.value }
    return (decision == .rejected) != (other.decision == .rejected)
  }
}
