/// What the linearity benchmark measured.
struct LinearityFigures: Encodable {
  /// Each may take so many times the time of an ordinary one …
  private static let mostTimes = 3.0
  /// … and four times as much so many times four times the time.
  private static let mostGrowth = 1.5
  /// What takes less than this is not held to grow: memory that is touched for the first time does.
  private static let leastTimes = 0.5

  /// What was done, and to what.
  let subject: String
  let ordinary: LinearityRow
  let cases: [LinearityRow]

  var text: String {
    var table = Table(subject, "1 MB, s", "4 MB, s", "× ordinary", "growth", "memory", "")
    for row in [ordinary] + cases {
      table.add(
        row.name, row.seconds1MB?.short ?? "–", row.seconds4MB?.short ?? "–",
        row.times(of: ordinary)?.short ?? "–", row.growth?.short ?? "–", row.memory?.short ?? "–",
        verdict(on: row))
    }
    let failed = cases.count { verdict(on: $0) != Self.pass }
    return table.text + """


      \(failed == 0 ? "PASS" : "FAIL"): \(failed) of \(cases.count) cases take more than \
      \(Self.mostTimes.short) × the time of ordinary ones a byte, or 4 MB \
      more than \(Self.mostGrowth.short) × four times the time of 1 MB.
      Memory is in bytes for each byte.
      """
  }

  private static let pass = "pass"

  private func verdict(on row: LinearityRow) -> String {
    if let failure = row.failure { return failure }
    let times = row.times(of: ordinary) ?? 0
    let grows = times > Self.leastTimes && (row.growth ?? 0) > Self.mostGrowth
    let faults = (times > Self.mostTimes ? ["slow"] : []) + (grows ? ["grows"] : [])
    return faults.isEmpty ? Self.pass : "FAIL: " + faults.joined(separator: ", ")
  }
}
