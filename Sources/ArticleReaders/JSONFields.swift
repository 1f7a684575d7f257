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
        let key = JSONKey(stringValue: name)
        guard object.contains(key) else { continue }
        let value = try object.decode(JSONFieldValue.self, forKey: key)
        if let text = value.text(for: field) {
          values[field] = text
          break
        }
      }
    }
  }
}

/// Any name of a JSON object.
struct JSONKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
