import Foundation

/// Makes an article of the bytes of one JSON object.
struct JSONRecordReader: Sendable {
  private let options: ReadingOptions
  private let isUTF8: Bool
  private let decoder = JSONDecoder()

  init(options: ReadingOptions, isUTF8: Bool) {
    self.options = options
    self.isUTF8 = isUTF8
    decoder.userInfo[JSONFields.namesKey] = options.fields
  }

  var limit: Int { options.recordLimit }

  func record(at place: String, _ bytes: ArraySlice<UInt8>) -> ReadRecord {
    var data = Data(bytes)
    var warnings: [ReadingWarning] = []
    if String(validating: bytes, as: UTF8.self) == nil {
      let decoded = DecodedText(bytes, isUTF8: isUTF8)
      data = Data(decoded.text.utf8)
      warnings = decoded.warnings
    }
    do {
      let fields = try decoder.decode(JSONFields.self, from: data)
      return ArticleBuilder(options: options).record(
        at: place, fields: fields.values, warnings: warnings)
    } catch {
      // Foundation's reasons differ between systems and are not made for readers.
      let fault = JSONFault.first(in: Array(data))
      return ReadRecord(place: place, outcome: .rejected(fault.rejection))
    }
  }
}
