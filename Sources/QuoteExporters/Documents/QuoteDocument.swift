public import Essentials
public import QuoteModel

/// A format in which quotes stand in their articles, or as statements, and not as rows.
///
/// A conformer is one file here and one line in `QuoteDocuments`. It writes the same bytes for the same
/// quotes: no clock, no path, no order but the caller's.
public protocol QuoteDocument: Sendable {
  /// As people ask for it.
  static var name: String { get }
  static var unit: QuoteGroup.Unit { get }
  /// Whether all speakers are to be appended before the first group.
  static var listsSpeakers: Bool { get }
  /// Whether words that the article does not print in marks have a place in it.
  static var holdsIndirect: Bool { get }
  /// Whether it tells what was said from what was denied, or not said.
  static var tellsPolarity: Bool { get }

  init()

  mutating func appendOpening(to buffer: inout ByteBuffer)
  mutating func append(_ speaker: SpeakerSummary, to buffer: inout ByteBuffer)
  mutating func append(_ group: QuoteGroup, to buffer: inout ByteBuffer)
  mutating func appendClosing(to buffer: inout ByteBuffer)
}

extension QuoteDocument {
  public static var unit: QuoteGroup.Unit { .article }
  public static var listsSpeakers: Bool { false }
  public static var holdsIndirect: Bool { true }
  public static var tellsPolarity: Bool { true }

  public mutating func appendOpening(to buffer: inout ByteBuffer) {}
  public mutating func append(_ speaker: SpeakerSummary, to buffer: inout ByteBuffer) {}
  public mutating func appendClosing(to buffer: inout ByteBuffer) {}
}

/// All of them.
public enum QuoteDocuments {
  /// What `--format` asks for.
  public static let formats: [any QuoteDocument.Type] = [
    WebAnnotationDocument.self,
    TEIDocument.self,
    ClaimReviewDocument.self,
  ]

  /// The shapes of other projects' data, which `--preset` asks for.
  public static let presets: [any QuoteDocument.Type] = [
    QuotebankDocument.self,
    GQGDocument.self,
    GGTDocument.self,
  ]
}

/// An article's text, to be cut at offsets.
struct BodyScalars {
  let scalars: [Unicode.Scalar]

  init(_ body: String) { scalars = Array(body.unicodeScalars) }

  /// The words at a span, as far as they are within the text.
  subscript(span: TextSpan) -> String {
    let end = min(max(span.end, 0), scalars.count)
    return String(String.UnicodeScalarView(scalars[min(max(span.start, 0), end)..<end]))
  }

  /// Up to so many characters before a place; none of them is cut.
  func before(_ place: Int, _ length: Int) -> String {
    let text = self[TextSpan(place - 2 * length, place)]
    return String(text.suffix(length))
  }

  /// Up to so many characters from a place on; none of them is cut.
  func after(_ place: Int, _ length: Int) -> String {
    let text = self[TextSpan(place, place + 2 * length)]
    return String(text.prefix(length))
  }
}
