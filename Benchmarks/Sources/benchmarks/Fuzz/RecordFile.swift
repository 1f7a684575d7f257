/// A file of one of the formats that articles are read from, made of invented articles.
struct RecordFile {
  enum Format: String, CaseIterable {
    case json, jsonLines, table, mailbox, warc, feed, nexisUni, factiva, richText, page
    // In an archive of files, or compressed.
    case zip, gzip, warcGzip, word, workbook, openDocument
  }

  let format: Format
  /// What is spoilt is one of these; around them stands what belongs to none.
  var head: [UInt8] = []
  var records: [[UInt8]]
  var tail: [UInt8] = []
  private(set) var separator: [UInt8] = []

  /// - Parameter tokens: A word for each article, which all its sentences have.
  init(_ format: Format, of tokens: [String]) {
    self.format = format
    records = tokens.map { Array(Self.record(format, Article($0)).utf8) }
    let (head, separator, tail) = Self.frame(format)
    (self.head, self.separator, self.tail) =
      (Array(head.utf8), Array(separator.utf8), Array(tail.utf8))
  }

  /// Whether a fault of one record may cost the others: those of a database's file are told apart by what
  /// stands in them, and of a document there is but one.
  var isOneWhole: Bool {
    switch format {
    case .json, .jsonLines, .table, .mailbox, .warc, .feed, .zip, .warcGzip: false
    case .nexisUni, .factiva, .richText, .page, .gzip, .word, .workbook, .openDocument: true
    }
  }

  var name: String {
    switch format {
    case .json: "a.json"
    case .jsonLines: "a.jsonl"
    case .table: "a.csv"
    case .mailbox: "a.mbox"
    case .warc: "a.warc"
    case .feed: "a.rss"
    case .nexisUni, .factiva: "a.txt"
    case .richText: "a.rtf"
    case .page: "a.html"
    case .zip: "a.zip"
    case .gzip: "a.jsonl.gz"
    case .warcGzip: "a.warc.gz"
    case .word: "a.docx"
    case .workbook: "a.xlsx"
    case .openDocument: "a.ods"
    }
  }

  var bytes: [UInt8] {
    let text = head + records.joined(separator: separator) + tail
    switch format {
    case .zip:
      return StoredFiles.zip(records.enumerated().map { ("f/\($0).txt", $1) })
    case .gzip: return StoredFiles.gzip(text)
    case .warcGzip: return records.flatMap(StoredFiles.gzip)
    case .word: return StoredFiles.zip([("word/document.xml", text)])
    case .workbook: return StoredFiles.zip([("xl/worksheets/sheet1.xml", text)])
    case .openDocument: return StoredFiles.zip([("content.xml", text)])
    default: return text
    }
  }
}

/// What an article of such a file says.
private struct Article {
  let title: String
  let paragraphs: [String]

  init(_ token: String) {
    title = "The \(token) ferry stopped"
    paragraphs = [
      "The \(token) ferry stopped at the pier on Tuesday, the harbour master of \(token) told reporters.",
      "“We waited for the wind at \(token),” Jonas Brekke said, and the boats of \(token) stayed.",
      "Nobody from \(token) was hurt, according to Petra Holm, who runs the harbour at \(token).",
    ]
  }

  func lines(_ separator: String = "\n\n") -> String { paragraphs.joined(separator: separator) }

  func elements(_ name: String) -> String {
    paragraphs.map { "<\(name)>\($0)</\(name)>" }.joined()
  }

  /// As Nexis Uni has it.
  var nexis: [String] {
    [
      title, "The Quarry Post", "March 3, 2021 Wednesday", "Length: 61 words", "Byline: Petra Holm",
      "Body",
    ]
      + paragraphs + ["Load-Date: March 3, 2021", "End of Document"]
  }

  /// As Factiva has it.
  var factiva: String {
    "HD\n\(title)\n\nBY\nPetra Holm\n\nWC\n61 words\n\nPD\n3 March 2021\n\nSN\nThe Quarry Post\n\nLP\n"
      + paragraphs[0] + "\n\nTD\n" + paragraphs[1...].joined(separator: "\n\n")
      + "\n\nAN\nDocument QUAR000020210303eh330001a\n"
  }
}

extension RecordFile {
  private static func record(_ format: Format, _ article: Article) -> String {
    let page =
      "<html><head><title>\(article.title)</title></head><body><article>"
      + "<h1>\(article.title)</h1>\(article.elements("p"))</article></body></html>"
    switch format {
    case .json, .jsonLines, .gzip:
      return "{\"title\":\"\(article.title)\",\"text\":\"\(article.lines("\\n\\n"))\"}"
    case .table: return "\"\(article.title)\",\"\(article.lines())\",2021-03-03"
    case .mailbox:
      return "From a@example.com Wed Mar  3 10:00:00 2021\nFrom: Petra <a@example.com>\n"
        + "To: b@example.com\nSubject: \(article.title)\nDate: Wed, 3 Mar 2021 10:00:00 +0000\n"
        + "Message-ID: <\(article.title.count)@example.com>\nMIME-Version: 1.0\n"
        + "Content-Type: text/plain; charset=utf-8\n\n\(article.lines())\n"
    case .warc, .warcGzip:
      let response = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n\(page)"
      return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.com/a\r\n"
        + "Content-Type: application/http\r\nContent-Length: \(response.utf8.count)\r\n\r\n"
        + response + "\r\n\r\n"
    case .feed:
      return "<item><title>\(article.title)</title><link>https://example.com/a</link>"
        + "<description><![CDATA[\(article.elements("p"))]]></description></item>"
    case .nexisUni: return article.nexis.joined(separator: "\n") + "\n\n"
    case .factiva: return article.factiva
    case .richText: return article.nexis.map { $0 + "\\par\n" }.joined()
    case .page: return "<article><h2>\(article.title)</h2>\(article.elements("p"))</article>"
    case .zip: return article.title + "\n\n" + article.lines()
    case .word: return article.nexis.map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }.joined()
    case .workbook:
      return
        "<row><c t=\"inlineStr\"><is><t>\(article.title)</t></is></c><c t=\"inlineStr\"><is><t>"
        + article.lines() + "</t></is></c></row>"
    case .openDocument:
      return
        "<table:table-row><table:table-cell><text:p>\(article.title)</text:p></table:table-cell>"
        + "<table:table-cell>\(article.elements("text:p"))</table:table-cell></table:table-row>"
    }
  }

  private static func frame(_ format: Format) -> (head: String, separator: String, tail: String) {
    switch format {
    case .json: ("[", ",\n", "]")
    case .jsonLines, .gzip: ("", "\n", "\n")
    case .table: ("title,text,date\n", "\n", "\n")
    case .mailbox, .factiva: ("", "\n", "")
    case .warc, .warcGzip, .nexisUni, .zip: ("", "", "")
    case .feed:
      ("<?xml version=\"1.0\"?><rss><channel><title>A</title>", "\n", "</channel></rss>")
    case .richText: ("{\\rtf1\\ansi ", "", "}")
    case .page: ("<html><body>", "\n", "</body></html>")
    case .word:
      (
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:wordprocessingml\"><w:body>", "",
        "</w:body></w:document>"
      )
    case .workbook:
      (
        "<worksheet><sheetData><row><c t=\"str\"><v>title</v></c><c t=\"str\"><v>text</v></c></row>",
        "\n", "</sheetData></worksheet>"
      )
    case .openDocument:
      (
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:opendocument\">"
          + "<office:body><office:spreadsheet><table:table table:name=\"A\"><table:table-row>"
          + "<table:table-cell><text:p>title</text:p></table:table-cell><table:table-cell>"
          + "<text:p>text</text:p></table:table-cell></table:table-row>", "",
        "</table:table></office:spreadsheet></office:body></office:document-content>"
      )
    }
  }
}
