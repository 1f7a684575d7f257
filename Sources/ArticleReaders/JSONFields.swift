/// The fields of an article as one JSON object has them.
struct JSONFields: Decodable {
  var values: [ArticleField: String] = [:]

  static let namesKey: CodingUserInfoKey = {
    guard let key = CodingUserInfoKey(rawValue: "fieldNames") else {
      preconditionFailure("any text makes a key")
    }
    return key
  }()

  init(from decoder: any Decoder) throws {
    let names = decoder.userInfo[Self.namesKey] as? FieldNames ?? FieldNames()
    let object = try decoder.container(keyedBy: JSONKey.self)
    for field in ArticleField.allCases {
      for name in names[field] {
        if let text = try value(named: name, in: object)?.text(for: field) {
          values[field] = name.hasSuffix("_xhtml") ? HTMLText.plain(text) : text
          break
        }
      }
    }
  }

  /// The value of a name, or of one in an object where the name has a dot.
  private func value(named name: String, in object: KeyedDecodingContainer<JSONKey>) throws
    -> JSONFieldValue?
  {
    let key = JSONKey(stringValue: name)
    if object.contains(key) { return try object.decode(JSONFieldValue.self, forKey: key) }
    let steps = name.split(separator: ".", maxSplits: 1).map(String.init)
    guard steps.count == 2, object.contains(JSONKey(stringValue: steps[0])) else { return nil }
    let outer = try object.decode(JSONFieldValue.self, forKey: JSONKey(stringValue: steps[0]))
    guard case .object(let values) = outer else { return nil }
    return values[steps[1]]
  }
}

/// Any name of a JSON object.
struct JSONKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
