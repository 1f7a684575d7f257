import Foundation

/// How much more one side uses something than the other, as a log-odds ratio with a Dirichlet prior,
/// and in standard errors.
///
/// After Monroe, Colaresi and Quinn, *Fightin' Words: Lexical Feature Selection and Evaluation for
/// Identifying the Content of Political Conflict*, Political Analysis 16 (2008). The prior keeps rare
/// things from looking telling, and common ones from looking telling by their number alone.
struct LogOddsRatio {
  let value: Double
  let z: Double

  /// Uses of one thing, among uses of all things.
  struct Share {
    let count: Double
    let total: Double

    init(_ count: Int, of total: Int) {
      self.count = Double(count)
      self.total = Double(total)
    }

    init(_ count: Double, of total: Double) {
      self.count = count
      self.total = total
    }

    fileprivate func odds(with prior: Share) -> Double {
      (count + prior.count) / (total + prior.total - count - prior.count)
    }
  }

  /// - Parameter prior: What was believed before, as so many uses among so many.
  /// - Returns: `nil` where there is nothing but this thing.
  init?(of first: Share, against second: Share, prior: Share) {
    value = log(first.odds(with: prior)) - log(second.odds(with: prior))
    guard value.isFinite, prior.count > 0 else { return nil }
    z = value / (1 / (first.count + prior.count) + 1 / (second.count + prior.count)).squareRoot()
  }
}
