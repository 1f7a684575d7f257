import GRDB

/// One step from a format to the next: `schema.sql` as it was, changed to what it is.
struct Migration: Sendable {
  /// The `user_version` that it ends in.
  let version: Int
  let run: @Sendable (Database) throws -> Void

  /// In the order of their versions, each one more than the one before; the first is 2.
  static let all: [Migration] = [.spellings, .titleWords]
}
