import GRDB

/// Rows, a bit for each that there may be: 1 MB for 8 million.
struct RowSet {
  /// In 32 MB. More are looked at one by one.
  static let mostRows: Int64 = 1 << 28

  private var bits: [UInt64]
  private(set) var count = 0
  /// The number of the last row that there may be.
  let last: Int

  /// For quotes of an archive; none of them yet.
  ///
  /// - Returns: `nil` if there are none, or too many.
  init?(ofQuotesIn db: Database) throws {
    guard let last: Int64 = try db.value("SELECT max(id) FROM quote"), last <= Self.mostRows else {
      return nil
    }
    self.init(through: last)
  }

  private init(through last: Int64) {
    self.last = Int(max(0, last))
    bits = [UInt64](repeating: 0, count: self.last / 64 + 1)
  }

  func contains(_ row: Int64) -> Bool {
    isWithin(row) && bits[Int(row) / 64] >> UInt64(row % 64) & 1 == 1
  }

  /// A row past the last cannot be met, as it is no quote.
  mutating func insert(_ row: Int64) {
    guard isWithin(row), !contains(row) else { return }
    bits[Int(row) / 64] |= 1 << UInt64(row % 64)
    count += 1
  }

  mutating func remove(_ row: Int64) {
    guard contains(row) else { return }
    bits[Int(row) / 64] &= ~(1 << UInt64(row % 64))
    count -= 1
  }

  /// In their order.
  func first(_ most: Int) -> [Int64] {
    var rows: [Int64] = []
    for (place, bits) in bits.enumerated() where bits != 0 {
      for bit in 0..<64 where bits >> UInt64(bit) & 1 == 1 {
        guard rows.count < most else { return rows }
        rows.append(Int64(place * 64 + bit))
      }
    }
    return rows
  }

  private func isWithin(_ row: Int64) -> Bool { row >= 0 && row < Int64(bits.count) * 64 }
}
