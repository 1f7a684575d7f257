import ArticleReaders

/// What `import` was asked to do.
struct ImportSettings: Sendable {
  /// Paths, or `-`.
  var inputs: [String]
  var archive: String
  var reading: ReadingOptions
  /// Where a line for each input is written.
  var report: String?
  var isDryRun: Bool
  var isQuiet: Bool

  var archiveExists: Bool { FileIdentity(RawPath(argument: archive)) != nil }
}
