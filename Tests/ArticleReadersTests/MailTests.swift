import ArticleReaders
import Foundation
@_spi(Measuring) import QuoteModel
import Testing

private let head = """
  Received: from a by b; Wed, 3 Mar 2021 10:00:01 +0000
  From: "The Quarry Post" <news@example.com>
  To: Reader <reader@example.org>
  Subject: =?utf-8?Q?Ferry_stopped_=E2=80=93?= =?iso-8859-1?B?IGNhZuk=?=
  Date: Wed, 3 Mar 2021 10:00:00 +0000
  Message-ID: <1@example.com>
  MIME-Version: 1.0

  """

private let html =
  "<html><body><h1>Ferry</h1><p>“We waited,” Jonas Brekke=\n said. Caf=C3=A9.</p></body></html>"

/// Contents of a mail, and the text of each.
private let contents: [(content: String, body: String)] = [
  (
    "Content-Type: text/plain; charset=utf-8\n\nIt rained.\n\n“No,” she said.\n",
    "It rained.\n\n“No,” she said.\n"
  ),
  ("\nIt rained.\n", "It rained.\n"),
  (
    "Content-Type: text/html; charset=\"UTF-8\"\nContent-Transfer-Encoding: quoted-printable\n\n\(html)",
    "Ferry\n\n“We waited,” Jonas Brekke said. Café."
  ),
  (
    """
    Content-Type: multipart/mixed;
     boundary="a b"

    A preamble.
    --a b
    Content-Type: multipart/alternative; boundary=inner

    --inner
    Content-Type: text/plain

    Plain words.
    --inner
    Content-Type: text/html; charset=utf-8
    Content-Transfer-Encoding: quoted-printable

    \(html)
    --inner--
    --a b
    Content-Type: text/plain; name=x.txt
    Content-Disposition: attachment; filename=x.txt

    Not this.
    --a b--

    """, "Ferry\n\n“We waited,” Jonas Brekke said. Café."
  ),
  (
    "Content-Type: text/plain; charset=windows-1251\nContent-Transfer-Encoding: base64\n\nz/Do4uXy\n",
    "Привет"
  ),
]

private let page =
  "<html><head><title>The dam holds</title></head><body>"
  + (1...5).map { "<p>Wall \($0) will hold, the engineers of the dam said on Monday.</p>" }.joined()
  + "</body></html>"

@Suite struct MailTests {
  @Test(arguments: [true, false])
  func `a page that Safari saved is read, its address the one that it was saved from`(
    isBinary: Bool
  ) throws {
    let encoder = PropertyListEncoder()
    encoder.outputFormat = isBinary ? .binary : .xml
    let paragraphs = (1...5).map {
      "Wall \($0) will hold, said “Café” engineers of the dam on Monday."
    }
    let html = "<html><body>" + paragraphs.map { "<p>\($0)</p>" }.joined() + "</body></html>"
    let page = [
      "WebMainResource": [
        "WebResourceData": SavedValue.data(Data(html.utf8)), "WebResourceFrameName": .text(""),
        "WebResourceMIMEType": .text("text/html"), "WebResourceTextEncodingName": .text("UTF-8"),
        "WebResourceURL": .text("https://example.com/dam"),
      ]
    ]
    for name in ["a.webarchive", "a"] {
      let article = try records(Array(encoder.encode(page)), named: name).first?.article
      #expect(article?.body == paragraphs.joined(separator: "\n\n"))
      #expect(article?.url == "https://example.com/dam")
    }
    let other = try records(Array(encoder.encode(["a": "b"])), named: "a.webarchive")
    #expect(other.map { $0.rejection?.contains("without a web page") } == [true])
    #expect(
      try records("plain words", named: "a.webarchive").first?.rejection?.contains(
        "without a web page")
        == true)
  }

  @Test(arguments: contents)
  func `a mail is an article: the text of its HTML, or else its plain text`(
    content: String, body: String
  )
    throws
  {
    for name in ["a.eml", "a.txt", "a"] {
      let mail = head + content
      let all = try records(mail, named: name)
      #expect(all.map(\.place) == [name])
      let article = try #require(all.first?.article, "\(all)")
      #expect(article.body == body)
      #expect(article.title == "Ferry stopped – café")
      #expect(article.author == "The Quarry Post")
      #expect(article.published?.description == "2021-03-03")
      #expect(article.recordID == "1@example.com")
    }
    let crossed = (head + content).replacing("\n", with: "\r\n")
    #expect(try records(crossed, named: "a.eml").first?.article?.title == "Ferry stopped – café")
  }

  @Test func `a mailbox is an article a mail, and a mail without a text is rejected`() throws {
    let mails = contents.map {
      "From news@example.com Wed Mar  3 10:00:00 2021\n" + head + $0.content + "\n\n"
    }
    let picture = "From x Wed Mar  3 10:00:00 2021\n" + head + "Content-Type: image/png\n\nxx\n\n"
    let quoted =
      "From x Wed Mar  3 10:00:00 2021\n" + head
      + "\nIt rained.\n\n>From the pier we saw it.\nFrom here on.\n"
    for name in ["a.mbox", "a"] {
      let all = try records(mails.joined() + picture + quoted, named: name)
      #expect(all.count == contents.count + 2, "\(all.map(\.place))")
      #expect(
        all.prefix(contents.count).map { $0.article?.body.trimmingCharacters(in: .newlines) }
          == contents.map { $0.body.trimmingCharacters(in: .newlines) })
      #expect(all[contents.count].rejection?.contains("no text in it, but image/png") == true)
      #expect(all.last?.article?.body.contains("\nFrom the pier we saw it.\nFrom here on.") == true)
      #expect(all[1].place == "\(name):\(mails[0].count { $0 == "\n" } + 1)")
    }
  }

  @Test func `a mail that is cut off costs no other`() throws {
    let mail = "From x Wed Mar  3 10:00:00 2021\n" + head + "\nIt rained.\n"
    for cut in [mail.dropLast(4) + "\n", mail.dropLast(14) + "\n", mail.prefix(60) + "\n"] {
      let all = try records(mail + "\n" + cut + mail + "\n" + mail, named: "a.mbox")
      #expect(all.count == 4, "\(all)")
      #expect(all.suffix(2).allSatisfy { $0.article?.body.contains("It rained.") == true })
    }
  }

  @Test(arguments: [#"{"a":[1,2]},"x";\par {\b }"#, "<html>", "WARC/1.0\r\n", "HD", "[{\"text\":"])
  func `what stands before the first mail costs no mail`(rubbish: String) throws {
    let mail = "From x Wed Mar  3 10:00:00 2021\n" + head + "\nIt rained.\n"
    let all = try records(rubbish + "\n\nIt snowed.\n" + mail + "\n" + mail, named: "a.mbox")
    #expect(all.map { $0.article?.title != nil } == [false, true, true], "\(all)")
    #expect(all.first?.rejection?.contains("before the first line that begins a mail") == true)
  }

  @Test(arguments: ["", "Xrom x Wed Mar  3\n"])
  func `a first mail without its line, or with a broken one, is read`(line: String) throws {
    let mail = head + "\nIt rained.\n\n"
    let all = try records(
      line + mail + "From x Wed Mar  3 10:00:00 2021\n" + mail, named: "a.mbox")
    #expect(
      all.map { $0.article?.title } == [String?](repeating: all.last?.article?.title, count: 2))
    #expect(all.allSatisfy { $0.article?.title != nil }, "\(all)")
  }

  @Test func `a page as a browser saves it in one file is the page`() throws {
    let encoded = Data(page.utf8).base64EncodedString(options: [.lineLength76Characters])
    let file = """
      From: <Saved by Blink>
      Snapshot-Content-Location: https://example.com/dam
      Subject: The dam holds
      Date: Wed, 3 Mar 2021 10:00:00 -0000
      MIME-Version: 1.0
      Content-Type: multipart/related;
      \ttype="text/html";
      \tboundary="----b"


      ------b
      Content-Type: text/html
      Content-ID: <frame@mhtml.blink>
      Content-Transfer-Encoding: base64
      Content-Location: https://example.com/dam

      \(encoded)
      ------b
      Content-Type: text/css

      p {}
      ------b--
      """
    for name in ["a.mhtml", "a.mht", "a"] {
      let all = try records(file.replacing("\n", with: "\r\n"), named: name)
      let article = try #require(all.first?.article, "\(all)")
      #expect(article.title == "The dam holds" && article.url == "https://example.com/dam")
      #expect(article.body.hasPrefix("Wall 1 will hold") && article.published == nil)
    }
    let without = try records(file.replacing("text/html", with: "image/png"), named: "a.mhtml")
    #expect(without.first?.rejection?.contains("no page is in it") == true)
  }

  @Test(arguments: [
    "From: the pier\n\nIt rained.", "Date: May\nSubject: rain\nTo: all\n\nIt rained.",
  ])
  func `prose that begins like a mail is a text`(text: String) throws {
    #expect(try records(text, named: "a.txt").map { $0.article?.body } == [text])
  }

  @Test func `spoilt mails never trap, and every record has its place`() throws {
    for seed in UInt64(1)...200 {
      var random = SplitMix(seed: seed)
      var bytes = Array((head + contents[Int(seed % 5)].content).utf8)
      for _ in 0..<1 + random.below(8) {
        bytes[random.below(bytes.count)] = Array("=-\n \0?:;\"".utf8)[random.below(9)]
      }
      for name in ["a.eml", "a.mbox", "a.mhtml"] {
        let cut = Array(bytes.prefix(random.below(bytes.count)))
        #expect(try records(bytes, named: name).allSatisfy { $0.place.hasPrefix(name) }, "\(seed)")
        #expect(try !records(cut, named: name).isEmpty, "\(seed)")
      }
    }
  }
}

/// What a property list holds.
private enum SavedValue: Encodable {
  case text(String)
  case data(Data)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .data(let data): try container.encode(data)
    }
  }
}
