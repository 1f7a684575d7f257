import ArticleReaders
import Packing
@_spi(Measuring) import QuoteModel
import Testing

/// A cell of a test's sheet.
private enum Cell: ExpressibleByStringLiteral {
  case text(String)
  case number(String)
  /// A number that the sheet shows as a day.
  case day(String)
  case blank

  init(stringLiteral text: String) { self = .text(text) }
}

private typealias Sheet = (name: String, rows: [[Cell]])

private let articles: Sheet = (
  "Articles",
  [
    ["ID", "Title", "Text", "Date", "Keywords"],
    [.number("1"), "Ferry stopped", "“We waited,” Brekke said.", .day("44258"), "ferry"],
    [.blank, .blank, .blank, .blank, .blank],
    [.number("2"), .blank, "It rained & snowed,\nBrekke said.", .number("44259.5"), .blank],
    [.number("3"), "No text", .blank, .day("44260"), .blank],
    [.number("4"), "Pier", "The pier held.", "31/03/2021", .blank],
  ]
)

private func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
}

/// How a writer of workbooks goes about it.
private enum Writer: String, CaseIterable {
  /// Texts in a part of their own that comes last; references; styles.
  case excel
  /// Texts in the cells, no references, other prefixes.
  case inline
  case openDocument

  var ending: String { self == .openDocument ? "ods" : "xlsx" }

  func workbook(_ sheets: [Sheet], is1904: Bool = false) -> [UInt8] {
    self == .openDocument
      ? openDocumentFile(sheets) : excelFile(sheets, isInline: self == .inline, is1904: is1904)
  }
}

private func excelFile(_ sheets: [Sheet], isInline: Bool, is1904: Bool) -> [UInt8] {
  var strings: [String] = []
  let p = isInline ? "x:" : ""
  let parts = sheets.enumerated().map { index, sheet in
    let rows = sheet.rows.enumerated().map { number, row in
      let cells = row.enumerated().map { column, cell in
        let place = isInline ? "" : " r=\"\("ABCDEFG".map { $0 }[column])\(number + 1)\""
        switch cell {
        case .blank: return isInline ? "<x:c/>" : ""
        case .number(let number): return "<\(p)c\(place)><\(p)v>\(number)</\(p)v></\(p)c>"
        case .day(let number): return "<\(p)c\(place) s=\"1\"><\(p)v>\(number)</\(p)v></\(p)c>"
        case .text(let text):
          guard !isInline else {
            return "<x:c t=\"inlineStr\"><x:is><x:r><x:t>\(escaped(text).prefix(3))</x:t></x:r>"
              + "<x:r><x:t>\(escaped(text).dropFirst(3))</x:t></x:r></x:is></x:c>"
          }
          strings.append(text)
          return "<c\(place) t=\"s\"><v>\(strings.count - 1)</v></c>"
        }
      }
      let place = isInline ? "" : " r=\"\(number + 1)\""
      return "<\(p)row\(place)>\(cells.joined())</\(p)row>"
    }
    return Packed.Item(
      "xl/worksheets/sheet\(sheets.count - index).xml",
      "<?xml version=\"1.0\"?><\(p)worksheet xmlns\(isInline ? ":x" : "")=\"urn:x\"><\(p)sheetData>"
        + rows.joined() + "</\(p)sheetData></\(p)worksheet>")
  }
  let names = sheets.enumerated().map {
    "<sheet name=\"\(escaped($1.name))\" sheetId=\"9\" r:id=\"rId\($0)\"/>"
  }
  let targets = sheets.indices.map {
    "<Relationship Id=\"rId\($0)\" Target=\"\(isInline ? "/xl/" : "")worksheets/sheet\(sheets.count - $0).xml\"/>"
  }
  let texts = strings.map {
    "<si><t xml:space=\"preserve\">\(escaped($0).replacing("\n", with: "_x000D_\n"))</t>"
      + "<rPh><t>no</t></rPh></si>"
  }
  return Packed.pack(
    [.init("[Content_Types].xml", "<Types/>"), .init("docProps/app.xml", "<a/>")] + parts + [
      .init(
        "xl/workbook.xml",
        "<workbook xmlns:r=\"urn:r\"><workbookPr\(is1904 ? " date1904=\"1\"" : "")/><sheets>"
          + names.joined() + "</sheets></workbook>"),
      .init("xl/_rels/workbook.xml.rels", "<R>\(targets.joined())</R>"),
      .init(
        "xl/styles.xml",
        "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-409]d\\ mmm;@\"/></numFmts>"
          + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
          + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"\(isInline ? 170 : 14)\"/></cellXfs></styleSheet>"
      ),
    ] + (isInline ? [] : [.init("xl/sharedStrings.xml", "<sst>\(texts.joined())</sst>")]),
    as: .zip)
}

private func openDocumentFile(_ sheets: [Sheet]) -> [UInt8] {
  let tables = sheets.map { sheet in
    let rows = sheet.rows.map { row in
      let cells = row.map { cell in
        switch cell {
        case .blank: return "<table:table-cell table:number-columns-repeated=\"1\"/>"
        case .number(let number):
          return "<table:table-cell office:value-type=\"float\" office:value=\"\(number)\">"
            + "<text:p>\(number)</text:p></table:table-cell>"
        case .day(let number):
          let day = Int(number).flatMap { CalendarDate(dayNumber: $0 - 25_569) }
          return "<table:table-cell office:value-type=\"date\" office:date-value=\""
            + "\(day?.description ?? "")T10:00:00\"><text:p>03.03.21</text:p></table:table-cell>"
        case .text(let text):
          let lines = escaped(text).split(separator: "\n").map { "<text:p>\($0)</text:p>" }
          return
            "<table:table-cell office:value-type=\"string\"><office:annotation><text:p>no</text:p>"
            + "</office:annotation>\(lines.joined())</table:table-cell>"
        }
      }
      return "<table:table-row>\(cells.joined())"
        + "<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>"
    }
    return "<table:table table:name=\"\(escaped(sheet.name))\">\(rows.joined())"
      + "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell/></table:table-row>"
      + "</table:table>"
  }
  return Packed.pack(
    [
      .init("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
      .init(
        "content.xml",
        """
        <?xml version="1.0"?><office:document-content \
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>\
        <office:spreadsheet>\(tables.joined())</office:spreadsheet></office:body>\
        </office:document-content>
        """),
    ], as: .zip)
}

/// Cells of the second row of a sheet with two columns, *title* and *text*, and what is said of them.
private let lostTexts = [
  (
    "a.xlsx",
    "<c t=\"str\"><v>A</v></c><c t=\"str\"><v>A</v></c><c t=\"str\"><v>It rained.</v></c>",
    "left out a text in columns without a name of their own: 'It rained.'"
  ),
  (
    "a.xlsx",
    "<c r=\"B2\" t=\"str\"><v>It rained.</v></c><c r=\"B2\" t=\"str\"><v>It did.</v></c>",
    "two cells are in one place"
  ),
  (
    "a.xlsx", "<c/><c t=\"str\"><v>It rained.</v></c><c r=\"ZZZ2\" t=\"str\"><v>A</v></c>",
    "a cell is behind the last column"
  ),
  ("a.xlsx", "<c/><c t=\"inlineStr\"><is><x>It rained.</x></is></c>", "text stands outside"),
  ("a.xlsx", "<c/>It rained.", "text stands outside"),
  ("a.xlsx", "<c t=\"str\"><v>A</v><c t=\"str\"><v>B</v></c></c>", "a cell has no end"),
  ("a.xlsx", "<c t=\"str\"><v>A</v></c><row><c/></row>", "a row or a cell has no end"),
  (
    "a.ods",
    "<table-cell/><table-cell><p>A</p></table-cell><table-cell><p>It rained.</p></table-cell>",
    "left out a text in columns without a name of their own: 'It rained.'"
  ),
  ("a.ods", "<table-cell>It rained.</table-cell>", "text stands outside"),
  ("a.ods", "<p>It rained.</p>", "text stands outside"),
]

@Suite struct SpreadsheetTests {
  @Test(arguments: Writer.allCases)
  private func `each row of a sheet is an article, its columns named as in a CSV file`(
    writer: Writer
  ) throws {
    let bytes = writer.workbook([articles])
    for name in ["a.\(writer.ending)", "a.zip", "a"] {
      let all = try records(bytes, named: name)
      #expect(all.map(\.place) == [2, 4, 5, 6].map { "\(name)/Articles:\($0)" }, "\(all)")
      #expect(
        all.map { $0.article?.body } == [
          "“We waited,” Brekke said.", "It rained & snowed,\nBrekke said.", nil, "The pier held.",
        ])
      #expect(all.map { $0.article?.title } == ["Ferry stopped", nil, nil, "Pier"])
      #expect(all.map { $0.article?.recordID } == ["1", "2", nil, "4"])
      #expect(
        all.map { $0.article?.published?.description } == [
          "2021-03-03", "2021-03-04", nil, "2021-03-31",
        ])
      #expect(all[2].rejection?.contains("the row has no text in 'Text'") == true)
    }
    let zip = Packed.pack(
      [.init("x/a.\(writer.ending)", bytes), .init("b.txt", "Rain.")], as: .zip)
    #expect(
      try records(zip, named: "z.zip").map(\.place)
        == [2, 4, 5, 6].map { "z.zip/x/a.\(writer.ending)/Articles:\($0)" } + ["z.zip/b.txt"])
  }

  @Test(arguments: Writer.allCases)
  private func `of several sheets those with a text are read, and the others named`(
    writer: Writer
  ) throws {
    let notes: Sheet = ("Notes & more", [["day", "what was done"], [.number("1"), "coded"]])
    let empty: Sheet = ("Sheet3", [])
    let more: Sheet = (
      "More", [["Export of 3 March"], [.blank, "body", "outlet"], [.blank, "Rain.", "Post"]]
    )
    let bytes = writer.workbook([notes, articles, empty, more])
    var reader = try ArticleReader(
      ByteStream(bytes: bytes), name: "a.\(writer.ending)", fileName: "a.\(writer.ending)")
    var places: [String] = []
    while let record = try reader.next() { places.append(record.place) }
    #expect(
      places == [2, 4, 5, 6].map { "a.\(writer.ending)/Articles:\($0)" }
        + ["a.\(writer.ending)/More:3"])
    let warnings = reader.warnings.map { "\($0.place): \($0.warning)" }
    #expect(warnings.count == 2)
    #expect(warnings.contains { $0.contains("/More: left out a line") && $0.contains("Export of") })
    #expect(
      warnings.contains {
        $0.contains("/Notes & more: the sheet was left out") && $0.contains("day")
      })
    let none = try records(writer.workbook([notes]), named: "a.\(writer.ending)")
    #expect(none.count == 1)
    #expect(
      none.first?.rejection?.contains("'Notes & more' has day, what was done: --map") == true,
      "\(none)")
    let mapped = try records(writer.workbook([notes]), named: "a.\(writer.ending)") {
      try $0.fields.override(with: "text=what was done")
    }
    #expect(mapped.map { $0.article?.body } == ["coded"])
  }

  @Test func `days are counted from 1904 where the workbook says so`() throws {
    let sheet: Sheet = ("A", [["text", "date"], ["Rain.", .day("42796")]])
    let all = try records(Writer.excel.workbook([sheet], is1904: true), named: "a.xlsx")
    #expect(all.map { $0.article?.published?.description } == ["2021-03-03"])
  }

  @Test func `a text as long as a cell may be is told`() throws {
    let sheet: Sheet = ("A", [["text"], [.text(String(repeating: "a", count: 32_767))], ["Rain."]])
    let all = try records(Writer.excel.workbook([sheet]), named: "a.xlsx")
    #expect(all.map(\.warnings) == [[.fullCell], []])
  }

  @Test func `rows that a sheet has several times count several times`() throws {
    let row =
      "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell><text:p>text</text:p>"
      + "</table:table-cell></table:table-row>"
    let content =
      "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:opendocument\">"
      + "<office:spreadsheet><table:table table:name=\"A\">\(row)</table:table></office:spreadsheet>"
      + "</office:document-content>"
    let all = try records(Packed.pack([.init("content.xml", content)], as: .zip), named: "a.ods")
    #expect(all.map(\.place) == ["a.ods/A:2", "a.ods/A:3"])
  }

  @Test(arguments: Writer.allCases)
  private func `a sheet that breaks off is told behind what is whole`(writer: Writer) throws {
    for part in ["</sheetData>", "</x:sheetData>", "</table:table>", "</sst>"] {
      let files = Packed.unpack(writer.workbook([articles])).map { file in
        Packed.Item(
          file.name,
          String(file.text[..<(file.text.firstRange(of: part)?.lowerBound ?? file.text.endIndex)]))
      }
      let all = try records(Packed.pack(files, as: .zip), named: "a.\(writer.ending)")
      #expect(all.compactMap(\.article).count == 3, "\(part): \(all)")
    }
    let withoutTexts = Packed.unpack(Writer.excel.workbook([articles])).filter {
      !$0.name.contains("sharedStrings")
    }
    let all = try records(
      Packed.pack(withoutTexts.map { .init($0.name, $0.text) }, as: .zip), named: "a.xlsx")
    #expect(all.first?.rejection?.contains("text is not in the file") == true, "\(all)")
  }

  @Test(arguments: lostTexts)
  func `text that is in no cell, or in no column that has a name, is told`(
    name: String, cells: String, complaint: String
  ) throws {
    let text = { (text: String) in
      name == "a.ods"
        ? "<table-cell><p>\(text)</p></table-cell>" : "<c t=\"str\"><v>\(text)</v></c>"
    }
    let row = name == "a.ods" ? "table-row" : "row"
    let rows = [text("title") + text("text"), cells, text("B") + text("It did.")].map {
      "<\(row)>\($0)</\(row)>"
    }.joined()
    let part: Packed.Item =
      name == "a.ods"
      ? .init(
        "content.xml",
        "<?xml version=\"1.0\"?><o:document-content xmlns:o=\"urn:opendocument\"><o:spreadsheet><table name=\"A\">"
          + "\(rows)</table></o:spreadsheet></o:document-content>")
      : .init("xl/worksheets/sheet1.xml", "<worksheet><sheetData>\(rows)</sheetData></worksheet>")
    let all = try records(Packed.pack([part], as: .zip), named: name)
    let told = all.flatMap { record in
      let complaints = record.warnings.map(\.description) + [record.rejection].compactMap(\.self)
      return complaints.map { "\(record.place): \($0)" }
    }
    #expect(told.count == 1 && told.allSatisfy { $0.contains(complaint) }, "\(all)")
    #expect(told.allSatisfy { $0.contains("sheet1.xml:2:") || $0.contains("A:2:") }, "\(told)")
    #expect(all.last?.article?.body == "It did.", "\(all)")
  }

  @Test func `spoilt workbooks never trap, and every record has its place`() throws {
    for seed in UInt64(1)...150 {
      var random = SplitMix(seed: seed)
      let writer = Writer.allCases[Int(seed % 3)]
      let files = Packed.unpack(writer.workbook([articles, articles])).map { file in
        var text = Array(file.text.utf8)
        for _ in 0..<random.below(4) {
          text[random.below(text.count)] = Array("<>/\"rs&9A\0".utf8)[random.below(10)]
        }
        return Packed.Item(file.name, text)
      }
      let name = "a.\(writer.ending)"
      #expect(
        try records(Packed.pack(files, as: .zip), named: name).allSatisfy {
          $0.place.hasPrefix(name)
        },
        "\(seed)")
    }
  }

  @Test func `a file that is only named like a workbook is told`() throws {
    for name in ["a.xlsx", "a.ods"] {
      #expect(
        try records("plain words", named: name).first?.rejection?.contains("no workbook, whatever")
          == true)
    }
  }
}
