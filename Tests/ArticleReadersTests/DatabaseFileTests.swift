import ArticleReaders
import Packing
@_spi(Measuring) import QuoteModel
import Testing

private let paragraphs = [
  "The ferry stopped at the pier on Tuesday, the harbour master told reporters.",
  "“We waited for the wind,” Jonas Brekke said — twice.",
]

private func uniLines(_ title: String) -> [String] {
  [
    title, "The Quarry Post", "March 3, 2021 Wednesday",
    "Copyright 2021 Quarry Press All Rights Reserved",
    "Section: NEWS; Pg. 4", "Length: 61 words", "Byline: Petra Holm", "Body",
  ] + paragraphs + ["Load-Date: March 3, 2021", "End of Document"]
}

/// An office document with these paragraphs.
private func word(_ lines: [String], isOpenDocument: Bool = false) -> [UInt8] {
  let escaped = lines.map { $0.replacing("&", with: "&amp;").replacing("<", with: "&lt;") }
  guard !isOpenDocument else {
    let text = escaped.map { "<text:p text:style-name=\"P1\">\($0)</text:p>" }.joined()
    return Packed.pack(
      [
        .init("mimetype", "application/vnd.oasis.opendocument.text"), .init("meta.xml", "<a/>"),
        .init(
          "content.xml",
          """
          <?xml version="1.0"?><office:document-content \
          xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body>\(text)\
          </office:body></office:document-content>
          """),
      ], as: .zip)
  }
  let text = escaped.map { line in
    let middle = line.firstIndex(of: " ") ?? line.endIndex
    return
      "<w:p><w:pPr><w:jc/></w:pPr><w:r><w:t xml:space=\"preserve\">\(line[..<middle])</w:t></w:r>"
      + "<w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:r><w:t>\(line[middle...])</w:t></w:r></w:p>"
  }.joined()
  return Packed.pack(
    [
      .init("[Content_Types].xml", "<Types/>"),
      .init(
        "word/document.xml",
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">\
        <w:body>\(text)</w:body></w:document>
        """),
      .init("word/footer1.xml", "<w:ftr>Page 1 of 2</w:ftr>"),
    ], as: .zip)
}

/// RTF with these paragraphs.
private func rtf(_ lines: [String]) -> [UInt8] {
  let text = lines.map { line in
    line.unicodeScalars.map { scalar in
      switch scalar {
      case "“": "\\ldblquote "
      case "”": "\\'94"
      case _ where scalar.value > 127: "\\u\(scalar.value)\\'3f"
      default: String(scalar)
      }
    }.joined() + "\\par\r\n"
  }.joined()
  return Array(
    (#"{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fswiss Arial;}}{\*\generator x;}{\info{\title No}}"#
      + #"{\pict\wmetafile8 0102}{\header Page 1}\pard "# + text
      + #"{\field{\*\fldinst HYPERLINK "https://example.com"}{\fldrslt }}}"#).utf8)
}

@Suite struct DatabaseFileTests {
  @Test(arguments: ["docx", "odt", "rtf"])
  func `Nexis Uni as saved by a word processor is read article by article`(kind: String) throws {
    let lines =
      ["Documents (2)", "Job Number: 1"] + uniLines("Ferry stopped") + uniLines("Pier & wharf")
    let bytes =
      switch kind {
      case "docx": word(lines)
      case "odt": word(lines, isOpenDocument: true)
      default: rtf(lines)
      }
    for name in ["a.\(kind)", "a.txt", "a"] {
      let all = try records(bytes, named: name)
      #expect(all.map(\.place) == ["\(name):1", "\(name):2"], "\(all)")
      #expect(all.map { $0.article?.title } == ["Ferry stopped", "Pier & wharf"])
      #expect(
        all.map { $0.article?.body }
          == Array(repeating: paragraphs.joined(separator: "\n\n"), count: 2))
      #expect(all.first?.article?.author == "Petra Holm")
      #expect(all.first?.article?.published?.description == "2021-03-03")
    }
    let zip = Packed.pack([.init("x/a.\(kind)", bytes), .init("b.txt", "Rain.")], as: .zip)
    #expect(
      try records(zip, named: "z.zip").map(\.place) == [
        "z.zip/x/a.\(kind):1", "z.zip/x/a.\(kind):2", "z.zip/b.txt",
      ])
  }

  @Test(arguments: ["docx", "odt", "rtf"])
  func `a document of no database is one article`(kind: String) throws {
    let lines = ["Ferry stopped"] + paragraphs
    let bytes = kind == "rtf" ? rtf(lines) : word(lines, isOpenDocument: kind == "odt")
    let all = try records(bytes, named: "a.\(kind)")
    #expect(all.map { $0.article?.body } == [lines.joined(separator: "\n\n")])
    #expect(all.map { $0.article?.title } == ["Ferry stopped"])
    #expect(all.map(\.place) == ["a.\(kind)"])
  }

  @Test(arguments: [
    (
      "a.xlsb", [Packed.Item("[Content_Types].xml", "x"), .init("xl/workbook.bin", "x")],
      "binary workbook: save it as .xlsx"
    ),
    (
      "a", [.init("[Content_Types].xml", "x"), .init("xl/workbook.bin", "x")],
      "it is a binary workbook"
    ),
    ("a.numbers", [.init("Index/Document.iwa", "x")], "Apple Numbers: export it"),
    ("a.pptx", [.init("ppt/x.xml", "x")], "holds slides"),
    ("a.docx", [.init("word/x.xml", "x")], "without a text or a sheet"),
    ("a.epub", [.init("mimetype", "application/epub+zip")], "electronic book"),
    (
      "a.docx",
      [
        .init(
          "word/document.xml", "<?xml version=\"1.0\"?><w:document xmlns:w=\"wordprocessingml\"/>")
      ], "no text in it"
    ),
  ])
  func `other office documents are named for what they are`(
    name: String, items: [Packed.Item], reason: String
  ) throws {
    let all = try records(Packed.pack(items, as: .zip), named: name)
    #expect(all.count == 1)
    #expect(all.first?.rejection?.contains(reason) == true, "\(all)")
  }

  @Test func `a document that breaks off is read, and said to`() throws {
    let lines = uniLines("Ferry stopped") + uniLines("Pier built")
    let docx = Packed.unpack(word(lines)).map { file in
      let isText = file.name == "word/document.xml"
      return Packed.Item(file.name, isText ? String(file.text.dropLast(400)) : file.text)
    }
    for bytes in [rtf(lines).dropLast(200), Packed.pack(docx, as: .zip)[...]] {
      var reader = try ArticleReader(ByteStream(bytes: Array(bytes)), name: "a", fileName: "a")
      #expect(try reader.next()?.article?.title == "Ferry stopped")
      while try reader.next() != nil {}
      #expect(reader.warnings.contains { "\($0.warning)".contains("it is broken or cut off") })
    }
  }

  /// With what of it was lost or spoilt.
  @Test(arguments: [
    ["End of Document"], ["Load-Date: March 3, 2021", "End of Document"],
    ["End of Document", "Section: NEWS; Pg. 4"], ["Load-Date: March 3, 2021"],
  ])
  func `a document whose end was lost does not swallow the next one`(lost: [String]) throws {
    let first = uniLines("Ferry stopped").filter { !lost.contains($0) }
    let lines = first + uniLines("Pier built") + first + uniLines("Pier built")
    for bytes in [Array(lines.joined(separator: "\n").utf8), rtf(lines), word(lines)] {
      let all = try records(bytes, named: "a")
      #expect(
        all.map { $0.article?.title }
          == ["Ferry stopped", "Pier built", "Ferry stopped", "Pier built"], "\(all)")
      #expect(all.allSatisfy { $0.article?.body == all[0].article?.body && $0.warnings.isEmpty })
    }
  }

  @Test(arguments: ["Length: 61 words", "Body"])
  func `of a document without a head, behind one without an end, nothing is lost in silence`(
    lost: String
  ) throws {
    let lines =
      uniLines("Ferry stopped").dropLast() + uniLines("Pier built").filter { $0 != lost }
      + uniLines("Quay built")
    for bytes in [Array(lines.joined(separator: "\n").utf8), rtf(Array(lines))] {
      let all = try records(bytes, named: "a")
      #expect(all.count == 3, "\(all)")
      #expect(all.first?.article?.title == "Ferry stopped")
      #expect(all.last?.article?.title == "Quay built")
      #expect(all.first?.article?.body == all.last?.article?.body)
    }
  }

  @Test(arguments: [
    ("Load-Date: March 3, 2021", "_nd of Document"), ("Load-Date", "March 3, 2021"),
  ])
  func `what follows the last label of a document belongs to it no more, and is told`(
    end: (String, String)
  ) throws {
    // The next one has no date, no length and no body.
    let next = [
      "Pier built", "The Quarry Post", "March 3, 2021 Wedneords", "Byline: Petra Holm",
      "The pier was built on Monday.", "Load-Date: March 4, 2021", "End of Document",
    ]
    let first = Array(uniLines("Ferry stopped").dropLast(2)) + [end.0, end.1]
    let lines: [String] = first + next + uniLines("Quay built")
    for bytes in [Array(lines.joined(separator: "\n").utf8), rtf(lines)] {
      let all = try records(bytes, named: "a")
      #expect(all.map { $0.article?.title } == ["Ferry stopped", "Quay built"], "\(all)")
      #expect(all[0].article?.body == all[1].article?.body)
      let warnings: [ReadingWarning] = all.flatMap { $0.warnings }
      #expect(warnings.count == 1, "\(warnings)")
      #expect(warnings.allSatisfy { $0.description.contains("left out") }, "\(warnings)")
    }
  }

  @Test func `labels behind the day of loading are no lines of another document`() throws {
    let labels = [
      "Language: ENGLISH", "Subject: FERRIES (90%);", "PIERS (78%)", "Industry: SHIPS", "YARDS",
      "Copyright 2021 Quarry Press", "End of Document",
    ]
    let lines: [String] = Array(uniLines("Ferry stopped").dropLast()) + labels
    let all = try records(lines.joined(separator: "\n"), named: "a.txt")
    #expect(all.count == 1 && all[0].warnings.isEmpty, "\(all)")
  }

  @Test(arguments: ["\\*", "\\pict ", "\\info "])
  func `a mark that would leave out all of an RTF file leaves out nothing`(mark: String) throws {
    let text = String(
      decoding: rtf(uniLines("Ferry stopped") + uniLines("Pier built")), as: UTF8.self)
    let spoilt = text.replacing("Byline: ", with: mark + "Byline: ")
    #expect(
      try records(spoilt, named: "a.rtf").map { $0.article?.title } == [
        "Ferry stopped", "Pier built",
      ])
  }

  @Test func `what stands behind the last document is told, and is no rejection`() throws {
    let rule = String(repeating: "_", count: 60)
    let proQuest = [
      rule, "", "Ferry stopped", "", "Publication title: The Quarry Post",
      "ProQuest document ID: 1", "", "Full text: " + paragraphs[0], "", rule, "",
      "Database copyright © 2021 ProQuest LLC. All rights reserved.", "Contact ProQuest",
    ]
    let factiva = [
      "Ferry stopped", "", "61 words", "3 March 2021", "The Quarry Post", "QUAR", "English",
      "Copyright 2021 Quarry Press", "", paragraphs[0], "",
      "Document QUAR000020210303eh330001a", "", "Search Summary", "Text: ferry",
    ]
    for lines in [proQuest, factiva, uniLines("Ferry stopped") + ["", "Exported for Petra Holm"]] {
      let text = lines.joined(separator: "\n")
      var reader = try ArticleReader(ByteStream(bytes: Array(text.utf8)), name: "a.txt")
      #expect(try reader.next()?.article?.title == "Ferry stopped")
      #expect(try reader.next() == nil)
      #expect(reader.warnings.count == 1, "\(reader.warnings)")
      #expect(reader.warnings.allSatisfy { "\($0.warning)".contains("belong") })
    }
  }

  @Test func `a length within a text is no other document's`() throws {
    var lines = uniLines("Ferry stopped")
    lines.insert(contentsOf: ["Length: 40 words", "Body of water: a lake"], at: 9)
    #expect(try records(lines.joined(separator: "\n"), named: "a.txt").count == 1)
  }

  @Test(arguments: [
    ("plain words", "no word processor's file"), ("\u{D0}", "no word processor's file"),
  ])
  func `a name that lies is told`(text: String, reason: String) throws {
    #expect(try records(text, named: "a.docx").first?.rejection?.contains(reason) == true)
    let old = try records([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], named: "a.docx")
    #expect(old.first?.rejection?.contains("old office program") == true)
  }

  @Test func `documents in elements and tables of a page are an article each`() throws {
    let body = paragraphs.map { "<p class=\"articleParagraph\">\($0)</p>" }.joined()
    let codes = { (title: String) in
      let rows = [
        ("HD", title), ("BY", "Petra Holm"), ("WC", "61 words"), ("PD", "3 March 2021"),
        ("SN", "The Quarry Post"), ("LP", body), ("AN", "Document QUAR000020210303eh330001a"),
      ]
      return "<table>" + rows.map { "<tr><td><b>\($0)</b></td><td>\($1)</td></tr>" }.joined()
        + "</table>"
    }
    let plain = { (title: String) in
      "<div class=\"article\"><div id=\"hd\"><span>\(title)</span></div><div>By Petra Holm</div>"
        + "<div>61 words</div><div>3 March 2021</div><div>The Quarry Post</div><div>QUAR</div>"
        + "<div>English</div><div>Copyright 2021 Quarry Press</div>\(body)"
        + "<p>Document QUAR000020210303eh330001a</p></div>"
    }
    let nexis = { (title: String) in
      "<DOC NUMBER=1><DOCFULL><DIV><P>1 of 2 DOCUMENTS</P></DIV><DIV><P>The Quarry Post</P></DIV>"
        + "<DIV><P>March 3, 2021 Wednesday</P></DIV><DIV><P>\(title)</P></DIV>"
        + "<DIV><P>BYLINE: Petra Holm</P></DIV><DIV><P>LENGTH: 61 words</P></DIV>\(body)"
        + "<DIV><P>LOAD-DATE: March 3, 2021</P></DIV></DOCFULL></DOC>"
    }
    for document in [codes, plain, nexis] {
      let page =
        "<html><body>" + document("Ferry stopped") + document("Pier built") + "</body></html>"
      for name in ["a.html", "a.txt"] {
        let all = try records(page, named: name)
        #expect(all.map { $0.article?.title } == ["Ferry stopped", "Pier built"], "\(all)")
        #expect(all.map(\.place) == ["\(name):1", "\(name):2"])
        #expect(
          all.first?.article?.outlet == "The Quarry Post"
            && all.first?.article?.author == "Petra Holm")
        #expect(all.first?.article?.published?.description == "2021-03-03")
        #expect(all.first?.article?.body == paragraphs.joined(separator: "\n\n"))
      }
    }
  }

  @Test func `hundreds of documents in a page are all read`() throws {
    let documents = (1...700).map {
      "<article>" + uniLines("Ferry \($0)").map { "<p>\($0)</p>" }.joined() + "</article>"
    }
    let all = try records("<html><body>" + documents.joined() + "</body></html>", named: "a.html")
    #expect(all.count == 700)
    #expect(all.allSatisfy { $0.article != nil })
  }

  @Test func `spoilt files never trap, and every record has its place`() throws {
    let lines = uniLines("Ferry stopped") + uniLines("Pier built")
    for seed in UInt64(1)...120 {
      var random = SplitMix(seed: seed)
      var bytes = [rtf(lines), word(lines), word(lines, isOpenDocument: true)][Int(seed % 3)]
      for _ in 0..<1 + random.below(8) {
        bytes[random.below(bytes.count)] = Array("{}\\'u*\0<9".utf8)[random.below(9)]
      }
      #expect(
        try records(bytes, named: "a.rtf").allSatisfy { $0.place.hasPrefix("a.rtf") }, "\(seed)")
    }
  }
}
