import QuoteModel

extension QuoteColumn {
  /// What of a row a column shows.
  enum Source {
    case text(QuoteRow.Text)
    case quoteID, articleID, confidence, reviewed, start, end, spans
  }

  /// Whether it is the same for all quotes of an article.
  var isOfArticle: Bool {
    switch self {
    case .articleID, .title, .outlet, .author, .published, .url, .language, .articleHash,
      .parserVersion, .input, .imported:
      true
    case .quoteID, .kind, .mode, .text, .speaker, .speakerID, .source, .role, .cue, .cueLemma,
      .polarity, .recipient, .channel, .via, .confidence, .rule, .reviewed, .contextBefore,
      .contextAfter, .start, .end, .spans:
      false
    }
  }

  /// Whether the words around the quote are asked for, which take reading the article.
  public var isContext: Bool { self == .contextBefore || self == .contextAfter }

  var source: Source {
    switch self {
    case .quoteID: .quoteID
    case .kind: .text(.kind)
    case .mode: .text(.mode)
    case .text: .text(.text)
    case .speaker: .text(.speaker)
    case .speakerID: .text(.speakerID)
    case .source: .text(.source)
    case .role: .text(.role)
    case .cue: .text(.cue)
    case .cueLemma: .text(.cueLemma)
    case .polarity: .text(.polarity)
    case .recipient: .text(.recipient)
    case .channel: .text(.channel)
    case .via: .text(.via)
    case .confidence: .confidence
    case .rule: .text(.rule)
    case .reviewed: .reviewed
    case .contextBefore: .text(.contextBefore)
    case .contextAfter: .text(.contextAfter)
    case .start: .start
    case .end: .end
    case .spans: .spans
    case .articleID: .articleID
    case .title: .text(.title)
    case .outlet: .text(.outlet)
    case .author: .text(.author)
    case .published: .text(.published)
    case .url: .text(.url)
    case .language: .text(.language)
    case .articleHash: .text(.articleHash)
    case .parserVersion: .text(.parserVersion)
    case .input: .text(.input)
    case .imported: .text(.imported)
    }
  }
}
