import Essentials
import Foundation
import QuoteExporters
import QuoteModel
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// *“It holds. We tested it.”* in its article, with what XML and brat cannot hold as it is.
private let body = "The dam\u{7}. “It holds.”\n\n“We\ntested it.” <said> & Ortega said to us."

private func quote(
  _ content: [TextSpan], start: Int, kind: QuoteKind = .direct, recipient: String? = nil
) -> Quote {
  var quote = jointQuote
  quote.id = "0123456789abcdef.\(start)"
  quote.attribution.content = content
  quote.attribution.kind = kind
  quote.attribution.recipient = recipient
  quote.attribution.source = [TextSpan(48, 54)]
  quote.attribution.cue = [TextSpan(55, 59)]
  quote.attribution.sourceText = "Ortega"
  quote.wikidata = ["s1": "Q42"]
  return quote
}

private func written(_ type: any QuoteDocument.Type, _ quotes: [Quote]) -> String {
  var document = type.init()
  var bytes = ByteBuffer()
  document.appendOpening(to: &bytes)
  if type.listsSpeakers {
    for (id, kind) in [("s1", SpeakerKind.person), ("s2", .organisation)] {
      document.append(
        SpeakerSummary(id: id, name: "A & \(id)", kind: kind, quoteCount: 1, articleCount: 1),
        to: &bytes)
    }
  }
  if !quotes.isEmpty { document.append(QuoteGroup(quotes: quotes, body: body), to: &bytes) }
  document.appendClosing(to: &bytes)
  return bytes.text
}

/// Collects the attributes of `said`.
private final class SaidReader: NSObject, XMLParserDelegate {
  var said: [[String: String]] = []
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "said" { said.append(attributes) }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}

@Suite struct DocumentTests {
  private let split = quote([TextSpan(10, 21), TextSpan(23, 38)], start: 10, recipient: "us")
  /// Begins within the other and ends behind it.
  private let crossing = quote([TextSpan(27, 45)], start: 27, kind: .indirect)

  @Test func `TEI is well formed, and quotes that cross are cut so that they nest`() throws {
    let reader = SaidReader()
    let parser = XMLParser(data: Data(written(TEIDocument.self, [split, crossing]).utf8))
    parser.delegate = reader
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(reader.said.map { $0["n"] } == ["10-21", "23-38", "27-38", "38-45"])
    #expect(reader.said.map { $0["direct"] } == ["true", "true", "false", "false"])
    #expect(reader.said[0]["next"] == "#q0123456789abcdef.10.2")
    #expect(reader.said[1]["prev"] == "#q0123456789abcdef.10")
    #expect(reader.said[0]["who"] == "#s-s1 #s-s2")
    #expect(reader.said[0]["toWhom"] == "#r0123456789abcdef.1")
    #expect(reader.said[2]["toWhom"] == nil)
    #expect(reader.text.contains("The dam␇. “It holds.”"))
    #expect(reader.text.contains("<said> & Ortega"))
  }

  @Test func `Web Annotation has the exact words, those around them, and their place`() throws {
    let page = try JSONSerialization.jsonObject(
      with: Data(written(WebAnnotationDocument.self, [split]).utf8))
    let items = try #require((page as? [String: Any])?["items"] as? [[String: Any]])
    let targets = try #require(items.first?["target"] as? [[String: Any]])
    let selectors = targets.compactMap { $0["selector"] as? [[String: Any]] }
    #expect(selectors.map { $0[0]["exact"] as? String } == ["“It holds.”", "“We\ntested it.”"])
    #expect(selectors.map { $0[0]["prefix"] as? String }.first == "The dam\u{7}. ")
    #expect(selectors.map { $0[1]["start"] as? Int } == [10, 23])
    #expect(written(WebAnnotationDocument.self, []).hasSuffix(#""items":[]}"# + "\n"))
  }

  @Test func `brat has a line for each part, cut where the text has line ends`() {
    let files = BratFolder().files(of: QuoteGroup(quotes: [split], body: body))
    #expect(files.map(\.name) == ["0123456789abcdef.txt", "0123456789abcdef.ann"])
    #expect(files[0].bytes.elementsEqual(body.utf8))
    #expect(
      String(decoding: files[1].bytes, as: UTF8.self) == """
        T1\tSource 48 54\tOrtega
        T2\tCue 55 59\tsaid
        T3\tContent 10 21;23 26;27 38\t“It holds.” “We tested it.”
        T4\tAttribution 55 59\tsaid
        E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3

        """)
  }

  @Test func `brat counts CR LF as two, as the file has it`() {
    let text = body.replacing("\n", with: "\r\n")
    let files = BratFolder().files(of: QuoteGroup(quotes: [split], body: text))
    #expect(files[0].bytes.elementsEqual(body.replacing("\n", with: " \n").utf8))
    #expect(files[0].bytes.count == text.utf8.count)
  }

  @Test func `Quotebank has a statement with all its printings`() throws {
    var other = split
    other.attribution.text = "It holds."
    other.attribution.confidence = 0.5
    other.attribution.speakers = []
    other.speakerIDs = []
    other.article.published = CalendarDate(iso: "2026-01-21")
    other.article.url = "https://example.org/2"
    let line = written(QuotebankDocument.self, [split, other])
    #expect(
      line == #"{"quoteID":"2026-01-21-000000","quotation":"It holds. We tested it.","#
        + #""speaker":"Ana Ruiz | Luis Ortega","qids":["Q42"],"date":"2026-01-21","#
        + #""numOccurrences":2,"probas":[["None","0.5150"],["Ana Ruiz | Luis Ortega","0.4850"]],"#
        + #""urls":["https://example.org/2"],"phase":null}"# + "\n")
  }

  @Test func `GQG and the Gender Gap Tracker have their own columns`() {
    #expect(
      written(GQGDocument.self, [split])
        == #"{"date":"2026-01-22","url":null,"title":"The Dam, Again","lang":null,"quotes":[{"#
        + #""pre":"Before.","quote":"It holds. We tested it.","post":""}]}"# + "\n")
    #expect(
      written(GGTDocument.self, [split]).split(separator: "\r\n").map(String.init) == [
        "speaker,speaker_index,quote,quote_index,verb,verb_index,quote_token_count,quote_type,"
          + "is_floating_quote",
        "Ortega,\"(48,54)\",“It holds. We tested it.”,\"(10,38)\",said,\"(55,59)\",9,QCQQCQSV,False",
      ])
  }
}
