/// How long one search took; the medians, in milliseconds.
struct QueryFigures: Encodable {
  let name: String
  let rows: Int
  /// Ought to be as many.
  let floorRows: Int
  let archive: Double
  let floor: Double
}
