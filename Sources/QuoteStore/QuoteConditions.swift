import GRDB
import QuoteModel

/// What the columns of `quote` itself must fulfil.
struct QuoteConditions {
  let all: [SQL]

  init(of query: QuoteQuery) {
    var all: [SQL] = []
    if !query.kinds.isEmpty { all.append("quote.kind IN \(query.kinds.map(\.rawValue).sorted())") }
    if !query.modes.isEmpty { all.append("quote.mode IN \(query.modes.map(\.rawValue).sorted())") }
    if !query.cues.isEmpty {
      all.append("quote.cue_lemma IN \(query.cues.map { $0.lowercased() })")
    }
    if let confidence = query.minimumConfidence { all.append("quote.confidence >= \(confidence)") }
    if query.unattributedOnly { all.append("quote.speaker_id IS NULL") }
    if query.reviewedOnly { all.append("quote.reviewed = 1") }
    if query.unreviewedOnly { all.append("quote.reviewed = 0") }
    self.all = all
  }
}
