import GRDB
import QuoteModel

/// Puts into effect again what people decided about quotes.
struct CorrectionRepair {
  private let db: Database
  private let extractor: Extractor

  init(_ db: Database, _ extractor: Extractor) {
    self.db = db
    self.extractor = extractor
  }

  func run() throws -> [String] {
    let check = CorrectionCheck(db)
    var broken: [Int64] = []
    try check.forEachArticle { if try !check.faults(of: $0).isEmpty { broken.append($0) } }
    let count = try broken.count { try restore($0) }
    return count == 0
      ? [] : ["what people decided about quotes of \(counted(count, "article")) put into effect"]
  }

  /// - Returns: `false` where what the parser found is lost, and this version may find something else.
  private func restore(_ article: Int64) throws -> Bool {
    let kept = try InferenceTable(db).attributions(of: article)
    let found = try kept ?? extractor.attributions(of: article, in: db)
    guard let plan = try QuoteRewriter.plan(of: article, inferred: found, in: db),
      found != nil || !plan.after.hasDecisions
    else { return false }
    var rewriter = try QuoteRewriter(db)
    try rewriter.carryOut(plan)
    try rewriter.indexWords()
    return true
  }
}
