import ArticleReaders
import QuoteModel
import QuoteStore

/// What `import` was asked to do.
struct ImportSettings: Sendable {
  /// Paths, or `-`.
  var inputs: [String]
  var archive: String
  var reading: ReadingOptions
  /// Where a line for each input is written.
  var report: String?
  /// After so many articles no more are read.
  var limit: Int?
  /// Articles dated before are passed over.
  var since: CalendarDate?
  var patience: Patience
  var progress: ProgressStyle
  var isDryRun: Bool
  var isQuiet: Bool

  /// `false` for an empty file too, such as a killed import may leave.
  var archiveExists: Bool {
    FileIdentity(RawPath(argument: archive)).map { !$0.isRegular || $0.size > 0 } ?? false
  }
}
