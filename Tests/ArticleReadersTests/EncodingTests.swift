import ArticleReaders
import QuoteModel
import Testing

/// Bytes that all mean the same text.
struct EncodedText: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var bytes: [UInt8]

  static let text = "“Café au lait”, she said.\n\nIt was – as ever – good."

  static func utf16(_ text: String, isLittle: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isLittle ? pair.reversed() : pair
    }
  }

  static let utf32: [UInt8] = text.unicodeScalars.flatMap { scalar in
    [24, 16, 8, 0].map { UInt8(scalar.value >> $0 & 0xFF) }
  }

  static let windows1252: [UInt8] = text.unicodeScalars.map { scalar in
    switch scalar {
    case "“": 0x93
    case "”": 0x94
    case "–": 0x96
    default: UInt8(scalar.value)
    }
  }

  static let all = [
    Self(testDescription: "UTF-8", bytes: Array(text.utf8)),
    Self(testDescription: "UTF-8 with BOM", bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    Self(testDescription: "UTF-16LE with BOM", bytes: [0xFF, 0xFE] + utf16(text, isLittle: true)),
    Self(testDescription: "UTF-16BE with BOM", bytes: [0xFE, 0xFF] + utf16(text, isLittle: false)),
    Self(testDescription: "UTF-16LE", bytes: utf16(text, isLittle: true)),
    Self(testDescription: "UTF-16BE", bytes: utf16(text, isLittle: false)),
    Self(testDescription: "UTF-32BE with BOM", bytes: [0, 0, 0xFE, 0xFF] + utf32),
    Self(
      testDescription: "UTF-32LE with BOM",
      bytes: stride(from: 0, to: utf32.count, by: 4).reduce([0xFF, 0xFE, 0, 0]) {
        $0 + utf32[$1..<$1 + 4].reversed()
      }),
    Self(testDescription: "Windows-1252", bytes: windows1252),
  ]
}

/// Bytes with one fault in them, and how they are read.
private let brokenTexts: [([UInt8], String)] = [
  (Array("The dam ".utf8) + [0xFF] + Array(" held.".utf8), "The dam \u{FFFD} held."),
  (Array("The café ".utf8) + [0xE9] + Array(" held.".utf8), "The café \u{FFFD} held."),
  (Array("The caf".utf8) + [0xC3], "The caf\u{FFFD}"),
]

@Suite struct EncodingTests {
  @Test(arguments: EncodedText.all)
  func `an encoding is recognised`(encoded: EncodedText) throws {
    #expect(try records(encoded.bytes).map { $0.article?.body } == [EncodedText.text])
  }

  @Test func `Windows-1252 is named in a warning, unless it was asked for`() throws {
    #expect(try records(EncodedText.windows1252).first?.warnings == [.readAsWindows1252])
    let forced = try records(EncodedText.windows1252) { $0.encoding = .windows1252 }
    #expect(forced.first?.warnings == [])
    #expect(forced.first?.article?.body == EncodedText.text)
  }

  @Test(arguments: brokenTexts)
  func `other bytes are replaced and counted`(bytes: [UInt8], body: String) throws {
    let record = try #require(try records(bytes).first)
    #expect(record.article?.body == body)
    #expect(record.warnings == [.replaced(1)])
  }

  @Test func `characters of the source that are U+FFFD are no fault`() throws {
    #expect(try records("The dam \u{FFFD} held.").first?.warnings == [])
  }

  @Test func `UTF-16 that is cut or broken is read, and what is lost is counted`() throws {
    let bytes: [UInt8] =
      [0xFF, 0xFE] + EncodedText.utf16("The dam ", isLittle: true) + [0x00, 0xD8]
      + EncodedText.utf16(" held.", isLittle: true) + [0x41]
    var reader = try ArticleReader(ByteStream(bytes: bytes), name: "a.txt")
    #expect(try reader.next()?.article?.body == "The dam \u{FFFD} held.\u{FFFD}")
    #expect(reader.warnings.map(\.warning) == [.replaced(2)])
  }

  @Test func `UTF-32 beyond Unicode is replaced and counted`() throws {
    let bytes: [UInt8] = [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x41, 0, 0x11, 0, 0, 0, 0, 0xD8, 0, 0, 0]
    var reader = try ArticleReader(ByteStream(bytes: bytes), name: "a.txt")
    #expect(try reader.next()?.article?.body == "A\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(reader.warnings.map(\.warning) == [.replaced(3)])
  }

  @Test func `a long text in UTF-16 is read whole, whatever the chunks`() throws {
    let text = String(repeating: "The dam 🚢 held. ", count: 50_000)
    let bytes = [0xFF, 0xFE] + EncodedText.utf16(text, isLittle: true)
    #expect(try records(bytes).first?.article?.body == text)
  }

  /// *“Привет”* and the like, in bytes that `iconv` made.
  static let foreign: [(name: String, bytes: [UInt8], text: String)] = [
    ("windows-1251", [0x93, 0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2, 0x94], "“Привет”"),
    ("cp1250", [0x8A, 0xE8, 0xE1], "Ščá"), ("ISO-8859-2", [0xA9, 0xE8, 0xE1], "Ščá"),
    ("iso8859-15", [0xA4, 0x20, 0xE9], "€ é"), ("koi8-r", [0xF0, 0xD2, 0xC9], "При"),
    ("macintosh", [0xD2, 0x63, 0x8E, 0xD3], "“cé”"), ("gb2312", [0xC4, 0xE3, 0xBA, 0xC3], "你好"),
    ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "日本"), ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "日本"),
    ("big5", [0xA7, 0x41, 0xA6, 0x6E], "你好"), ("euc-kr", [0xC7, 0xD1, 0xB1, 0xDB], "한글"),
    ("ibm866", [0x8F, 0xE0, 0xA8], "При"), ("iso-8859-9", [0xF0, 0xFE], "ğş"),
    ("windows-1253", [0xC1, 0xE2], "Αβ"),
  ]

  @Test(arguments: foreign)
  func `other encodings are read where they are asked for or a page states them`(
    name: String, bytes: [UInt8], text: String
  ) throws {
    let encoding = try #require(TextEncoding(name: name))
    let said = Array("“No,” she said.".unicodeScalars.map { $0.isASCII ? UInt8($0.value) : 0x22 })
    let asked = try records(said + bytes) { $0.encoding = encoding }
    #expect(asked.map { $0.article?.body } == ["\"No,\" she said.\(text)"])
    #expect(asked.first?.warnings == [])
    let csv = try records(Array("id,text\n1,".utf8) + bytes, named: "a.csv") {
      $0.encoding = encoding
    }
    #expect(csv.map { $0.article?.body } == [text])
    let paragraphs = (1...5).flatMap { number in
      Array("<p>Wall \(number) will hold, the engineers said on Monday; they wrote ".utf8) + bytes
        + Array(".</p>".utf8)
    }
    let page =
      Array("<html><head><meta charset=\(name)></head><body>".utf8) + paragraphs
      + Array("</body></html>".utf8)
    let article = try #require(try records(page, named: "a.html").first?.article)
    #expect(article.body.contains("they wrote \(text)."), "\(article.body)")
  }

  @Test func `a long text in another encoding is read whole, whatever the chunks`() throws {
    let bytes = Array(repeating: [0x93, 0xFA, 0x61, 0x96, 0x7B] as [UInt8], count: 200_000)
    let text = String(repeating: "日a本", count: 200_000)
    let all = try records(Array(bytes.joined())) { $0.encoding = .shiftJIS }
    #expect(all.first?.article?.body == text)
    #expect(all.first?.warnings == [])
  }

  @Test func `what stands for nothing in another encoding is replaced and counted`() throws {
    var options = ReadingOptions()
    options.encoding = .shiftJIS
    let bytes: [UInt8] = [0x41, 0x93, 0xFA, 0xFF, 0x42, 0x93]
    var reader = try ArticleReader(ByteStream(bytes: bytes), name: "a.txt", options: options)
    #expect(try reader.next()?.article?.body == "A日\u{FFFD}B\u{FFFD}")
    #expect(reader.warnings.map(\.warning) == [.replaced(2)])
    #expect(TextEncoding(name: "utf-99") == nil)
  }

  @Test(arguments: TextEncoding.allCases)
  func `an encoding is known by its own name`(encoding: TextEncoding) {
    #expect(TextEncoding(name: encoding.rawValue.uppercased()) == encoding)
  }
}
