import QuoteModel

extension DataPackage {
  /// `CODEBOOK.md`: each variable with its label, type, values, how it is derived, and its missing code.
  public var codebook: [UInt8] {
    let sections =
      [opening] + tables.map { section($0.table, rows: $0.measure.rows) }
    return Array(sections.joined(separator: "\n").utf8)
  }

  private var opening: String {
    """
    # Codebook

    Quotes from news articles: who said what, and where it stands.

    | file | rows | holds |
    |---|---|---|
    \(tables.map { "| `\($0.table.file)` | \($0.measure.rows) | \($0.table.title) |" }.joined(separator: "\n"))

    - Made by quotes \(origin.programVersion) (archive format \(origin.archiveFormat), parser \
    \(origin.parserVersions.joined(separator: ", "))) with `\(origin.command)`; DIR is this folder.
    - Filter: \(origin.filter.isEmpty ? "none" : "`\(origin.filter)`").
    - Left out: \(origin.thoughtsLeftOut) that the articles say were only thought\
    \(origin.thoughtsLeftOut > 0 ? "; `--mode speech --mode writing --mode thought` takes them too" : "").
    - Accuracy: \(origin.accuracy?.sentence ?? "no random sample of this archive was checked by hand").
    - Files are CSV after RFC 4180, UTF-8. A missing value is an empty field, in every column.
    - Offsets count Unicode characters (scalars) from 0, the end not included: `body[start:end]` in \
    Python, `substr(body, start + 1, end)` in R. Of a split quote each part is a span of its own.
    - A text may hold line ends of any sort, which are part of it: open the files so that they are \
    kept (`newline=""` in Python).
    - The body of an article belongs to its publisher: see what you may pass on.

    """
  }

  private func section(_ table: PackageTable, rows: Int) -> String {
    let keys =
      ["`\(table.key)` is its key."]
      + table.references.map { "`\($0.column)` is that of `\($0.table).csv`." }
    return """
      ## \(table.file)

      \(table.title); \(rows) rows. \(keys.joined(separator: " "))

      | variable | label | type | values | how it is derived | missing |
      |---|---|---|---|---|---|
      \(table.fields.map(line).joined(separator: "\n"))

      """
  }

  private func line(_ field: Field) -> String {
    let values = field.values.map { "`\($0.value)` \($0.meaning)" }.joined(separator: "; ")
    let range = field.maximum.map { "\(field.minimum ?? 0) to \($0)" } ?? ""
    return [
      "| `\(field.name)`", field.label, typeName(of: field.kind), values.isEmpty ? range : values,
      // A bar would end the cell.
      field.derivation.split(separator: "|", omittingEmptySubsequences: false)
        .joined(separator: "\\|"),
      field.isRequired ? "never" : "empty",
    ].joined(separator: " | ") + " |"
  }
}
