/// A series' colour (Okabe and Ito's, which colour-blind people tell apart too, in an order in which
/// neighbours differ in lightness), and its stroke and mark, which also print without colour.
struct SeriesStyle {
  let colour: String
  /// Of `stroke-dasharray`; empty for a whole line.
  private let dashes: String
  private let isSquare: Bool

  init(_ place: Int) {
    let colours = ["#0072b2", "#e69f00", "#000000", "#56b4e9", "#d55e00", "#cc79a7", "#009e73"]
    let dashes = ["", "7 4", "2 3", "10 3 2 3"]
    colour = colours[place % colours.count]
    self.dashes = dashes[place % dashes.count]
    isSquare = !place.isMultiple(of: 2)
  }

  /// The attributes of its line.
  var stroke: String {
    "stroke=\"\(colour)\" stroke-width=\"2\""
      + (dashes.isEmpty ? "" : " stroke-dasharray=\"\(dashes)\"")
  }

  /// One of the marks on its line.
  func mark(x: Double, y: Double) -> String {
    isSquare
      ? "<rect x=\"\(coordinate(x - 3.5))\" y=\"\(coordinate(y - 3.5))\" width=\"7\" height=\"7\"/>"
      : "<circle cx=\"\(coordinate(x))\" cy=\"\(coordinate(y))\" r=\"4\"/>"
  }

  /// What stands for it in a legend, 32 wide.
  ///
  /// - Parameter y: Of its middle.
  func sample(x: Int, y: Int, isColumn: Bool) -> String {
    isColumn
      ? "<rect x=\"\(x)\" y=\"\(y - 6)\" width=\"32\" height=\"12\" fill=\"\(colour)\"/>"
      : "<path d=\"M\(x) \(y)h32\" \(stroke)/>"
        + "<g fill=\"\(colour)\">\(mark(x: Double(x + 16), y: Double(y)))</g>"
  }
}
