/// Names with their values beside them, for a person; a value that is empty is left out.
struct FieldLayout {
  let lines: [String]

  init(_ rows: [(String, String)], width: Int) {
    let fields = rows.filter { !$0.1.isEmpty }
    let nameWidth = fields.map(\.0.count).max() ?? 0
    let indent = String(repeating: " ", count: nameWidth + 2)
    lines = fields.flatMap { name, value in
      let padding = String(repeating: " ", count: nameWidth - name.count + 2)
      let values = DisplayWidth.wrapped(VisibleText.line(value), to: width - nameWidth - 2)
      return values.enumerated().map { ($0 == 0 ? name + padding : indent) + $1 }
    }
  }
}
