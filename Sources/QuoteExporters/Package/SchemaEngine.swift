public import QuoteModel

/// A program that reads rows, as which it is told the types of their columns: where a column is empty in a
/// part of the rows, nothing else would tell.
public enum SchemaEngine: String, CaseIterable, Sendable {
  /// SQL that makes the table.
  case duckdb
  /// What `StructType.fromJson` reads.
  case spark
  /// Arrow's own JSON (https://arrow.apache.org/docs/format/Integration.html#json-test-data-format).
  case arrow
  /// JSON Schema of one line of JSON Lines (https://json-schema.org/draft/2020-12).
  case json

  /// - Parameter name: Of the table.
  public func schema(of fields: [Field], named name: String) -> [UInt8] {
    switch self {
    case .duckdb: return Array(statements(making: name, of: fields).utf8)
    case .spark: return JSONText.file(sparkType(fields))
    case .arrow: return JSONText.file(["schema": ["fields": .list(fields.map(arrowField))]])
    case .json: return JSONText.file(jsonSchema(of: fields, named: name))
    }
  }
}

/// What an engine calls the values of a column.
private struct EngineTypes {
  let duckdb: String
  let spark: Cell
  let arrow: Cell
  let json: Cell

  init(of kind: Field.Kind) {
    switch kind {
    case .text:
      (duckdb, spark, arrow) = ("VARCHAR", "string", ["name": "utf8"])
      json = ["type": "string"]
    case .integer:
      (duckdb, spark, arrow) = ("BIGINT", "long", Self.arrowInteger)
      json = ["type": "integer"]
    case .number:
      (duckdb, spark) = ("DOUBLE", "double")
      arrow = ["name": "floatingpoint", "precision": "DOUBLE"]
      json = ["type": "number"]
    case .flag:
      (duckdb, spark, arrow) = ("BOOLEAN", "boolean", ["name": "bool"])
      json = ["type": "boolean"]
    case .date:
      (duckdb, spark, arrow) = ("DATE", "date", ["name": "date", "unit": "DAY"])
      json = ["type": "string", "format": "date"]
    case .spans:
      (duckdb, spark) = ("BIGINT[][]", Self.sparkArray(Self.sparkArray("long")))
      arrow = ["name": "list"]
      json = [
        "type": "array",
        "items": [
          "type": "array", "items": ["type": "integer"], "minItems": .integer(2),
          "maxItems": .integer(2),
        ],
      ]
    }
  }

  static let arrowInteger: Cell = [
    "name": "int", "bitWidth": .integer(64), "isSigned": .flag(true),
  ]

  private static func sparkArray(_ element: Cell) -> Cell {
    ["type": "array", "elementType": element, "containsNull": .flag(false)]
  }
}

/// *Its language: as its words tell …*
private func meaning(of field: Field) -> String {
  let values = field.values.map { "\($0.value): \($0.meaning)" }
  return (["\(field.label): \(field.derivation)"] + values).joined(separator: "; ")
}

private func statements(making table: String, of fields: [Field]) -> String {
  let columns = fields.map { field in
    let rule = field.isRequired ? " NOT NULL" : ""
    return "  \"\(field.name)\" \(EngineTypes(of: field.kind).duckdb)\(rule)"
  }
  let comments = fields.map { field in
    let text = meaning(of: field).replacing("'", with: "''")
    return "COMMENT ON COLUMN \(table).\"\(field.name)\" IS '\(text)';\n"
  }
  return "CREATE TABLE \(table) (\n\(columns.joined(separator: ",\n"))\n);\n" + comments.joined()
}

private func sparkType(_ fields: [Field]) -> Cell {
  [
    "type": "struct",
    "fields": .list(
      fields.map { field in
        [
          "name": .text(field.name), "type": EngineTypes(of: field.kind).spark,
          "nullable": .flag(!field.isRequired),
          "metadata": ["comment": .text(meaning(of: field))],
        ]
      }),
  ]
}

private func arrowField(_ field: Field) -> Cell {
  var children: [Cell] = []
  if field.kind == .spans {
    let number = arrowChild(EngineTypes.arrowInteger, [])
    children = [arrowChild(["name": "list"], [number])]
  }
  return [
    "name": .text(field.name), "type": EngineTypes(of: field.kind).arrow,
    "nullable": .flag(!field.isRequired), "children": .list(children),
    "metadata": [["key": "comment", "value": .text(meaning(of: field))]],
  ]
}

private func arrowChild(_ type: Cell, _ children: [Cell]) -> Cell {
  ["name": "item", "type": type, "nullable": .flag(false), "children": .list(children)]
}

private func jsonSchema(of fields: [Field], named name: String) -> Cell {
  [
    "$schema": "https://json-schema.org/draft/2020-12/schema", "title": .text(name),
    "type": "object", "properties": .object(fields.map { ($0.name, jsonProperty($0)) }),
    "required": .list(fields.map { .text($0.name) }), "additionalProperties": .flag(false),
  ]
}

/// What is missing is `null`: no member is left out.
private func jsonProperty(_ field: Field) -> Cell {
  guard case .object(var members) = EngineTypes(of: field.kind).json else { return .empty }
  if !field.isRequired, case .text(let type) = members[0].value {
    members[0].value = .list([.text(type), "null"])
  }
  members.append(("description", .text(meaning(of: field))))
  if let minimum = field.minimum { members.append(("minimum", .integer(minimum))) }
  if let maximum = field.maximum { members.append(("maximum", .integer(maximum))) }
  if field.kind == .text, !field.values.isEmpty {
    members.append(("enum", .list(field.values.map { .text($0.value) })))
  }
  return .object(members)
}
