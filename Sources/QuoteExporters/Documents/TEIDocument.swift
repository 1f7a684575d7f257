public import Essentials
public import QuoteModel

/// TEI P5: a corpus with a list of all speakers, and each article's text with its quotes marked as
/// `said` (https://tei-c.org/release/doc/tei-p5-doc/en/html/ref-said.html).
///
/// `who` points at the speakers, `toWhom` at the recipients in the article's header, and `n` has the
/// fragment's place in the article's body, as characters from 0, the end not included.
public struct TEIDocument: QuoteDocument {
  public static let name = "tei"
  public static let listsSpeakers = true

  /// The list that is open: its element.
  private var list: String?
  private var hasSpeakers = false
  private var isInHeader = true

  public init() {}

  public mutating func appendOpening(to buffer: inout ByteBuffer) {
    buffer.append(Self.opening)
  }

  public mutating func append(_ speaker: SpeakerSummary, to buffer: inout ByteBuffer) {
    let entry = SpeakerEntry(of: speaker.kind)
    if !hasSpeakers { buffer.append("<profileDesc><particDesc>\n") }
    hasSpeakers = true
    if list != entry.list {
      if let list { buffer.append("</\(list)>\n") }
      buffer.append("<\(entry.list)>\n")
      list = entry.list
    }
    let type = entry.type.map { " \($0)" } ?? ""
    buffer.append("<\(entry.element) xml:id=\"\(speakerName(speaker.id))\"\(type)>")
    append(element: entry.name, speaker.name, to: &buffer)
    append(element: "idno type=\"quotes\"", speaker.id, to: &buffer)
    append(element: "idno type=\"wikidata\"", speaker.wikidata, to: &buffer)
    buffer.append("</\(entry.element)>\n")
  }

  public mutating func append(_ group: QuoteGroup, to buffer: inout ByteBuffer) {
    endHeader(to: &buffer)
    guard let article = group.quotes.first?.article else { return }
    let recipients = Recipients(of: group.quotes)
    buffer.append("<TEI xml:id=\"a\(article.id)\">\n")
    appendHeader(of: article, recipients, to: &buffer)
    buffer.append("<text><body>\n<p>")
    let body = Array(group.body.unicodeScalars)
    let said = SaidFragments(of: group.quotes.map(\.attribution.content), in: body)
    for piece in said.pieces {
      switch piece {
      case .text(let span): XMLText.append(body[span.start..<span.end], to: &buffer)
      case .lineBreak: buffer.append("<lb/>")
      case .paragraphEnd: buffer.append("</p>\n<p>")
      case .open(let quote, let fragment, let span):
        let tag = SaidTag(
          quote: group.quotes[quote], fragment: fragment, count: said.counts[quote], span: span)
        buffer.append(tag.text(recipients: recipients))
      case .close: buffer.append("</said>")
      }
    }
    buffer.append("</p>\n</body></text>\n</TEI>\n")
  }

  public mutating func appendClosing(to buffer: inout ByteBuffer) {
    endHeader(to: &buffer)
    buffer.append("</teiCorpus>\n")
  }

  private mutating func endHeader(to buffer: inout ByteBuffer) {
    guard isInHeader else { return }
    isInHeader = false
    if let list { buffer.append("</\(list)>\n") }
    if hasSpeakers { buffer.append("</particDesc></profileDesc>\n") }
    buffer.append("</teiHeader>\n")
  }

  private func appendHeader(
    of article: ArticleSummary, _ recipients: Recipients, to buffer: inout ByteBuffer
  ) {
    buffer.append("<teiHeader><fileDesc><titleStmt>")
    append(element: "title", article.title ?? article.id, to: &buffer)
    append(element: "author", article.author, to: &buffer)
    buffer.append(
      """
      </titleStmt><publicationStmt><p>Exported from an archive of news articles.</p>\
      </publicationStmt><sourceDesc><bibl>
      """)
    append(element: "title", article.title, to: &buffer)
    append(element: "author", article.author, to: &buffer)
    append(element: "publisher", article.outlet, to: &buffer)
    if let day = article.published {
      append(element: "date when=\"\(day)\"", "\(day)", to: &buffer)
    }
    append(element: "idno type=\"URL\"", article.url, to: &buffer)
    append(element: "idno type=\"quotes\"", article.hash, to: &buffer)
    buffer.append("</bibl></sourceDesc></fileDesc>")
    recipients.append(to: &buffer)
    buffer.append("</teiHeader>\n")
  }

  /// - Parameter element: With its attributes. Nothing is written without a text.
  private func append(element: String, _ text: String?, to buffer: inout ByteBuffer) {
    guard let text else { return }
    buffer.append("<\(element)>")
    XMLText.append(text, to: &buffer)
    buffer.append("</\(element.prefix { $0 != " " })>")
  }

  private static let opening = """
    <?xml version="1.0" encoding="UTF-8"?>
    <teiCorpus xmlns="http://www.tei-c.org/ns/1.0">
    <teiHeader>
    <fileDesc><titleStmt><title>Quotes from news articles</title></titleStmt>
    <publicationStmt><p>Exported from an archive of news articles.</p></publicationStmt>
    <sourceDesc><p>The articles, each in a TEI element of its own.</p></sourceDesc></fileDesc>
    <encodingDesc>
    <editorialDecl>
    <quotation marks="all"><p>Quotation marks are kept as printed. What was said is marked as said: \
    direct is true if all of it stands between quotation marks, aloud is false if it was written or \
    only thought. cert is how likely it is right. A quote that is split, goes on in another paragraph or \
    overlaps with another is several elements, joined by next and prev. n is where the element's text \
    stands in the article's body: characters from 0, the end not included.</p></quotation>
    <normalization><p>Control characters, which XML cannot hold, are shown as their pictures (U+2400 to \
    U+241F), and U+FFFE and U+FFFF as U+FFFD: one character for one. Blank lines part paragraphs and \
    other line ends are lb, so that n, and not the place in this file, counts.</p></normalization>
    </editorialDecl>
    <classDecl>
    <taxonomy><category xml:id="direct"><catDesc>all of it between quotation marks</catDesc></category>\
    <category xml:id="mixed"><catDesc>some of it between quotation marks</catDesc></category>\
    <category xml:id="indirect"><catDesc>none of it between quotation marks</catDesc></category></taxonomy>
    <taxonomy><category xml:id="speech"><catDesc>said</catDesc></category>\
    <category xml:id="writing"><catDesc>written</catDesc></category>\
    <category xml:id="thought"><catDesc>only thought</catDesc></category></taxonomy>
    <taxonomy><category xml:id="affirmed"><catDesc>was said</catDesc></category>\
    <category xml:id="negated"><catDesc>was not said</catDesc></category>\
    <category xml:id="hypothetical"><catDesc>said if</catDesc></category></taxonomy>
    </classDecl>
    </encodingDesc>

    """
}

/// The `xml:id` of a speaker.
private func speakerName(_ id: String) -> String { "s-" + XMLText.name(id) }

/// How a kind of speaker stands in the header.
private struct SpeakerEntry {
  let list: String
  let element: String
  let name: String
  var type: String?

  init(of kind: SpeakerKind) {
    switch kind {
    case .person: (list, element, name) = ("listPerson", "person", "persName")
    case .anonymous:
      (list, element, name, type) = ("listPerson", "person", "persName", "role=\"anonymous\"")
    case .group: (list, element, name) = ("listPerson", "personGrp", "persName")
    case .organisation: (list, element, name) = ("listOrg", "org", "orgName")
    case .document: (list, element, name, type) = ("listOrg", "org", "orgName", "type=\"document\"")
    }
  }
}

/// To whom an article's quotes were said, each once.
private struct Recipients {
  private var names: [String] = []
  private var numbers: [String: Int] = [:]
  private let article: String

  init(of quotes: [Quote]) {
    article = quotes.first?.article.id ?? ""
    for name in quotes.compactMap(\.attribution.recipient) where numbers[name] == nil {
      names.append(name)
      numbers[name] = names.count
    }
  }

  /// What `toWhom` points at.
  func id(of name: String) -> String? { numbers[name].map { "r\(article).\($0)" } }

  func append(to buffer: inout ByteBuffer) {
    guard !names.isEmpty else { return }
    buffer.append("<profileDesc><particDesc><listPerson type=\"recipients\">")
    for name in names {
      buffer.append("<personGrp xml:id=\"\(id(of: name) ?? "")\"><persName>")
      XMLText.append(name, to: &buffer)
      buffer.append("</persName></personGrp>")
    }
    buffer.append("</listPerson></particDesc></profileDesc>")
  }
}

/// The start tag of one fragment of a quote.
private struct SaidTag {
  let quote: Quote
  /// From 0.
  let fragment: Int
  let count: Int
  let span: TextSpan

  func text(recipients: Recipients) -> String {
    let attribution = quote.attribution
    var tag = "<said xml:id=\"\(name(fragment))\" n=\"\(span.start)-\(span.end)\""
    let speakers = quote.speakerIDs.map { "#" + speakerName($0) }
    if !speakers.isEmpty { tag += " who=\"\(speakers.joined(separator: " "))\"" }
    if let recipient = attribution.recipient.flatMap(recipients.id) {
      tag += " toWhom=\"#\(recipient)\""
    }
    tag += " direct=\"\(attribution.kind == .direct)\" aloud=\"\(attribution.mode == .speech)\""
    tag += " ana=\"#\(attribution.kind.rawValue) #\(attribution.mode.rawValue)"
    tag += " #\(attribution.polarity.rawValue)\" cert=\"\(attribution.confidence)\""
    if fragment > 0 { tag += " prev=\"#\(name(fragment - 1))\"" }
    if fragment + 1 < count { tag += " next=\"#\(name(fragment + 1))\"" }
    return tag + ">"
  }

  private func name(_ fragment: Int) -> String {
    "q\(quote.id)" + (fragment == 0 ? "" : ".\(fragment + 1)")
  }
}
