/// A text that would take a careless parser more time than its length allows.
struct LinearityCase: Sendable {
  let name: String
  /// The text begins anew with each number from 0.
  let unit: @Sendable (Int) -> String

  init(_ name: String, _ unit: @escaping @Sendable (Int) -> String) {
    self.name = name
    self.unit = unit
  }

  init(_ unit: String) {
    self.init(Self.shown(unit)) { _ in unit }
  }

  /// A NUL would end an argument, and other characters disturb a table.
  private static func shown(_ unit: String) -> String {
    let text = unit.unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control where "\n\r\t".unicodeScalars.contains(scalar): scalar.escaped(asASCII: true)
      case .control, .format, .nonspacingMark: "U+" + String(scalar.value, radix: 16)
      case .spaceSeparator: scalar == " " ? " " : "U+" + String(scalar.value, radix: 16)
      default: String(scalar)
      }
    }
    return text.last == " " ? text.dropLast().joined() + "␣" : text.joined()
  }

  /// Pieces that have so many bytes together.
  func pieces(bytes: Int) -> [String] {
    var pieces: [String] = []
    var count = 0
    while count < bytes {
      let piece = unit(pieces.count)
      pieces.append(piece)
      count += piece.utf8.count
    }
    return pieces
  }
}
