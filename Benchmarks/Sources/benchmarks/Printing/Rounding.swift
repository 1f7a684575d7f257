import Foundation

extension Double {
  /// Three digits that count, or all before the point: 0.00123, 1.23, 12.3, 12345.
  var short: String {
    guard isFinite, self != 0 else { return "0" }
    let digits = 2 - Int(log10(abs(self)).rounded(.down))
    return String(format: "%.\(max(0, min(6, digits)))f", self)
  }
}
