public import QuoteModel

extension QuoteRepository {
  /// What two queries find, side by side.
  ///
  /// - Parameters:
  ///   - newest: Of how many quotes of each the words are read; all are counted.
  ///   - mostWords: How many words tell each side at most.
  public func comparison(
    of first: QuoteQuery, with second: QuoteQuery, newest: Int, mostWords: Int
  ) throws -> Comparison {
    try connection.read { db in
      let first = try SideReading(of: first, newest: newest, in: db)
      let second = try SideReading(of: second, newest: newest, in: db)
      return Comparison(
        first: first.side, second: second.side,
        kinds: rows(first.kinds, second.kinds), modes: rows(first.modes, second.modes),
        cues: weighed(rows(first.cues, second.cues)),
        words: telling(first.words, second.words, most: mostWords))
    }
  }
}

/// Most frequent first.
private func rows(_ first: [FacetCount], _ second: [FacetCount]) -> [Comparison.Row] {
  let counts = [first, second].map { counts in
    Dictionary(counts.map { ($0.value, $0.count) }) { $0 + $1 }
  }
  return Set(counts[0].keys).union(counts[1].keys).map {
    Comparison.Row(value: $0, first: counts[0][$0] ?? 0, second: counts[1][$0] ?? 0)
  }.sorted {
    (-$0.first - $0.second, $0.value ?? "") < (-$1.first - $1.second, $1.value ?? "")
  }
}

/// Cues are few, and known beforehand to nobody: half a use of each (Jeffreys' prior).
private func weighed(_ rows: [Comparison.Row]) -> [Comparison.Row] {
  let named = rows.filter { $0.value != nil }
  let totals = (named.reduce(0) { $0 + $1.first }, named.reduce(0) { $0 + $1.second })
  let prior = LogOddsRatio.Share(0.5, of: 0.5 * Double(named.count))
  return rows.map { row in
    guard row.value != nil else { return row }
    var row = row
    let ratio = LogOddsRatio(
      of: .init(row.first, of: totals.0), against: .init(row.second, of: totals.1), prior: prior)
    (row.logOdds, row.z) = (ratio?.value, ratio?.z)
    return row
  }
}

/// What both say together is what is believed of either, so that words that everybody uses tell
/// nobody, and no list of stop words is needed.
private func telling(_ first: WordTally, _ second: WordTally, most: Int) -> [Comparison.Row] {
  let total = first.total + second.total
  let rows = Set(first.counts.keys).union(second.counts.keys).compactMap { word in
    let (one, other) = (first.counts[word] ?? 0, second.counts[word] ?? 0)
    return LogOddsRatio(
      of: .init(one, of: first.total), against: .init(other, of: second.total),
      prior: .init(one + other, of: total)
    ).map { Comparison.Row(value: word, first: one, second: other, logOdds: $0.value, z: $0.z) }
  }
  let sorted = rows.sorted { (-($0.z ?? 0), $0.value ?? "") < (-($1.z ?? 0), $1.value ?? "") }
  let ofFirst = sorted.prefix { ($0.z ?? 0) > 0 }.prefix(most)
  let ofSecond = sorted.reversed().prefix { ($0.z ?? 0) < 0 }.prefix(most)
  return Array(ofFirst) + Array(ofSecond)
}
