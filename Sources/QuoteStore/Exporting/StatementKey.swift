import Foundation

/// The words of a statement, by which its printings meet: in lower case, without accents and marks.
struct StatementKey {
  /// The words with a space between; the text itself where it has no letter or digit.
  let text: String

  init(_ text: String) {
    var key = ""
    var endsWord = false
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      let properties = scalar.properties
      if properties.isAlphabetic || properties.numericType != nil {
        if endsWord, !key.isEmpty { key += " " }
        endsWord = false
        key += properties.lowercaseMapping
      } else if scalar != "'", scalar != "’", properties.generalCategory != .nonspacingMark {
        endsWord = true
      }
    }
    self.text = key.isEmpty ? text : key
  }
}
