/// A field of a quote as it is handed on, in the order of the CSV export.
///
/// A field is a case here and a row of the table below. From it are made the archive's `quote_view`,
/// what is read for an export, the columns of CSV, TSV and JSON, the schema and codebook of a data
/// package, `--columns`, and the table of columns in the manual.
public enum QuoteField: Int, CaseIterable, Sendable {
  case quoteID, kind, mode, text, speaker, speakerID, source, role, cue, cueLemma, polarity
  case recipient, channel, via, confidence, rule, reviewed, inner, contextBefore, contextAfter
  case start, end, spans
  case articleID, title, outlet, author, published, url, language, articleHash, parserVersion
  case section, keywords, input, imported, copyOf, retrieved

  /// From where the archive has its values.
  public enum Origin: Sendable {
    /// A column of `quote`, or of `article` and `import`, or an expression of these columns.
    case column(String)
    /// Made of several rows: an expression for the view, which joins `quote`, `article`, `speaker` and
    /// `root`, whom the speaker was merged into. Exports make it themselves, many times as fast.
    case rows(String)
    /// Cut from the article's text, which the view does not do.
    case body
  }

  /// From where a `Quote` has its value.
  enum Source: Sendable {
    /// A text that is stored with the quote as the parser found it; `cell(of: Attribution)` has it, too.
    case found(any WritableKeyPath<Attribution, String?> & Sendable)
    /// What else the parser found, as `cell(of: Attribution)` has it.
    case attribution
    case quote(@Sendable (Quote) -> Cell)
    /// A text that the article's record has; the same for all its quotes, as is the next.
    case recorded(any WritableKeyPath<ArticleSummary, String?> & Sendable)
    case article(@Sendable (ArticleSummary) -> Cell)
  }

  /// What is known of a field.
  struct Row: Sendable {
    let field: Field
    let origin: Origin
    let source: Source
    /// Whether an export has it that asks for no columns.
    var isStandard = true
    /// Whether nothing but an archive knows it.
    var isOfArchive = false

    init(_ field: Field, _ origin: Origin, _ source: Source) {
      (self.field, self.origin, self.source) = (field, origin, source)
    }

    /// The same, for those who ask for it.
    func onRequest() -> Row {
      var row = self
      row.isStandard = false
      return row
    }

    /// The same, without which articles are handed on that are in no archive.
    func ofArchive() -> Row {
      var row = self
      row.isOfArchive = true
      return row
    }
  }

  private static let rows = allCases.map(\.row)

  /// The fields of an export that asks for none.
  public static let standard = allCases.filter { rows[$0.rawValue].isStandard }

  /// - Parameter name: As its column is called.
  public init?(named name: String) {
    guard let field = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }

  public var field: Field { Self.rows[rawValue].field }

  public var name: String { field.name }

  /// Whether nothing but an archive knows it: an article and its quotes do not have it by themselves.
  public var isOfArchive: Bool { Self.rows[rawValue].isOfArchive }

  public var origin: Origin { Self.rows[rawValue].origin }

  /// Whether it is the same for all quotes of an article.
  public var isOfArticle: Bool {
    switch Self.rows[rawValue].source {
    case .recorded, .article: true
    case .found, .attribution, .quote: false
    }
  }

  /// Whether it is what the parser found.
  public var isOfAttribution: Bool {
    switch Self.rows[rawValue].source {
    case .found, .attribution: true
    case .quote, .recorded, .article: false
    }
  }

  /// What the parser found, by the field rather than by a closure or a path of its row, of which each takes
  /// longer than the rest of a cell, and inlined, so that a row of an extraction copies none of the texts.
  ///
  /// - Returns: `.empty` of a field that an attribution does not have.
  @inlinable @inline(__always)
  public func cell(of found: Attribution) -> Cell {
    switch self {
    case .kind: .text(found.kind.rawValue)
    case .mode: .text(found.mode.rawValue)
    case .text: .text(found.text)
    case .source: Cell(found.sourceText)
    case .role: Cell(found.role)
    case .cue: Cell(found.cueText)
    case .cueLemma: Cell(found.cueLemma)
    case .polarity: .text(found.polarity.rawValue)
    case .recipient: Cell(found.recipient)
    case .channel: Cell(found.channel)
    case .via: Cell(found.via)
    case .rule: .text(found.rule)
    case .inner: .flag(found.isInner)
    case .start: found.content.first.map { .integer($0.start) } ?? .empty
    case .end: found.content.last.map { .integer($0.end) } ?? .empty
    case .spans: .spans(found.content)
    case .quoteID, .speaker, .speakerID, .confidence, .reviewed, .contextBefore, .contextAfter,
      .articleID, .title, .outlet, .author, .published, .url, .language, .articleHash,
      .parserVersion, .section, .keywords, .input, .imported, .copyOf, .retrieved:
      .empty
    }
  }

  /// Where an attribution keeps it; `nil` unless it is a text that is stored as it was found.
  public var pathInAttribution: (any WritableKeyPath<Attribution, String?> & Sendable)? {
    if case .found(let path) = Self.rows[rawValue].source { path } else { nil }
  }

  /// Where an article keeps it; `nil` unless it is a text of the article's record.
  public var pathInArticle: (any WritableKeyPath<ArticleSummary, String?> & Sendable)? {
    if case .recorded(let path) = Self.rows[rawValue].source { path } else { nil }
  }

  public func cell(of quote: Quote) -> Cell {
    switch Self.rows[rawValue].source {
    case .found, .attribution: cell(of: quote.attribution)
    case .quote(let cell): cell(quote)
    case .recorded, .article: cell(of: quote.article)
    }
  }

  /// - Returns: `.empty` of a field that an article does not have.
  public func cell(of article: ArticleSummary) -> Cell {
    switch Self.rows[rawValue].source {
    case .recorded(let path): Cell(article[keyPath: path])
    case .article(let cell): cell(article)
    case .found, .attribution, .quote: .empty
    }
  }
}

/// A column of quotes as they are handed on: a field, or what people say of their speakers besides.
public enum QuoteColumn: Hashable, Sendable {
  case field(QuoteField)
  /// By its name: *party*. Of several speakers each one's value, in their order.
  case attribute(String)

  /// Those of an export that asks for none.
  public static let standard = QuoteField.standard.map(QuoteColumn.field)

  public var name: String {
    switch self {
    case .field(let field): field.name
    case .attribute(let name): name
    }
  }

  /// Whether it is the same for all quotes of an article.
  public var isOfArticle: Bool {
    switch self {
    case .field(let field): field.isOfArticle
    case .attribute: false
    }
  }

  public func cell(of quote: Quote) -> Cell {
    switch self {
    case .field(let field): field.cell(of: quote)
    case .attribute(let name):
      Cell(Self.joined(quote.speakerIDs.map { quote.attributes[$0]?[name] }))
    }
  }

  /// - Returns: `nil` if nothing is said of any.
  public static func joined(_ values: [String?]) -> String? {
    values.contains { $0 != nil } ? joinedNames(values.map { $0 ?? "" }) : nil
  }
}

/// The table: what each field is called and means, where the archive has it, where a `Quote` has it.
extension QuoteField {
  fileprivate var row: Row {
    switch self {
    case .quoteID:
      Row(
        Field(
          "quote_id", "Id of the quote",
          "article_id, a dot, start: the same on every machine", isRequired: true),
        .rows("substr(article.hash, 1, 16) || '.' || quote.start"), .quote { .text($0.id) })
    case .kind:
      Row(
        Field(
          "kind", "How much of it is quoted",
          "from the quotation marks that the article prints",
          values: [
            ("direct", "all of it stands between quotation marks"), ("mixed", "some of it does"),
            ("indirect", "none of it does"),
          ], isRequired: true),
        .column("quote.kind"), .attribution)
    case .mode:
      Row(
        Field(
          "mode", "How it was uttered", "from the cue",
          values: [("speech", "said"), ("writing", "written"), ("thought", "only thought")],
          isRequired: true),
        .column("quote.mode"), .attribution)
    case .text:
      Row(
        Field(
          "text", "The words",
          "as printed, without the outer quotation marks and those that have no second one; line breaks "
            + "are a space; parts are joined by a space or, where other words stand between than those that "
            + "say who said it, by \" … \""),
        .column("quote.text"), .attribution)
    case .speaker:
      Row(
        Field(
          "speaker", "Who said it",
          "the fullest name that the article prints, or the one a person decided on; several, of a "
            + "joint statement, parted by \" | \"; missing if the article does not tell"),
        .rows(Self.joined("name")),
        .quote { Cell(joinedNames($0.attribution.speakers.lazy.map(\.name))) })
    case .speakerID:
      Row(
        Field(
          "speaker_id", "Id of the speaker",
          "the folded name, with the kind unless a person, and with the article if the article has no "
            + "full name; several parted by \" | \""),
        .rows(Self.joined("slug")), .quote { Cell(joinedNames($0.speakerIDs)) })
    case .source:
      Self.cut("source", "The speaker as printed just there", "source_text", \.sourceText)
    case .role:
      Self.cut("role", "What the article says the speaker is", "role", \.role)
    case .cue:
      Self.cut("cue", "The reporting word as printed", "cue_text", \.cueText)
    case .cueLemma:
      Row(
        Field(
          "cue_lemma", "The reporting word's dictionary form",
          "looked up in a list of reporting words"),
        .column("quote.cue_lemma"), .found(\.cueLemma))
    case .polarity:
      Row(
        Field(
          "polarity", "Whether it was said", "from the words around the cue",
          values: [
            ("affirmed", "it was said"), ("negated", "it was not said"),
            ("hypothetical", "said if"),
          ], isRequired: true),
        .column("quote.polarity"), .attribution)
    case .recipient:
      Self.cut("recipient", "To whom it was said", "recipient", \.recipient)
    case .channel:
      Self.cut("channel", "Where it was said or written", "channel", \.channel)
    case .via:
      Self.cut("via", "Whom the article has it from", "via", \.via)
    case .confidence:
      Row(
        Field(
          "confidence", "How likely it is right",
          "words and source, as learnt from annotated news", kind: .number, isRequired: true,
          minimum: 0,
          maximum: 1),
        .column("quote.confidence"), .quote { .number($0.attribution.confidence) })
    case .rule:
      Row(
        Field(
          "rule", "How it is arranged",
          "Q the quote, S the source, C the cue, in their order, and what stands between"),
        .column("quote.rule"), .attribution)
    case .reviewed:
      Row(
        Field(
          "reviewed", "Whether a person has checked it",
          "true if somebody accepted or corrected it", kind: .flag,
          values: [("true", "somebody has"), ("false", "nobody has")], isRequired: true),
        .column("quote.reviewed"), .quote { .flag($0.isReviewed) })
    case .inner:
      Row(
        Field(
          "inner", "Whether it stands inside another quote",
          "true of what somebody who is quoted says that somebody said", kind: .flag,
          values: [("true", "it does"), ("false", "it does not")], isRequired: true),
        .column("quote.\"inner\""), .attribution)
    case .contextBefore:
      Row(
        Field(
          "context_before", "The words before",
          "up to 200 characters, whole words, on one line"),
        .body, .quote { .text($0.contextBefore) })
    case .contextAfter:
      Row(
        Field(
          "context_after", "The words after", "up to 200 characters, whole words, on one line"),
        .body, .quote { .text($0.contextAfter) })
    case .start:
      Row(
        Field(
          "start", "Where it begins in the article's body",
          "in Unicode characters (scalars) from 0", kind: .integer, isRequired: true, minimum: 0),
        .column("quote.start"),
        .attribution)
    case .end:
      Row(
        Field(
          "end", "Where it ends in the article's body",
          "in Unicode characters (scalars) from 0, itself not included", kind: .integer,
          isRequired: true,
          minimum: 0),
        .rows(
          """
          (SELECT max(span."end") FROM span
            WHERE span.quote_id = quote.id AND span.part = 'content')
          """),
        .attribution)
    case .spans:
      Row(
        Field(
          "spans", "Where each of its parts stands in the article's body",
          "JSON: [[start, end], …], as above; the marks are included", kind: .spans,
          isRequired: true),
        .rows(
          """
          (SELECT json_group_array(json_array(start, "end")) FROM (
            SELECT start, "end" FROM span
            WHERE span.quote_id = quote.id AND span.part = 'content'
            ORDER BY start))
          """),
        .attribution)
    case .articleID:
      Row(
        Field(
          "article_id", "Id of the article", "the first 16 digits of article_hash",
          isRequired: true),
        .column("substr(article.hash, 1, 16)"), .article { .text($0.id) })
    case .title: Self.recorded("title", "The article's headline", \.title)
    case .outlet: Self.recorded("outlet", "Who published it", \.outlet)
    case .author:
      Self.recorded("author", "Who wrote it", \.author, ", as printed; several parted by \"; \"")
    case .published:
      Row(
        Field(
          "published", "The day it was published",
          "the article's record; missing if it is no date that can be read for sure", kind: .date),
        .column("article.published"), .article { Cell($0.published?.description) })
    case .url: Self.recorded("url", "Where it was published", \.url)
    case .language:
      Row(
        Field(
          "language", "Its language",
          "as its words tell or, where they are too few, the article's record; und if it is none that "
            + "is known"),
        .column("article.language"), .recorded(\.language))
    case .articleHash:
      Row(
        Field(
          "article_hash", "Hash of the article",
          "SHA-256 in hex of the body (newlines as \\n, Unicode NFC), a NUL, and the URL or, without "
            + "one, the outlet", isRequired: true),
        .column("article.hash"), .article { .text($0.hash) })
    case .parserVersion:
      Row(
        Field(
          "parser_version", "Version of the parser that found it",
          "recorded when the article was read", isRequired: true),
        .column("article.parser_version"), .article { .text($0.parserVersion) })
    case .section: Self.recorded("section", "Its section", \.section).onRequest()
    case .keywords:
      Self.recorded("keywords", "Its tags and keywords", \.keywords, "; several parted by \"; \"")
        .onRequest()
    // These two differ between machines.
    case .input:
      Row(
        Field("input", "Where the article was read", "as given to import", isRequired: true),
        .column("article.input"), .article { .text($0.input) }
      ).onRequest()
    case .imported:
      Row(
        Field("imported", "When the article was imported", "UTC", isRequired: true),
        .column("import.started"), .article { .text($0.imported) }
      ).onRequest().ofArchive()
    // It changes with what is imported later.
    case .copyOf:
      Row(
        Field(
          "copy_of", "The article that counts for it where copies count once",
          "a later version of its address, or the first published of nearly the same text"),
        .column(
          """
          (SELECT substr(head.hash, 1, 16) FROM article AS head WHERE head.id = article.counts_as)
          """), .article { Cell($0.copyOf) }
      ).onRequest().ofArchive()
    case .retrieved:
      Self.recorded(
        "retrieved", "When its page was fetched or saved", \.retrieved,
        ", as a crawler or a browser wrote it; no date of publication"
      ).onRequest()
    }
  }

  /// A text of the article that the parser found to belong to the quote.
  private static func cut(
    _ name: String, _ label: String, _ column: String,
    _ path: any WritableKeyPath<Attribution, String?> & Sendable
  ) -> Row {
    Row(Field(name, label, "cut from the article"), .column("quote.\(column)"), .found(path))
  }

  /// What the article's record says, in a column of the same name.
  private static func recorded(
    _ name: String, _ label: String,
    _ path: any WritableKeyPath<ArticleSummary, String?> & Sendable,
    _ remark: String = ""
  ) -> Row {
    Row(
      Field(name, label, "the article's record\(remark)"), .column("article.\(name)"),
      .recorded(path))
  }

  /// A column of the quote's speakers, each of whom may have been merged into another.
  private static func joined(_ column: String) -> String {
    """
    ifnull(root.\(column), speaker.\(column)) || ifnull((SELECT ' | ' || group_concat(\(column), ' | ') FROM (
      SELECT ifnull(other_root.\(column), other.\(column)) AS \(column)
      FROM joint_speaker
      JOIN speaker AS other ON other.id = joint_speaker.speaker_id
      LEFT JOIN speaker AS other_root ON other_root.id = other.merged_into
      WHERE joint_speaker.quote_id = quote.id
      ORDER BY joint_speaker.position)), '')
    """
  }
}

/// Several names in one cell: `Ana Ruiz | Luis Ortega`; `nil` for none.
public func joinedNames(_ names: some Collection<String>) -> String? {
  guard names.count != 1 else { return names.first }
  return names.isEmpty ? nil : names.joined(separator: " | ")
}
