import QuoteModel
import QuoteStore

/// The fields of a row of a file of decisions, each held to what it must be.
struct FiledRow {
  private let fields: [String]

  init(_ fields: [String]) { self.fields = fields }

  /// - Returns: `nil` for an empty field.
  subscript(column: String) -> String? {
    let text = FiledDecision.columns.firstIndex(of: column).map { fields[$0] } ?? ""
    return text.isEmpty ? nil : text
  }

  func correction() throws(FiledDecision.Fault) -> Correction {
    guard let hash = try articleHash() else {
      throw FiledDecision.Fault("article_hash is empty")
    }
    guard let start = self["start"].flatMap({ Int($0) }),
      let end = self["end"].flatMap({ Int($0) }),
      start >= 0, end > start
    else { throw FiledDecision.Fault("start and end are no span") }
    guard let decision = Decision(field: self["field"] ?? "", value: self["value"]) else {
      throw noDecision
    }
    let inferred = self["inferred"].flatMap(Correction.inferred)
    if inferred == nil, self["inferred"] != nil {
      throw FiledDecision.Fault("inferred is no quote as JSON")
    }
    return Correction(
      articleHash: hash, anchor: TextSpan(start, end), decision: decision, inferred: inferred,
      reason: self["reason"], madeBy: self["made_by"], madeAt: try madeAt(),
      undoneAt: try undoneAt())
  }

  func speakerDecision() throws(FiledDecision.Fault) -> SpeakerDecision {
    guard let action = SpeakerDecision.Action(rawValue: self["field"] ?? ""),
      let speaker = self["speaker"]
    else { throw noDecision }
    return SpeakerDecision(
      action, of: speaker, value: self["value"], articleHash: try articleHash(),
      inferred: self["inferred"], reason: self["reason"], madeBy: self["made_by"],
      madeAt: try madeAt(), undoneAt: try undoneAt())
  }

  private var noDecision: FiledDecision.Fault {
    FiledDecision.Fault(
      "field '\(self["field"] ?? "")' and value '\(self["value"] ?? "")' are no decision")
  }

  private func articleHash() throws(FiledDecision.Fault) -> String? {
    guard let hash = self["article_hash"] else { return nil }
    guard hash.utf8.count == 64, hash.utf8.allSatisfy({ "0123456789abcdef".utf8.contains($0) })
    else { throw FiledDecision.Fault("article_hash is no hash of 64 digits from 0 to f") }
    return hash
  }

  private func madeAt() throws(FiledDecision.Fault) -> String {
    guard let time = self["made_at"], isTime(time) else { throw noTime("made_at") }
    return time
  }

  private func undoneAt() throws(FiledDecision.Fault) -> String? {
    guard let time = self["undone_at"] else { return nil }
    guard isTime(time) else { throw noTime("undone_at") }
    return time
  }

  private func noTime(_ column: String) -> FiledDecision.Fault {
    FiledDecision.Fault("\(column) is no time such as 2026-01-22T09:30:00Z")
  }
}

private func isTime(_ text: String) -> Bool {
  text.wholeMatch(of: /[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]+)?Z/)
    != nil
}
