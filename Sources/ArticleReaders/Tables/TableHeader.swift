/// The first row of a table: what parts its fields, and which column holds what.
struct TableHeader {
  let row: TableRow
  let columnCount: Int
  /// The columns of each field, the likeliest first.
  private let columns: [(field: ArticleField, columns: [Int])]

  /// What may part the fields, in the order in which it is preferred.
  static let delimiters = Array("\t;,".utf8)

  /// - Parameter bytes: All of the first row, without its line end.
  init(_ bytes: ArraySlice<UInt8>, delimiter: UInt8, names: FieldNames) {
    row = TableRow(delimiter: delimiter)
    let labels = row.fields(of: bytes).map { folded(String(decoding: $0, as: UTF8.self)) }
    columnCount = labels.count
    columns = ArticleField.allCases.map { field in
      let names = names[field].map(folded)
      return (field, names.flatMap { name in labels.indices.filter { labels[$0] == name } })
    }
  }

  /// How likely this is the right delimiter: it finds a text, or else it parts the most.
  var weight: Int { (has(.text) ? 1 << 20 : 0) + columnCount }

  func has(_ field: ArticleField) -> Bool {
    columns.contains { $0.field == field && !$0.columns.isEmpty }
  }

  /// Whether a text begins with what can hardly be anything but the header of a table of articles.
  static func opens(_ text: ArraySlice<UInt8>, names: FieldNames) -> Bool {
    let line = text.prefix(4096).prefix { $0 != 0x0A && $0 != 0x0D }
    return delimiters.contains { delimiter in
      guard line.contains(delimiter) else { return false }
      let header = TableHeader(line, delimiter: delimiter, names: names)
      return header.has(.text) && ArticleField.allCases.count(where: header.has) > 1
    }
  }

  /// The values of a row, of which the first that says something is taken for each field.
  func values(of fields: [ArraySlice<UInt8>]) -> [ArticleField: String] {
    var values: [ArticleField: String] = [:]
    for (field, columns) in columns {
      values[field] = columns.lazy.compactMap { column in
        field.value(of: String(decoding: fields[column], as: UTF8.self))
      }.first { !missingValues.contains($0) }
    }
    return values
  }
}

/// What R and pandas write where there is no value.
private let missingValues: Set<String> = ["NA", "NaN", "nan", "null", "NULL"]

/// People write `Text`, `text ` and `Full Text` alike.
///
/// Without Unicode where there is none: asking it took nine tenths of the time of small files.
private func folded(_ name: String) -> String {
  guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
    return name.lowercased().filter { !$0.isWhitespace }
  }
  let letters = name.utf8.filter { $0 != 0x20 && !(0x09...0x0D).contains($0) }
  return String(
    decoding: letters.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
}
