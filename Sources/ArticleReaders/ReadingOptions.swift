public import QuoteModel

/// How inputs are to be read.
public struct ReadingOptions: Sendable {
  /// `nil`: by name, then by content.
  public var format: ArticleFormat?
  /// `nil`: recognised.
  public var encoding: TextEncoding?
  public var fields = FieldNames()
  /// What fills the fields that a record lacks.
  public var outlet: String?
  public var author: String?
  public var published: CalendarDate?
  public var language: String?
  /// A record of more bytes is rejected rather than held; parsing takes 13 times as much memory.
  public var recordLimit = 16 << 20
  public var containerLimits = ContainerLimits()

  public init() {}
}
