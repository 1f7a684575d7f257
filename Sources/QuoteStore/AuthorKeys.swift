import QuoteModel

/// What an article can be found by through its author line: each name in full and by surname.
struct AuthorKeys {
  let keys: Set<String>

  /// - Parameter line: As printed: *By Jane Doe and José Núñez; Reuters*.
  init(of line: String) {
    var keys: Set<String> = []
    for name in AuthorKeys.names(in: line) {
      let key = NameKey(name)
      keys.formUnion(key.parts)
      keys.insert(key.text)
    }
    self.keys = keys.subtracting([""])
  }

  private static func names(in line: String) -> [String] {
    var names: [[Substring]] = [[]]
    for piece in line.split(whereSeparator: { ";,|&/".contains($0) }) {
      names.append([])
      for word in piece.split(whereSeparator: \.isWhitespace) {
        switch word.lowercased() {
        case "and": names.append([])
        case "by" where names.last?.isEmpty == true: break
        default: names[names.count - 1].append(word)
        }
      }
    }
    return names.map { $0.joined(separator: " ") }
  }
}
