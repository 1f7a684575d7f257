import QuoteStore

/// What a new extraction changed, in numbers.
struct ReparseSummary {
  private(set) var articles = 0
  private var counts: [QuoteChange.Sort: Int] = [:]
  private var decisionsInForce = 0
  private var conflicts = 0

  mutating func add(_ batch: ReparsedBatch, articles: Int) {
    self.articles += articles
    for change in batch.changes { counts[change.sort, default: 0] += 1 }
    decisionsInForce += batch.decisionsInForce
    conflicts += batch.conflicts
  }

  var sentence: String {
    let changes = QuoteChange.Sort.allCases.map { sort in
      let count = counts[sort, default: 0]
      return switch sort {
      case .found: "\(counted(count, "quote")) found"
      case .lost: "\(count) lost"
      case .speaker: counted(count, "other speaker")
      case .span: counted(count, "other span")
      case .kind: counted(count, "other kind")
      case .detail: "\(count) with another cue, role, rule or confidence"
      }
    }
    let decisions =
      "\(counted(decisionsInForce, "decision")) in force"
      + (conflicts == 0
        ? "" : ", \(counted(conflicts, "conflict")): 'quotes corrections --status conflict'")
    return "\(counted(articles, "article")) extracted again: "
      + changes.joined(separator: ", ") + "; \(decisions)"
  }
}
