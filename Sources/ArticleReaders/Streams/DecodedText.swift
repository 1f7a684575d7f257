/// The text of one record, and what had to be done to read its bytes.
struct DecodedText {
  var text: String
  var warnings: [ReadingWarning] = []

  /// - Parameter isUTF8: `true` when the bytes are known to be meant as UTF-8.
  init(_ bytes: ArraySlice<UInt8>, isUTF8: Bool) {
    if let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
      return
    }
    if !isUTF8, looksLikeWindows1252(bytes) {
      var transcoder = Transcoder(from: .windows1252)
      text = String(decoding: transcoder.utf8(from: Array(bytes), isLast: true), as: UTF8.self)
      warnings = [.readAsWindows1252]
      return
    }
    text = String(decoding: bytes, as: UTF8.self)
    warnings = [.replaced(replacements(in: text) - replacementsWritten(in: bytes))]
  }

  /// Takes the encoding that the bytes are said to have.
  init(_ bytes: ArraySlice<UInt8>, encoding: TextEncoding) {
    guard encoding != .utf8 else {
      self = DecodedText(bytes, isUTF8: true)
      return
    }
    var transcoder = Transcoder(from: encoding)
    text = String(decoding: transcoder.utf8(from: Array(bytes), isLast: true), as: UTF8.self)
    if transcoder.replaced > 0 { warnings = [.replaced(transcoder.replaced)] }
  }
}

/// Whether no byte above ASCII belongs to a UTF-8 sequence and each is a likely character.
///
/// One good sequence shows that the text is UTF-8 with faults in it; so does the beginning of a
/// common one (of ’, “ or é) that only the end of the text cuts off.
private func looksLikeWindows1252(_ bytes: ArraySlice<UInt8>) -> Bool {
  let withoutFaults = String(decoding: bytes, as: UTF8.self).unicodeScalars
    .lazy.filter { $0.value >= 0x80 && $0 != "\u{FFFD}" }
  guard withoutFaults.isEmpty, replacementsWritten(in: bytes) == 0 else { return false }
  let high = bytes.filter { $0 >= 0x80 }
  if let lead = high.first, [0xC2, 0xC3, 0xE2].contains(lead),
    bytes.suffix(high.count).elementsEqual(high), high.count < (lead == 0xE2 ? 3 : 2)
  {
    return false
  }
  // ÿ and þ: far likelier a stray 0xFF or 0xFE.
  return high.allSatisfy { $0 < 0xFE && Windows1252.scalar(for: $0) != nil }
}

private func replacements(in text: String) -> Int {
  text.unicodeScalars.lazy.filter { $0 == "\u{FFFD}" }.count
}

/// U+FFFD that the source itself already had.
private func replacementsWritten(in bytes: ArraySlice<UInt8>) -> Int {
  var count = 0
  for index in bytes.indices.dropLast(2)
  where bytes[index] == 0xEF && bytes[index + 1] == 0xBF && bytes[index + 2] == 0xBD {
    count += 1
  }
  return count
}
