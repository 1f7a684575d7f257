/// A variable of a table in a data package: what its schema and the codebook say of it.
struct PackageField {
  let name: String
  /// As Frictionless Table Schema names it.
  var type = "string"
  /// In a few words.
  let label: String
  /// How it came to be.
  let derivation: String
  /// All that it can be, each with what it means; empty if that is not a list.
  var values: [(value: String, meaning: String)] = []
  /// Whether no row is without it.
  var isRequired = false
  var minimum: Int?
  var maximum: Int?
}
