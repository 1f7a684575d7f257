import QuoteStore

/// What an import did.
struct ImportSummary: Sendable {
  var counts: ImportCounts
  var speakers: Int
  /// `nil` if nothing was stored.
  var importID: Int64?
  var elapsed: Duration
  /// Files.
  var passedOver: Int
  var passedOverRecords: Int
  /// Articles that `--since` left out.
  var tooOld: Int
  /// Whether `--limit` ended it.
  var isAtLimit: Bool
  var lacksNamedInput: Bool
  /// The signal that ended it early.
  var signal: Int32?

  var status: ExitStatus {
    if let signal { return ExitStatus(signal: signal) }
    if lacksNamedInput { return .noInput }
    guard counts.rejected > 0 else { return .done }
    return counts.read == counts.rejected ? .badInput : .partly
  }

  /// The contract's object.
  var json: String {
    let articles =
      #"{"read":\#(counts.read),"new":\#(counts.new),"duplicate":\#(counts.duplicate),"#
      + #""updated":\#(counts.updated),"rejected":\#(counts.rejected)}"#
    let id = importID.map { "\($0)" } ?? "null"
    return #"{"articles":\#(articles),"quotes":\#(counts.quotes),"speakers":\#(speakers),"#
      + #""seconds":\#(seconds),"import":\#(id)}"#
  }

  var sentence: String {
    let kinds = [
      "\(counts.new) new", "\(counts.duplicate) already there",
      counted(counts.updated, "new version"),
      "\(counts.rejected) rejected",
    ]
    return counted(counts.read, "article") + " read: " + kinds.joined(separator: ", ") + "; "
      + counted(counts.quotes, "quote") + " of " + counted(speakers, "speaker") + ", \(seconds) s"
  }

  private var seconds: Double {
    let parts = elapsed.components
    let milliseconds = parts.seconds * 1000 + parts.attoseconds / 1_000_000_000_000_000
    return Double(milliseconds) / 1000
  }
}
