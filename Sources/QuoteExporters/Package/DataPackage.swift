public import QuoteModel

/// A data package: what `datapackage.json` (Frictionless Data Package 1,
/// https://specs.frictionlessdata.io/data-package/) and the codebook say of its tables.
///
/// No time and no path stands in it, so that the same archive and filter give the same bytes.
public struct DataPackage: Sendable {
  /// How the export came to be.
  public struct Origin: Sendable {
    /// As it can be typed again, with DIR for the folder and without the archive's path.
    public var command: String
    /// The filters among it; empty for none.
    public var filter: String
    public var programVersion: String
    public var archiveFormat: Int
    public var parserVersions: [String]
    /// How many thoughts the filter would match that were not asked for.
    public var thoughtsLeftOut: Int
    /// `nil` if no random sample was checked.
    public var accuracy: Accuracy?

    public init(
      command: String, filter: String, programVersion: String, archiveFormat: Int,
      parserVersions: [String], thoughtsLeftOut: Int, accuracy: Accuracy?
    ) {
      self.command = command
      self.filter = filter
      self.programVersion = programVersion
      self.archiveFormat = archiveFormat
      self.parserVersions = parserVersions
      self.thoughtsLeftOut = thoughtsLeftOut
      self.accuracy = accuracy
    }
  }

  /// How often the parser was right in a random sample of the archive.
  public struct Accuracy: Sendable {
    /// For a section on methods.
    public var sentence: String
    /// Each with a name, and numbers to it.
    public var measures: [Cell]

    public init(sentence: String, measures: [Cell]) {
      self.sentence = sentence
      self.measures = measures
    }
  }

  let origin: Origin
  let tables: [(table: PackageTable, measure: PackageTable.Measure)]

  public init(
    origin: Origin, tables: [(table: PackageTable, measure: PackageTable.Measure)]
  ) {
    self.origin = origin
    self.tables = tables
  }

  /// `datapackage.json`
  public var descriptor: [UInt8] {
    JSONText.file([
      "profile": "tabular-data-package", "name": "quotes",
      "title": "Quotes from news articles: who said what, and where it stands",
      "description": .text(description),
      "keywords": .list(["quotations", "attribution", "news"].map(Cell.text)),
      "provenance": provenance, "resources": .list(tables.map(resource)),
    ])
  }

  func count(of name: String) -> Int {
    tables.first { $0.table.name == name }?.measure.rows ?? 0
  }

  private var description: String {
    "\(count(of: "quotes")) quotes in \(count(of: "articles")) articles, found by parser "
      + "\(origin.parserVersions.joined(separator: ", ")). The words of a quote are "
      + "body[start:end] of its article, for each of its spans; CODEBOOK.md explains every variable."
  }

  private var provenance: Cell {
    [
      "command": .text(origin.command), "filter": .text(origin.filter),
      "program": "quotes \(origin.programVersion)",
      "archive_format": .integer(origin.archiveFormat),
      "parser_versions": .list(origin.parserVersions.map(Cell.text)),
      "counts": .object(tables.map { ($0.table.name, .integer($0.measure.rows)) }),
      "left_out": ["thoughts": .integer(origin.thoughtsLeftOut)],
      "accuracy": origin.accuracy.map { accuracy -> Cell in
        ["statement": .text(accuracy.sentence), "measures": .list(accuracy.measures)]
      } ?? .empty,
    ]
  }

  private func resource(_ table: PackageTable, _ measure: PackageTable.Measure) -> Cell {
    [
      "profile": "tabular-data-resource", "name": .text(table.name), "path": .text(table.file),
      "title": .text(table.title), "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
      "bytes": .integer(measure.bytes), "hash": "sha256:\(measure.sha256)",
      "dialect": [
        "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": .flag(true),
        "header": .flag(true), "skipInitialSpace": .flag(false),
      ], "schema": schema(of: table),
    ]
  }

  private func schema(of table: PackageTable) -> Cell {
    var members: [(name: String, value: Cell)] = [
      ("fields", .list(table.fields.map { field($0, isKey: $0.name == table.key) })),
      ("missingValues", .list([.text("")])), ("primaryKey", .text(table.key)),
    ]
    if !table.references.isEmpty {
      let keys = table.references.map { column, other -> Cell in
        [
          "fields": .text(column),
          "reference": ["resource": .text(other), "fields": .text(column)],
        ]
      }
      members.append(("foreignKeys", .list(keys)))
    }
    return .object(members)
  }

  private func field(_ field: Field, isKey: Bool) -> Cell {
    var members: [(name: String, value: Cell)] = [
      ("name", .text(field.name)), ("type", .text(typeName(of: field.kind))),
      ("title", .text(field.label)),
      ("description", .text("\(field.label): \(field.derivation)")),
    ]
    var constraints: [(name: String, value: Cell)] = []
    if field.isRequired { constraints.append(("required", .flag(true))) }
    if isKey { constraints.append(("unique", .flag(true))) }
    if let minimum = field.minimum { constraints.append(("minimum", .integer(minimum))) }
    if let maximum = field.maximum { constraints.append(("maximum", .integer(maximum))) }
    if !field.values.isEmpty, field.kind == .text {
      constraints.append(("enum", .list(field.values.map { .text($0.value) })))
    }
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    return .object(members)
  }
}

/// As Frictionless Table Schema names it.
func typeName(of kind: Field.Kind) -> String {
  switch kind {
  case .text: "string"
  case .integer: "integer"
  case .number: "number"
  case .flag: "boolean"
  case .date: "date"
  case .spans: "array"
  }
}
