public import QuoteModel

/// One line of `quotes extract`: an article's id and what was found in it.
public struct ExtractedArticle: Sendable {
  private let id: String
  private let attributions: [Attribution]

  public init(id: String, attributions: [Attribution]) {
    self.id = id
    self.attributions = attributions
  }

  /// Appends the JSON object and a line end. Nothing is left out: what is unknown is `null`.
  public func append(to buffer: inout [UInt8]) {
    buffer.append(contentsOf: #"{"id":"#.utf8)
    JSONText.append(id, to: &buffer)
    buffer.append(contentsOf: #","quotes":["#.utf8)
    for (index, attribution) in attributions.enumerated() {
      if index > 0 { buffer.append(UInt8(ascii: ",")) }
      append(attribution, to: &buffer)
    }
    buffer.append(contentsOf: "]}\n".utf8)
  }

  private func append(_ attribution: Attribution, to buffer: inout [UInt8]) {
    for (index, (key, cell)) in members(of: attribution).enumerated() {
      buffer.append(contentsOf: (index == 0 ? "{\"" : ",\"").utf8)
      buffer.append(contentsOf: key.utf8)
      buffer.append(contentsOf: "\":".utf8)
      JSONText.append(cell, to: &buffer)
    }
    buffer.append(UInt8(ascii: "}"))
  }

  private func members(of attribution: Attribution) -> [(String, Cell)] {
    [
      ("kind", .text(attribution.kind.rawValue)),
      ("mode", .text(attribution.mode.rawValue)),
      ("text", .text(attribution.text)),
      ("content", .spans(attribution.content)),
      ("speaker", Cell(joinedNames(attribution.speakers.lazy.map(\.name)))),
      ("source", .spans(attribution.source)),
      ("source_text", Cell(attribution.sourceText)),
      ("cue", .spans(attribution.cue)),
      ("cue_text", Cell(attribution.cueText)),
      ("cue_lemma", Cell(attribution.cueLemma)),
      ("role", Cell(attribution.role)),
      ("recipient", Cell(attribution.recipient)),
      ("channel", Cell(attribution.channel)),
      ("via", Cell(attribution.via)),
      ("polarity", .text(attribution.polarity.rawValue)),
      ("rule", .text(attribution.rule)),
      ("confidence", .number(attribution.confidence)),
    ]
  }
}
