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

  init()

  mutating func appendOpening(to buffer: inout [UInt8])
  mutating func append(_ speaker: SpeakerSummary, to buffer: inout [UInt8])
  mutating func append(_ group: QuoteGroup, to buffer: inout [UInt8])
  mutating func appendClosing(to buffer: inout [UInt8])
}

extension QuoteDocument {
  public static var unit: QuoteGroup.Unit { .article }
  public static var listsSpeakers: Bool { false }
  public static var holdsIndirect: Bool { true }

  public mutating func appendOpening(to buffer: inout [UInt8]) {}
  public mutating func append(_ speaker: SpeakerSummary, to buffer: inout [UInt8]) {}
  public mutating func appendClosing(to buffer: inout [UInt8]) {}
}

/// All of them.
public enum QuoteDocuments {
  /// What `--format` asks for.
  public static let formats: [any QuoteDocument.Type] = [
    WebAnnotationDocument.self,
    TEIDocument.self,
  ]

  /// The shapes of other projects' data, which `--preset` asks for.
  public static let presets: [any QuoteDocument.Type] = [
    QuotebankDocument.self,
    GQGDocument.self,
    GGTDocument.self,
  ]
}
