public import Essentials
public import QuoteModel

/// W3C Web Annotation as JSON-LD (https://www.w3.org/TR/annotation-model/): a page of annotations,
/// each a quote that identifies who spoke.
///
/// Positions are code points, as the model has them. A split quote has a target for each part.
public struct WebAnnotationDocument: QuoteDocument {
  public static let name = "webannotation"
  private var isFirst = true

  public init() {}

  public mutating func appendOpening(to buffer: inout ByteBuffer) {
    buffer.append(
      #"""
      {"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:x-quotes:annotations",\#
      "type":"AnnotationPage","items":[
      """#)
  }

  public mutating func append(_ group: QuoteGroup, to buffer: inout ByteBuffer) {
    let body = BodyScalars(group.body)
    for quote in group.quotes {
      buffer.append(isFirst ? "\n" : ",\n")
      isFirst = false
      JSONText.append(annotation(of: quote, in: body), to: &buffer)
    }
  }

  public mutating func appendClosing(to buffer: inout ByteBuffer) {
    buffer.append(isFirst ? "]}\n" : "\n]}\n")
  }

  private func annotation(of quote: Quote, in body: BodyScalars) -> Cell {
    .object([
      ("id", .text("urn:x-quotes:quote:\(quote.id)")), ("type", .text("Annotation")),
      // That of assigning an identity to what is annotated.
      ("motivation", .text("identifying")),
      (
        "generator",
        ["type": "Software", "name": "Quotes, parser \(quote.parserVersion)"]
      ),
      ("body", .list(bodies(of: quote))),
      (
        "target",
        .list(quote.attribution.content.map { target(at: $0, of: quote.article, in: body) })
      ),
    ])
  }

  private func bodies(of quote: Quote) -> [Cell] {
    let attribution = quote.attribution
    var bodies = zip(quote.speakerIDs, attribution.speakers).map { id, speaker in
      speakerBody(speaker, id: id, wikidata: quote.wikidata[id])
    }
    bodies.append(textBody("describing", attribution.text))
    if let role = attribution.role { bodies.append(textBody("describing", "role: \(role)")) }
    let tags = [
      attribution.kind.rawValue, attribution.mode.rawValue, attribution.polarity.rawValue,
    ]
    bodies += tags.map { textBody("tagging", $0) }
    if let cue = attribution.cueLemma { bodies.append(textBody("tagging", "cue: \(cue)")) }
    return bodies
  }

  private func speakerBody(_ speaker: AttributedSpeaker, id: String, wikidata: String?) -> Cell {
    let agent =
      switch speaker.kind {
      case .person, .anonymous: "Person"
      case .organisation, .group: "Organization"
      case .document: "Text"
      }
    let source =
      wikidata.map { "http://www.wikidata.org/entity/\($0)" } ?? "urn:x-quotes:speaker:\(id)"
    return [
      "type": "SpecificResource", "purpose": "identifying",
      "source": ["id": .text(source), "type": .text(agent), "name": .text(speaker.name)],
    ]
  }

  private func textBody(_ purpose: String, _ text: String) -> Cell {
    [
      "type": "TextualBody", "purpose": .text(purpose), "value": .text(text),
      "format": "text/plain",
    ]
  }

  private func target(at span: TextSpan, of article: ArticleSummary, in body: BodyScalars) -> Cell {
    [
      "type": "SpecificResource", "source": .text(address(of: article)),
      "selector": .list([
        [
          "type": "TextQuoteSelector", "exact": .text(body[span]),
          "prefix": .text(body.before(span.start, 32)), "suffix": .text(body.after(span.end, 32)),
        ],
        ["type": "TextPositionSelector", "start": .integer(span.start), "end": .integer(span.end)],
      ]),
    ]
  }

  /// The article's URL, if it can be an IRI.
  private func address(of article: ArticleSummary) -> String {
    guard let url = article.url, url.hasPrefix("https://") || url.hasPrefix("http://"),
      !url.unicodeScalars.contains(where: {
        $0.value <= 0x20 || "<>\"{}|\\^`".unicodeScalars.contains($0)
      })
    else { return "urn:x-quotes:article:\(article.hash)" }
    return url
  }
}
