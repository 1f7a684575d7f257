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
