import ArticleReaders
@_spi(Measuring) import QuoteModel
import Testing

private let first = #"{"id":"1","text":"The dam held."}"#
private let second = #"{"id":"2","text":"It was tested."}"#

/// Records that are no articles, and a word of the reason.
private let brokenRecords: [(String, String)] = [
  ("[]", "holds no articles"), ("\n\n", "is empty"),
  (
    "{}",
    "no field for the text (text, body, maintext, articleBody, plaintext, content, …), but no fields"
  ),
  (#"{"title":"A"}"#, "but title"), (#"{"text":" "}"#, "no text in 'text'"),
  (#"{"text":null}"#, "no text in 'text'"), (#"[{"text":"A"}"#, "was cut off"),
  (#"{"text":"A"#, "a text does not end"), (#"{"text":"A","#, "ends too early"),
  (#"{"text":1e999}"#, "out of range"),
  (#"{"text":NaN}"#, "no text in 'text'"), (#"{"text":"A"} x"#, "follows its end"),
  ("{\"text\":\"A\tB\"}", "control character"), (#"{"text":"\x"}"#, "escape"),
  (#"{text:"A"}"#, "a name in quotation marks"), (#"{"text" "A"}"#, "a colon"),
  (#"{"text":01}"#, "malformed"),
  (#"{"text":"# + String(repeating: "[", count: 100_000), "nested"),
  (String(repeating: #"{"a":"#, count: 100_000), "nested"),
]

/// Records with a fault, and where it is.
private let faults: [(json: String, reason: String)] = [
  (#"{"text":"A" "id":1}"#, "(column 13): a comma or bracket is missing"),
  ("{\"text\":\n  \"é\", \"id\" 1}", "(line 2 of it, column 13): a colon is missing"),
  (#"{"text":"A","id":[1,{"a":tru}]}"#, "(column 26): a value is missing"),
  (#"{"text":"A","id":-.5}"#, "(column 18): a number is malformed"),
  (#"{"text":"\u00e"}"#, "(column 10): an escape is unknown"),
  (#"{"text":"A"]"#, "(column 12): a comma or bracket is missing"),
]

@Suite struct JSONTests {
  @Test(arguments: faults)
  func `a fault is named with its place`(json: String, reason: String) throws {
    let record = try #require(try records("[\(json)\n]", named: "a.json").first)
    #expect(record.rejection?.contains(reason) == true, "\(record)")
  }

  @Test func `half a character is replaced and counted, and what Python writes is null`() throws {
    let json = #"{"text":"a\ud800 \ud83d\u0041 \ud83d\ude00 \\ud800","title":-Infinity,"id":NaN}"#
    let record = try #require(try records(json, named: "a.json").first)
    #expect(record.article?.body == "a\u{FFFD} \u{FFFD}A 😀 \\ud800")
    #expect(record.warnings == [.replaced(2)])
    #expect(record.article?.recordID == nil && record.article?.title == nil)
  }

  @Test func `a value ends with its last bracket, whatever its texts hold`() throws {
    let values = [
      #"{"text":"a } ] , \" { [","n":[[{}],{"b":"]"}]}"#, #"{"text":"b\\"}"#, "\"}]\"", "12",
      "null",
    ]
    for separator in [",", " , ", "\n,\n"] {
      let json = "[" + values.joined(separator: separator) + "]"
      let all = try records(json, named: "a.json")
      #expect(all.map { $0.article?.body } == [#"a } ] , " { ["#, #"b\"#, nil, nil, nil])
    }
  }

  @Test func `an object that spreads over lines is told from one a line`() throws {
    let oneALine = [#"{"text":"a { [ \" {"}"#, #"{"text":"B"}"#].joined(separator: "\n")
    #expect(try records(oneALine, named: "a").map(\.place) == ["a:1", "a:2"])
    let spread = "{\"text\":\"a\",\n\"id\":{}}\n{\n\"text\":\"B\"}"
    #expect(try records(spread, named: "a.jsonl").map(\.place) == ["a.jsonl:1", "a.jsonl:3"])
  }

  @Test(arguments: ["a.json", "a.jsonl", "a.ndjson", "a.txt", "a"])
  func `every layout is recognised by its content, whatever the name`(name: String) throws {
    let layouts = [
      "\(first)\n\(second)", "\(first)\r\n\r\n\(second)\r\n", "[\(first),\(second)]",
      "[\n  \(first),\n  \(second)\n]\n", "\u{FEFF}\(first)\n\(second)\n",
      "{\n\"id\": 1,\n\"text\": \"The dam held.\"\n}\n{\n\"id\": 2, \"text\": \"It was tested.\"}",
    ]
    for layout in layouts {
      let all = try records(layout, named: name)
      #expect(all.map { $0.article?.recordID } == ["1", "2"], "\(layout)")
      #expect(all.map { $0.article?.body } == ["The dam held.", "It was tested."], "\(layout)")
    }
  }

  @Test func `a record's place is its line, its column when it is not the first there`() throws {
    #expect(
      try records("\(first)\n\n\(second)", named: "a.jsonl").map(\.place) == [
        "a.jsonl:1", "a.jsonl:3",
      ])
    #expect(
      try records("[\n\(first),\n\(second)]", named: "a.json").map(\.place) == [
        "a.json:2", "a.json:3",
      ])
    #expect(
      try records("[\(first),\(second)]", named: "a.json").map(\.place) == [
        "a.json:1", "a.json:1:36",
      ])
    #expect(try records(first, named: "a.json").map(\.place) == ["a.json"])
    #expect(
      try records("{\n" + first.dropFirst() + "\n", named: "a.json").map(\.place) == ["a.json"])
    #expect(try records(first, named: "a.jsonl").map(\.place) == ["a.jsonl:1"])
  }

  @Test(arguments: ["{\"title\"par\n\nHD", "[{\n", "<html>\n<p>", "WARC/1.0\r\n", "From x\n"])
  func `what is broken at the beginning of a file of lines costs no other line`(beginning: String)
    throws
  {
    let broken = beginning + #""text":"A."}"#
    let all = try records([broken, first, second].joined(separator: "\n"), named: "a.jsonl")
    #expect(all.suffix(2).map { $0.article?.recordID } == ["1", "2"], "\(all)")
    #expect(all.dropLast(2).allSatisfy { $0.article == nil } && all.count > 2, "\(all)")
  }

  @Test func `objects that spread over lines are read, though the name says lines`() throws {
    let json = "{\n\"id\": \"1\",\n\"x\": {\"text\": 1},\n\"text\": \"A.\"\n}\n"
    #expect(try records(json + json, named: "a.jsonl").map { $0.article?.body } == ["A.", "A."])
  }

  @Test func `a broken line is one rejection and the others go on`() throws {
    let lines = [first, second, #"{"id":"3","text":"It "was" tested."}"#, first, second]
    for name in ["a.json", "a.jsonl"] {
      let all = try records(lines.joined(separator: "\n"), named: name)
      #expect(all.map { $0.article != nil } == [true, true, false, true, true])
      #expect(all[2].place == "\(name):3")
      #expect(
        all[2].rejection
          == "broken JSON (column 23): a comma or bracket is missing: mend or remove it")
    }
  }

  @Test(arguments: ["\r1", " x", "\t\r  [", " \r\n \u{85}\n"])
  func `space before what is no object traps not, and costs no other line`(beginning: String) throws
  {
    #expect(try records(beginning, named: "a.jsonl").allSatisfy { $0.article == nil })
    let all = try records(beginning + "\n\(first)\n\(second)", named: "a.jsonl")
    #expect(all.compactMap { $0.article?.recordID } == ["1", "2"], "\(all)")
  }

  @Test func `a broken element of an array is one rejection and the others go on`() throws {
    let all = try records("[\(first),\n{\"text\": },\n42,\n\(second)]", named: "a.json")
    #expect(all.map { $0.article != nil } == [true, false, false, true])
    #expect(all.map(\.place) == ["a.json:1", "a.json:2", "a.json:3", "a.json:4"])
  }

  @Test(arguments: [
    "[[\(first)],[\(second)]]", "[\n[\n\(first)\n],\n\(second)]", "[\(first), [[\(second)]]]",
  ])
  func `lists in a list are read, as pages of results are put together`(json: String) throws {
    let all = try records(json, named: "a.json")
    #expect(all.compactMap { $0.article?.recordID } == ["1", "2"], "\(all)")
    #expect(try records(json.dropLast() + "", named: "a.json").last?.rejection != nil)
  }

  @Test func `a field is read under the first of its names, whatever stands before it`() throws {
    let json =
      #"{"Body":"A.","x":1e999,"y":"\q","text":"","Headline":{"main":"T"},"text":"B.","source":"https://a.b"}"#
    let article = try #require(try records(json, named: "a.json").first?.article)
    #expect(article.body == "A." && article.title == "T" && article.url == "https://a.b")
  }

  @Test(arguments: [
    (#"{"text":"A.","id":1.5,}"#, "1.5"),
    (#"{"text":"A.","id":12345678901234567890}"#, "12345678901234567890"),
    (#"{"text":"A.","id":-0.0}"#, "0"), (#"{"text":"A.","id":[7,[ ],] ,"id":8}"#, "7"),
    (#"{"text":"A.","ID":1,"id":2,"Id":3}"#, "1"),
    (#"{"text":"A.","\u0069d":"\u00e9\/\ud83d\ude00\b"}"#, "é/😀\u{8}"),
    (#"{"text":"A.","x":[-,--1,1e,"\u12",{"y":"\q",},],"id":true,"_id":"z"}"#, "z"),
    (#"{"text":"A.","id":{"name":{"name":{"name":"n"}}}}"#, "n"),
    ("{\"text\":\"A.\",\"id\":\"b\u{7F}\"}", "b\u{7F}"),
  ])
  func `what other programs write is read, and what is not asked for may be anything`(
    json: String, id: String
  ) throws {
    for named in ["a.json", "a.jsonl"] {
      let article = try #require(try records(json, named: named).first?.article)
      #expect(article.recordID == id && article.body == "A.")
    }
  }

  /// Texts are looked at sixteen bytes at once.
  @Test(arguments: [
    (#"\""#, "\""), (#"\n"#, "\n"), (#"\u00e9"#, "é"), (#"\ud83d\uDEA2"#, "\u{1F6A2}"),
    (#"\\\/"#, #"\/"#), ("“", "“"), ("\u{1F6A2}", "\u{1F6A2}"),
  ])
  func `a text is what it is written as, wherever in it a mark stands`(
    written: String, mark: String
  ) throws {
    for length in 0...33 {
      for place in 0...length {
        let (before, after) = (
          String(repeating: "a", count: place), String(repeating: "é", count: length - place)
        )
        let json = #"{"text":"\#(before)\#(written)\#(after)x","id":1}"#
        let article = try #require(try records(json, named: "a.jsonl").first?.article)
        #expect(article.body == before + mark + after + "x" && article.recordID == "1")
      }
    }
  }

  @Test(arguments: ["\u{0}", "\u{1F}", "\n"])
  func `a control character in a text is a fault, wherever it stands`(mark: String) throws {
    for place in 0...33 {
      let text = String(repeating: "a", count: place) + mark + "b"
      let record = try #require(try records("[{\"text\":\"\(text)\"}\n]", named: "a.json").first)
      #expect(record.rejection?.contains("(column \(place + 10)): a line end or control") == true)
    }
  }

  @Test(
    arguments: [
      [0xC0, 0xAF], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xE2, 0x80], [0xF0, 0x9F, 0x9A],
      [0xFF],
    ] as [[UInt8]])
  func `what is no UTF-8 is replaced and told, wherever it stands in a record`(bytes: [UInt8])
    throws
  {
    for place in 0...33 {
      for before in ["a", "é"] {
        let title = Array(String(repeating: before, count: place).utf8) + bytes
        let line = Array(#"{"text":"A – b","x":""#.utf8) + title + Array(#""}"#.utf8)
        let record = try #require(try records(line, named: "a.jsonl").first)
        #expect(record.article?.body == "A – b")
        #expect(record.warnings.count == 1, "\(record.warnings)")
      }
    }
  }

  @Test(arguments: ["", #"\n"#, "é"])
  func `a text that does not end is told, however long it is`(mark: String) throws {
    for length in 0...33 {
      let line = #"{"text":""# + mark + String(repeating: "a", count: length)
      for end in ["", #"\"#, #"\u00e"#] {
        let rejection = try records(line + end, named: "a.jsonl").last?.rejection
        #expect(rejection?.contains("a text does not end") == true, "\(line + end)")
      }
    }
  }

  @Test(arguments: [
    (#"{"headline.main":"A","headline":{"main":"B"}}"#, "A"),
    (#"{"headline":{"main":"B"},"headline.main":"A"}"#, "A"),
    (#"{"headline":{"main":"B"}}"#, "B"), (#"{"headline":{"main":"B"},"Web Title":"C"}"#, "B"),
    (#"{"headline.main":null,"headline":{"main":"B"},"webTitle":"C"}"#, "C"),
    (#"{"heading":"D","HEADLINE":"E","headline":"F"}"#, "E"),
  ])
  func `a name with dots is asked for as a whole, and else leads through objects`(
    fields: String, title: String
  ) throws {
    let json = #"{"text":"A.","# + fields.dropFirst()
    #expect(try records(json, named: "a.json").first?.article?.title == title)
  }

  @Test func `a map can take the name by which quotes are told`() throws {
    let json = #"{"quote_id":"7","body":"A."}"#
    let isQuotes = try records(json, named: "a.json").first?.rejection?.contains("holds quotes")
    #expect(isQuotes == true)
    let all = try records(json, named: "a.json") {
      try $0.fields.override(with: "text=body,id=quote_id")
    }
    #expect(all.map { $0.article?.recordID } == ["7"])
  }

  @Test func `a document of Elasticsearch has its fields in _source, names with dots too`() throws {
    let json = #"{"_id":"7","_source":{"headline.main":"T","text":"A.","id":1.0e3}}"#
    let article = try #require(try records(json, named: "a.json").first?.article)
    #expect(article.body == "A." && article.title == "T" && article.recordID == "1000")
  }

  @Test(arguments: [
    #"{"title":"B","text":"Two."#, #"{"title":"B,"text":"Two."}"#,
    #"{"title":"B"}stopped","text":"Two"}"#,
    "{\"title\":\"B\nC\",\"text\":\"Two.\"}", #"{"title":"B","text":"“Two,” she said".}"#,
    #"{"title":"B","text":Two."}"#, #"{"title":"B""#, #"{"titx";\par "title":"B","text":"Two."}"#,
    #"{"title":"B,"text":"Two]]>-->."}"#, #"{"tit }, {"title":"B""#, #"{"a":[{"b":1},{"b":"}]}"#,
  ])
  func `a mark too many or too few costs its object alone`(broken: String) throws {
    let objects = ["One", "Three", "Four"].map { "{\"title\":\"A\",\"text\":\"\($0).\"}" }
    for separator in [",", ",\n", " ,\r\n  "] {
      for place in objects.indices {
        var values = objects
        values.insert(broken, at: place)
        let array = "[" + values.joined(separator: separator) + "]"
        let all = try records(array, named: "a.json")
        #expect(
          all.compactMap { $0.article?.body } == ["One.", "Three.", "Four."], "\(array): \(all)")
        #expect(all.contains { $0.rejection != nil })
      }
    }
  }

  @Test(arguments: [#"{"id":"0","text":"A.""#, #"{"id":"0","te{"id":"0","text":"A,as"#, #"{"id""#])
  func `a first line that is not closed costs no other`(broken: String) throws {
    for name in ["a.json", "a.jsonl"] {
      let all = try records([broken, first, second, first].joined(separator: "\n"), named: name)
      #expect(all.compactMap { $0.article?.recordID } == ["1", "2", "1"], "\(all)")
      #expect(all.contains { $0.rejection != nil })
    }
  }

  @Test func `a broken object with lists of articles costs no other line`() throws {
    let lists = [#"{"articles":[\#(first)]}"#, #"{"articles":[\#(second)]}"#]
    let all = try records(
      [lists[0], #"{"articles":[\#(first)] "n"}"#, lists[1]].joined(separator: "\n"),
      named: "a.jsonl")
    #expect(all.map { $0.article?.recordID } == ["1", "1", nil, "2"], "\(all)")
    #expect(all[2].rejection?.contains("broken JSON") == true)
  }

  @Test(arguments: brokenRecords)
  func `a record that is no article is rejected in plain words`(json: String, word: String) throws {
    let last = try #require(try records(json, named: "a.jsonl").last)
    #expect(last.rejection?.contains(word) == true, "\(last)")
  }

  @Test func `a line over the limit is rejected by its place and not held`() throws {
    let long = #"{"text":""# + String(repeating: "a", count: 3_000_000) + "\"}"
    let all = try records("\(first)\n\(long)\n\(second)", named: "a.jsonl") {
      $0.recordLimit = 1 << 20
    }
    #expect(all.map { $0.rejection?.contains("1 MB") } == [nil, true, nil])
    #expect(all[1].place == "a.jsonl:2")
    let array = try records("[\(first),\n\(long),\n\(second)]", named: "a.json") {
      $0.recordLimit = 1 << 20
    }
    #expect(array.map { $0.rejection?.contains("1 MB") } == [nil, true, nil])
    #expect(array.map(\.place) == ["a.json:1", "a.json:2", "a.json:3"])
  }

  @Test func `a large array is read whole, whatever the chunks`() throws {
    let element = #"{"text":"The dam [\"{]} held – \\\" said Ana."}"#
    let array = "[" + Array(repeating: element, count: 20_000).joined(separator: ", ") + "]"
    let all = try records(array, named: "a.json")
    #expect(all.count == 20_000)
    #expect(all.allSatisfy { $0.article?.body == #"The dam ["{]} held – \" said Ana."# })
  }

  @Test func `a forced format is kept to`() throws {
    let all = try records(first, named: "a.jsonl") { $0.format = .text }
    #expect(all.map { $0.article?.body } == [first])
  }

  @Test func `a NUL in a text becomes U+FFFD, and is counted`() throws {
    let record = try records(#"{"text":"a\u0000b"}"#, named: "a.json").first
    #expect(record?.article?.body == "a\u{FFFD}b")
    #expect(record?.warnings == [.replaced(1)])
  }

  @Test func `Windows-1252 inside JSON is recognised by line`() throws {
    let bytes = Array(#"{"text":"caf"#.utf8) + [0xE9] + Array("\"}\n".utf8) + Array(first.utf8)
    let all = try records(bytes, named: "a.jsonl")
    #expect(all.map { $0.article?.body } == ["café", "The dam held."])
    #expect(all.map(\.warnings) == [[.readAsWindows1252], []])
  }

  @Test(arguments: [
    #"{"status":"ok","totalResults":2,"articles":[\#(first),\#(second)]}"#,
    #"{"response":{"status":"ok","results":[\#(first),\#(second)],"pages":1}}"#,
    #"{"hits":{"total":{"value":2},"hits":[{"_index":"n","_source":\#(first)},{"_source":\#(second)}]}}"#,
    #"{"mine":[\#(first)],"yours":[\#(second)]}"#,
    "{\n\"ok\": NaN,\n\"articles\": [\n\(first),\n\(second)\n]\n}\n",
    #"{"articles":[\#(first)]}"# + "\n" + #"{"articles":[]}"# + "\n"
      + #"{"articles":[\#(second)]}"#,
    #"[{"articles":[\#(first)]},{"articles":[\#(second)]}]"#,
  ])
  func `articles in the lists of an object are read, whatever the name`(json: String) throws {
    for name in ["a.json", "a.jsonl", "a"] {
      let all = try records(json, named: name)
      #expect(all.map { $0.article?.recordID } == ["1", "2"], "\(all)")
    }
  }

  @Test func `JSON Feed is read, its title the outlet`() throws {
    let feed = """
      {"version":"https://jsonfeed.org/version/1.1","title":"The Quarry Post","language":"en",
      "items":[{"id":"7","url":"https://example.com/7","title":"Ferry stopped",
      "content_html":"<p>“We waited,” Brekke said.</p><p>It rained.</p>",
      "date_published":"2026-01-22T10:00:00Z","authors":[{"name":"Petra Holm"}]}]}
      """
    let article = try #require(try records(feed, named: "a.json").first?.article)
    #expect(article.body == "“We waited,” Brekke said.\n\nIt rained.")
    #expect(article.outlet == "The Quarry Post" && article.language == "en")
    #expect(article.author == "Petra Holm" && article.published?.description == "2026-01-22")
  }

  @Test func `a map leads into a list, and to names in it`() throws {
    let json =
      #"{"a":{"b":[{"x":{"y":"The dam held."},"z":"T"},{"z":"U"}]},"articles":[\#(first)]}"#
    let all = try records(json, named: "a.json") {
      try $0.fields.override(with: "text=a.b[].x.y,title=a.b[].z")
    }
    #expect(all.map { $0.article?.body } == ["The dam held.", nil])
    #expect(all.first?.article?.title == "T")
    var fields = FieldNames()
    #expect { try fields.override(with: "text=a[].x,title=b[].z") } throws: {
      "\($0)".contains("another list")
    }
  }

  @Test(arguments: [
    (#"{"status":"ok","articles":[]}"#, ["holds no articles"]),
    (#"{"articles":[{"headline":"A"},\#(first)]}"#, ["no field for the text", nil]),
    (#"{"articles":[\#(first),{"text":},\#(second)],"n":1}"#, [nil, "broken JSON", nil]),
    (#"{"title":"A","url":"https://a.b/c","related":[\#(first)]}"#, ["no field for the text"]),
    (#"{"title":"A","url":"https://a.b/c","items":[]}"#, ["no field for the text"]),
    (#"{"text":"A","related":[\#(first)]}"#, [nil]),
    (#"{"articles":[\#(first),\#(second)"#, [nil, nil, "ends before its list does"]),
    (#"{"title":"A","related":[\#(first)],"n":}"#, ["broken JSON"]),
  ])
  func `nothing in an object is lost in silence`(json: String, reasons: [String?]) throws {
    let all = try records(json, named: "a.json")
    #expect(all.count == reasons.count, "\(all)")
    for (record, reason) in zip(all, reasons) {
      #expect((record.article == nil) == (reason != nil))
      if let reason { #expect(record.rejection?.contains(reason) == true, "\(record)") }
    }
  }

  @Test func `a list is read whole, however long the object is`() throws {
    let element = #"{"text":"The dam [\"{]} held – \\\" said Ana."}"#
    let list = Array(repeating: element, count: 20_000).joined(separator: ", ")
    for json in ["{\"n\":1,\"articles\":[\(list)],\"m\":[1]}", "{\n\"articles\":[\(list)]\n}"] {
      let all = try records(json, named: "a.json") { $0.recordLimit = 100_000 }
      #expect(all.count == 20_000)
      #expect(all.allSatisfy { $0.article != nil })
      let cut = try records(String(json.dropLast(30)), named: "a.json") { $0.recordLimit = 100_000 }
      #expect(cut.count { $0.article != nil } == 19_999)
    }
  }

  @Test(arguments: [
    "[]\n\nFerry stopped\n\nIt rained.", "[Update]\n\nIt rained.", "{Ferry}\n\nIt rained.",
  ])
  func `a text that begins with brackets is a text`(text: String) throws {
    #expect(try records(text, named: "a.txt").map { $0.article?.body } == [text])
  }

  @Test func `random bytes never trap, and every record has its place`() throws {
    for seed in UInt64(1)...400 {
      var random = SplitMix(seed: seed)
      let alphabet =
        Array(#"{}[]",:\u0 truefalsnl1e9-.é"#.utf8) + [0x0A, 0x00, 0xFF, 0xEF, 0xBB, 0xBF]
      let bytes = (0..<random.below(200)).map { _ in
        alphabet[random.below(alphabet.count)]
      }
      for name in ["a.json", "a.jsonl", "a.txt", "a"] {
        #expect(try records(bytes, named: name).allSatisfy { $0.place.hasPrefix(name) }, "\(seed)")
      }
    }
  }
}
