import ArticleReaders
@_spi(Measuring) import QuoteModel
import Testing

/// The same table in other clothes.
private let layouts = [
  "id,title,text\n1,The Dam,\"The \"\"dam\"\" held,\nthey said.\"\n2,,It did.\n",
  "id,title,text\r\n1,The Dam,\"The \"\"dam\"\" held,\nthey said.\"\r\n2,,It did.",
  "id,title,text\r1,The Dam,\"The \"\"dam\"\" held,\nthey said.\"\r2,,It did.\r",
  "\u{FEFF}\"id\";\"title\";\"text\"\n\"1\";\"The Dam\";\"The \"\"dam\"\" held,\nthey said.\"\n\n2;;It did.\n",
  "id\ttitle\ttext\n1\tThe Dam\t\"The \"\"dam\"\" held,\nthey said.\"\n2\tNA\tIt did.\n",
  "sep=;\nid;title;text\n1;The Dam;\"The \"\"dam\"\" held,\nthey said.\"\n2;;It did.\n",
  "\n\nid,title,text\n1,The Dam,\"The \\\"dam\\\" held,\nthey said.\"\n2,,It did.\n",
  "\"sep=|\"\r\nid|title|Full Text\r\n1|The Dam|\"The \"\"dam\"\" held,\nthey said.\"\r\n2||It did.\r\n",
  "ID, Title ,Text\n1,The Dam,\"The \"\"dam\"\" held,\nthey said.\"\n2,null,It did.\n",
]

/// Rows that are no articles, between two that are, and a word of the reason.
private let brokenRows: [(String, String)] = [
  ("2,3,4", "it has 3 fields and the header 2"), ("2", "it has 1 fields"),
  ("2,\"It\" did.", "(character 7): something follows"), ("2,", "has no text"),
  ("2,NA", "has no text"), ("2,\"It did.", "a quotation mark is not closed"),
  ("2,\"It \"\"did.", "a quotation mark is not closed"),
]

@Suite struct TableTests {
  @Test(arguments: layouts)
  func `delimiters, line ends and marks are told from the content`(layout: String) throws {
    for name in ["a.csv", "a.tsv", "a.txt", "a"] {
      let all = try records(layout, named: name)
      #expect(all.map { $0.article?.recordID } == ["1", "2"], "\(name)")
      #expect(all.map { $0.article?.title } == ["The Dam", nil], "\(name)")
      #expect(
        all.map { $0.article?.body } == ["The \"dam\" held,\nthey said.", "It did."], "\(name)")
    }
  }

  @Test func `a byte order mark in a field is no part of it`() throws {
    let mark = "\u{FEFF}"
    for (name, text) in [
      ("a.csv", "title,text\n\(mark)The Dam,\"\(mark)It held.\"\n"),
      ("a.jsonl", #"{"title":"\#(mark)The Dam","text":"\ufeffIt held."}"#),
    ] {
      let article = try records(text, named: name).first?.article
      #expect(article?.title?.unicodeScalars.count == 7, "\(name)")
      #expect(article?.body.unicodeScalars.count == 8, "\(name)")
    }
  }

  @Test(arguments: [
    ("title,text,\nA,It rained.,It snowed.\n", 1), (",title,text\n7,A,It rained.\n", 0),
    ("title\ttext\ttext\nA\tIt rained.\tIt snowed.\n", 1),
    ("title;text;text\nA;;It rained.\n", 0), ("title,text,text\nA,It rained.,It rained.\n", 0),
    ("\"\",title,,text\nIt snowed.,A,It snowed.,It rained.\n", 2),
  ])
  func `a text in a column without a name of its own is told`(table: String, count: Int) throws {
    let all = try records(table, named: "a.csv")
    #expect(all.map { $0.article?.body } == ["It rained."])
    #expect(
      all.first?.warnings
        == (count > 0 ? [.unnamedColumn(texts: count, first: "It snowed.")] : []))
  }

  @Test func `a row's place is the line that it begins in`() throws {
    let table = "id,text\r\n1,\"A\r\nB\"\r\n\r\n2,C\r\n3,\"D\rE\"\r\n4,F"
    #expect(
      try records(table, named: "a.csv").map(\.place) == [2, 5, 6, 8].map { "a.csv:\($0)" })
  }

  @Test(arguments: brokenRows)
  func `a broken row is one rejection by its line, and takes no other with it`(
    row: String, word: String
  ) throws {
    let all = try records("id,text\n1,\"The dam\nheld.\"\n\(row)\n3,It held.\n", named: "a.csv")
    #expect(all.map(\.place) == ["a.csv:2", "a.csv:4", "a.csv:5"])
    #expect(all.map { $0.article != nil } == [true, false, true])
    #expect(all[1].rejection?.contains(word) == true, "\(all[1])")
  }

  @Test(arguments: [
    "2,\"Boats, x\n3,Pier,y\n4,Rope,z", "2,\"Boats, x\n3,Pier,y\n4,Rope,\"z\"\n",
    "2,Boats,\"x\n3,Pier,y\n4,Rope,z\n", "2,\"Boats\",\"x\n3,Pier,y\n4,\"Rope\",\"z\"",
    "2,\"Boats,x\n3,Pier,y\n4,\"\",z\n",
  ])
  func `a mark that nothing closes costs its row alone`(rows: String) throws {
    let all = try records("id,title,text\n\(rows)", named: "a.csv")
    #expect(all.map { $0.article?.recordID } == [nil, "3", "4"], "\(all)")
    #expect(all.map(\.place) == ["a.csv:2", "a.csv:3", "a.csv:4"])
  }

  @Test func `backslashes escape where a row is no row otherwise`() throws {
    let rows = [
      #"1,"“No,” \"she\", said \\ it.",a"#, #"2,"C:\",b"#, #"3,"\"A\"\n",c"#, #"4,"x\",y"#,
    ]
    let all = try records("id,text,title\n" + rows.joined(separator: "\n"), named: "a.csv")
    #expect(
      all.map { $0.article?.body } == [#"“No,” "she", said \ it."#, #"C:\"#, "\"A\"\n", #"x\"#])
  }

  @Test func `the rows behind a mark that nothing closes are read all the same`() throws {
    let rows = (2...40_000).map { "\($0),Number \($0) held.\n" }.joined()
    let all = try records("id,text\n1,\"The dam held.\n\(rows)", named: "a.csv") {
      $0.recordLimit = 1 << 16
    }
    #expect(all.count == 40_000)
    #expect(all.first?.rejection?.contains("not closed") == true)
    #expect(all.dropFirst().allSatisfy { $0.article != nil })
  }

  @Test(arguments: [10_000, 100_000])
  func `a quoted field over the limit is one rejection, however many lines it has`(lines: Int)
    throws
  {
    let long = String(repeating: "The dam held.\n", count: lines)
    let all = try records("id,text\n1,\"\(long)\"\n2,It did.\n", named: "a.csv") {
      $0.recordLimit = 1 << 16
    }
    #expect(all.map { $0.article?.body } == [nil, "It did."])
    #expect(all.map(\.place) == ["a.csv:2", "a.csv:\(lines + 3)"])
    // The end of the shorter one is buffered before the limit is seen.
    let reason =
      lines == 10_000 ? "longer than 65536 bytes" : "lines up to \(lines + 2) are no rows"
    #expect(all[0].rejection?.contains(reason) == true, "\(all[0])")
  }

  @Test func `a row over the limit is rejected and not held`() throws {
    let long = String(repeating: "a", count: 3_000_000)
    let all = try records("id,text\n1,A\n2,\(long)\n3,C\n", named: "a.csv") {
      $0.recordLimit = 1 << 20
    }
    #expect(all.map { $0.rejection?.contains("1 MB") } == [nil, true, nil])
    #expect(all.map(\.place) == ["a.csv:2", "a.csv:3", "a.csv:4"])
  }

  @Test(arguments: [
    ("id,title\n1,A", "no column for the text"), ("text\n", "no rows"),
    ("\"text\n1", "quotation mark in its header is not closed"),
    (" \n", "is empty"),
  ])
  func `what is no table is one rejection`(table: String, word: String) throws {
    let all = try records(table, named: "a.csv")
    #expect(all.count == 1)
    #expect(all.first?.rejection?.contains(word) == true, "\(all)")
  }

  @Test func `a map names columns`() throws {
    let table = "Full Text,day\n\"The dam held.\",2026-01-22\n"
    let article = try records(table, named: "a.csv") {
      try $0.fields.override(with: "text=full text,date=day")
    }.first?.article
    #expect(article?.body == "The dam held.")
    #expect(article?.published?.description == "2026-01-22")
  }

  @Test func `NUL and other encodings are read and counted by the row`() throws {
    let bytes = Array("id,text\n1,a\0b\n2,caf".utf8) + [0xE9, 0x0A] + Array("3,“é”\n".utf8)
    let all = try records(bytes, named: "a.csv")
    #expect(all.map { $0.article?.body } == ["a\u{FFFD}b", "café", "“é”"])
    #expect(all.map(\.warnings) == [[.replaced(1)], [.readAsWindows1252], []])
    let wide = [0xFF, 0xFE] + EncodedText.utf16("id,text\n1,“é”\n", isLittle: true)
    #expect(try records(wide, named: "a.csv").map { $0.article?.body } == ["“é”"])
  }

  @Test func `prose that begins with a field's name is no table`() throws {
    let text = "Text, she said, is all.\nThe dam held."
    #expect(try records(text).map { $0.article?.body } == [text])
  }

  @Test func `random bytes never trap`() throws {
    for seed in UInt64(1)...400 {
      var random = SplitMix(seed: seed)
      let alphabet = Array("text,;\t\"\"\"a\r\n\0é".utf8)
      let bytes =
        Array("id,text\n".utf8)
        + (0..<random.below(200)).map { _ in
          alphabet[random.below(alphabet.count)]
        }
      #expect(
        try records(bytes, named: "a.csv").allSatisfy { $0.place.hasPrefix("a.csv") }, "\(seed)")
    }
  }
}
