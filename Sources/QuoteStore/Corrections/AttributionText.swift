import Foundation
import QuoteModel

/// Attributions as JSON, the same text for the same attribution everywhere.
enum AttributionText {
  static func text(of attribution: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(attribution), as: UTF8.self)
  }

  /// - Returns: `nil` if the text is none.
  static func value<Value: Decodable>(of text: String, as type: Value.Type) -> Value? {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try? decoder.decode(type, from: Data(text.utf8))
  }
}
