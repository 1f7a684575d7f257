import QuoteModel

extension Timeline {
  /// *Quotes of Ana Ruiz and Luis Ortega by month*
  var title: String {
    let names = series.compactMap(\.name)
    return switch names.count {
    case 0: "Quotes by \(unit.rawValue)"
    case 1: "Quotes of \(names[0]) by \(unit.rawValue)"
    case 2, 3:
      "Quotes of \(names.dropLast().joined(separator: ", ")) and \(names[names.count - 1]) "
        + "by \(unit.rawValue)"
    default: "Quotes of \(names.count) speakers by \(unit.rawValue)"
    }
  }
}
