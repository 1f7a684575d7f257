/// How long one decision took; the medians, in milliseconds.
struct DecisionFigures: Encodable {
  let name: String
  let call: Double
  /// With opening and closing the archive.
  let whole: Double
  /// `nil` for what decides nothing.
  let undo: Double?
}
