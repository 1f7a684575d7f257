import Essentials
import Foundation
import QuoteExporters
import QuoteModel
import Testing

/// Texts that writers get wrong.
let hostileTexts = [
  "", "plain", "a,b", "\"", "\"\"", "a\"b", "a\r\nb", "a\rb", "a\nb", "\t", " ", "=1+1", "\\",
  "\\u0041", "\u{0}", "\u{1}\u{1F}", "\u{7F}\u{80}\u{9F}\u{A0}", "\u{2028}\u{2029}",
  "\u{202E}abc\u{2066}", "“Café” – 🚢 e\u{301}", "\u{FFFD}\u{FEFF}\u{10FFFF}", "</script>",
]

private func written(_ rows: [[Cell]], as format: RowFormat, columns: [String]) -> String {
  var writer = RowWriter(format: format, columns: columns)
  var bytes = ByteBuffer()
  writer.appendOpening(to: &bytes)
  for row in rows { writer.append(row, to: &bytes) }
  writer.appendClosing(to: &bytes)
  return bytes.text
}

@Suite struct RowWriterTests {
  @Test func `CSV quotes only what must be quoted`() {
    let row: [Cell] = [
      .text("a b"), .text("a,b"), .text("say \"it\""), .text("1\n2"), .empty, .integer(3),
      .number(0.97), .flag(true), .spans([TextSpan(17, 27), TextSpan(43, 59)]),
    ]
    #expect(
      written([row], as: .csv, columns: ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
        == "a,b,c,d,e,f,g,h,i\r\n"
        + "a b,\"a,b\",\"say \"\"it\"\"\",\"1\n2\",,3,0.97,true,\"[[17,27],[43,59]]\"\r\n"
    )
  }

  @Test(arguments: ["\"", ",", "\r", "\n"])
  func `CSV quotes a text wherever in it that stands which must be quoted`(mark: String) {
    for length in 0...35 {
      for place in 0...length {
        let (before, after) = (
          String(repeating: "a", count: place), String(repeating: "é", count: length - place)
        )
        let inside = mark == "\"" ? "\"\"" : mark
        #expect(
          written([[.text(before + mark + after)]], as: .csv, columns: ["b"])
            == "b\r\n\"\(before)\(inside)\(after)\"\r\n")
      }
    }
  }

  @Test func `CSV has its header without rows too, and a lone empty cell is a row`() {
    #expect(written([], as: .csv, columns: ["a", "b"]) == "a,b\r\n")
    #expect(written([[.empty]], as: .csv, columns: ["a"]) == "a\r\n\"\"\r\n")
  }

  @Test func `TSV is one line a row and one tab a border`() {
    #expect(
      written([[.text("a\tb\r\nc"), .text("\"d\"")]], as: .tsv, columns: ["x", "y"])
        == "x\ty\na b  c\t\"d\"\n")
  }

  @Test func `JSON keeps the order of the columns and the types of the cells`() {
    let row: [Cell] = [.text("a"), .empty, .integer(3), .number(0.5), .flag(false), .spans([])]
    let object = #"{"z":"a","y":null,"x":3,"w":0.5,"v":false,"u":[]}"#
    let columns = ["z", "y", "x", "w", "v", "u"]
    #expect(written([row], as: .jsonLines, columns: columns) == object + "\n")
    #expect(written([row, row], as: .json, columns: columns) == "[\n\(object),\n\(object)\n]\n")
    #expect(written([], as: .json, columns: columns) == "[]\n")
  }

  @Test(arguments: hostileTexts)
  func `JSON is read back exactly by another reader`(text: String) throws {
    let line = written([[.text(text)]], as: .jsonLines, columns: [text])
    let read = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
    #expect(read.first.map { Array($0.key.unicodeScalars) } == Array(text.unicodeScalars))
    #expect(read.first.map { Array($0.value.unicodeScalars) } == Array(text.unicodeScalars))
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
    #expect(object?.values.first.map { Array($0.utf8) } == Array(text.utf8))
  }

  /// A text is looked at eight bytes at once.
  @Test(arguments: ["\"", "\\", "\u{1F}", "\u{7F}", "\u{85}", "\u{61C}", "\u{2028}", "é", "—", "🚢"])
  func `JSON escapes a character wherever in a text it stands`(mark: String) throws {
    for length in 0...17 {
      for place in 0...length {
        let text =
          String(repeating: "a", count: place) + mark
          + String(repeating: "b", count: length - place)
        let line = written([[.text(text)]], as: .jsonLines, columns: ["a"])
        let read = try JSONDecoder().decode([String: String].self, from: Data(line.utf8))
        #expect(read["a"] == text)
        #expect(line.utf8.contains(UInt8(ascii: "\\")) == !["é", "—", "🚢"].contains(mark))
      }
    }
  }

  @Test(arguments: [
    0, 7, 10, 99, 12_345_678, 99_999_999, 100_000_000, Int.max, -1, -10, Int.min,
  ])
  func `numbers have their digits`(number: Int) {
    let row = [Cell.integer(number), .spans([TextSpan(0, 100)])]
    #expect(
      written([row], as: .jsonLines, columns: ["a", "b"]) == "{\"a\":\(number),\"b\":[[0,100]]}\n")
  }

  @Test(arguments: [RowFormat.csv, .tsv, .jsonLines])
  func `fractions have the digits that Swift gives them`(format: RowFormat) {
    let hundredths = (0...200).map { Double($0) / 100 }
    let thousandths = (0...1000).map { Double($0) / 1000 }
    let numbers =
      hundredths + hundredths.flatMap { [$0.nextUp, $0.nextDown, -$0] } + thousandths
      + [-0.0, 1e-9, 1e-300, 1.0 / 3, 99.99, 1e16, 1e300]
    for number in numbers {
      let expected = format == .jsonLines ? "{\"a\":\(number)}" : "\(number)"
      let lines = written([[.number(number)]], as: format, columns: ["a"])
      #expect(lines.split(whereSeparator: \.isNewline).last.map(String.init) == expected)
    }
  }

  @Test func `a line of JSON holds nothing that a terminal or a line reader acts on`() {
    let line = written([[.text(hostileTexts.joined())]], as: .jsonLines, columns: ["a"])
    let hazards = line.dropLast().unicodeScalars.filter {
      $0.properties.generalCategory == .control || $0.properties.isBidiControl
        || $0 == "\u{2028}" || $0 == "\u{2029}"
    }
    #expect(hazards.isEmpty)
  }
}
