/// The import runs.
public struct ImportRepository: Sendable {
  /// Notes that a run has begun; articles are stored under the id that it gets.
  ///
  /// - Parameters:
  ///   - started: ISO 8601, UTC: `2026-01-22T09:30:00Z`. The archive has no clock of its own.
  ///   - inputs: What was asked to be imported, as typed.
  public func begin(started: String, inputs: [String], parserVersion: String) throws -> Int64 {
    fatalError()
  }

  /// Notes how it ended; a run that was killed has no end and no counts.
  public func finish(_ id: Int64, at finished: String, counts: ImportCounts) throws {
    fatalError()
  }

  /// How many speakers the quotes of this run have.
  public func speakerCount(of id: Int64) throws -> Int { fatalError() }
}
