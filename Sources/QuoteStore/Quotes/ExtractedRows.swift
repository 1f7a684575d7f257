public import QuoteModel

/// The quotes of articles as rows without an archive, each article for itself: what an export of an
/// archive that holds no other article has.
///
/// All ids are made of the content, so they are those of any archive. What depends on other articles is
/// not known here: the best spelling of a name in all of them, and that *Donald J. Trump* in one is
/// *Donald Trump* in another.
public struct ExtractedRows: Sendable {
  private let ofArticle: [QuoteField]
  private let ofAttribution: [QuoteField]
  private let hasSpeakers: Bool
  private let hasContexts: Bool
  private let modes: Set<QuoteMode>
  private let parserVersion: String
  private var row = QuoteRow()
  private var body = BodyText("")
  private var keys = NameKeys()

  /// - Parameters:
  ///   - fields: What the rows are to have; what is `isOfArchive` stays missing.
  ///   - modes: Of the quotes that have a row.
  public init(fields: [QuoteField], modes: Set<QuoteMode>, parserVersion: String) {
    let fields = Set(fields)
    // The article's id is a part of the quote's.
    ofArticle = QuoteField.allCases.filter {
      $0.isOfArticle && !$0.isOfArchive && (fields.contains($0) || $0 == .articleID)
    }
    ofAttribution = QuoteField.allCases.filter { $0.isOfAttribution && fields.contains($0) }
    hasSpeakers = !fields.isDisjoint(with: [.speaker, .speakerID])
    hasContexts = !fields.isDisjoint(with: [.contextBefore, .contextAfter])
    (self.modes, self.parserVersion) = (modes, parserVersion)
  }

  /// What is known of an article that is in no archive.
  ///
  /// - Parameter input: Where it was read.
  public func summary(of article: Article, input: String) -> ArticleSummary {
    let identity = ArticleIdentity(of: article)
    var summary = ArticleSummary(
      id: identity.articleID, hash: identity.hash, title: article.title, outlet: article.outlet,
      author: article.author, published: article.published,
      publishedAsWritten: article.publishedAsWritten, url: article.url,
      language: article.language, input: input, imported: "", parserVersion: parserVersion,
      quoteCount: 0)
    (summary.section, summary.keywords) = (article.section, article.keywords)
    summary.retrieved = article.retrieved
    return summary
  }

  /// Hands on a row for each quote, in reading order.
  public mutating func forEach(
    of attributions: [Attribution], in summary: ArticleSummary, body: String,
    _ use: (QuoteRow) throws -> Void
  ) rethrows {
    row.beginArticle()
    for field in ofArticle { row.set(field, to: field.cell(of: summary)) }
    if hasContexts {
      var text = body
      text.withUTF8 { self.body.replace(with: $0) }
    }
    let attributions = attributions.inReadingOrder
    let speakers = hasSpeakers ? SpeakersOfOneArticle(attributions, id: summary.id, &keys) : nil
    for place in attributions.indices where modes.contains(attributions[place].mode) {
      take(attributions[place], saidBy: speakers?.who(said: place) ?? [])
      try use(row)
    }
  }

  private mutating func take(_ found: Attribution, saidBy speakers: [SpeakersOfOneArticle.Known]) {
    row.beginQuote()
    for field in ofAttribution { row.set(field, to: field.cell(of: found)) }
    let start = found.content.first?.start ?? 0
    if case .text(let article) = row[.articleID] { row[.quoteID] = .id(article, start) }
    row[.confidence] = .number(found.storedConfidence)
    row[.reviewed] = .flag(false)
    if !speakers.isEmpty {
      row.set(.speaker) { appendJoined(speakers.lazy.map(\.speaker.name.utf8), to: &$0) }
      row.set(.speakerID) { appendJoined(speakers.lazy.map(\.identity.slug.utf8), to: &$0) }
    }
    if hasContexts {
      let end = found.content.last?.end ?? start
      row.set(.contextBefore) { body.appendContext(before: start, to: &$0) }
      row.set(.contextAfter) { body.appendContext(after: end, to: &$0) }
    }
  }
}

/// Who speaks in an article that nothing else is known beside: the same as `SpeakerWriter` and
/// `SpeakerGroups` make of it in an archive without other articles and decisions.
private struct SpeakersOfOneArticle {
  struct Known {
    let identity: SpeakerIdentity
    var speaker: AttributedSpeaker
  }

  private var known: [Known] = []
  /// Where each stands in `known`, by the id that its own name makes.
  private var places: [String: Int] = [:]
  /// Where each that the article names stands there.
  private var named: [AttributedSpeaker: Int] = [:]
  /// Who goes by whom: *Donald J. Trump* by *Donald Trump*.
  private var roots: [Int: Int] = [:]
  /// Who said each attribution, in the article's order, each once.
  private var said: [[Int]] = []

  init(_ attributions: [Attribution], id: String, _ keys: inout NameKeys) {
    said.reserveCapacity(attributions.count)
    for place in attributions.indices {
      var said: [Int] = []
      for speaker in attributions[place].speakers {
        if let met = meet(speaker, in: id, &keys), !said.contains(met) { said.append(met) }
      }
      self.said.append(said)
    }
    joinMiddleInitials()
  }

  /// - Parameter attribution: Its place.
  func who(said attribution: Int) -> [Known] { said[attribution].map { known[roots[$0] ?? $0] } }

  /// - Returns: Its place; `nil` of a name without letters.
  private mutating func meet(
    _ speaker: AttributedSpeaker, in articleID: String, _ keys: inout NameKeys
  ) -> Int? {
    if let place = named[speaker] {
      // Equal names may differ in their bytes, where accents are letters of their own.
      keepBetter(speaker.name, at: place)
      return place
    }
    guard let identity = SpeakerIdentity(of: speaker, key: keys[speaker.name], in: articleID) else {
      return nil
    }
    let place = places[identity.slug] ?? known.count
    if place == known.count {
      known.append(Known(identity: identity, speaker: speaker))
      places[identity.slug] = place
    } else {
      keepBetter(speaker.name, at: place)
    }
    named[speaker] = place
    return place
  }

  private mutating func keepBetter(_ name: String, at place: Int) {
    let met = known[place].speaker.name
    guard !met.utf8.elementsEqual(name.utf8), isBetter(name, than: met) else { return }
    known[place].speaker.name = name
  }

  /// Nobody is joined where two have other initials.
  private mutating func joinMiddleInitials() {
    let initialled = known.indices.compactMap { place in
      SpeakerGroups.plainName(of: known[place].identity).map { (place: place, plain: $0) }
    }
    guard !initialled.isEmpty else { return }
    for (plain, bearers) in Dictionary(grouping: initialled, by: \.plain) where bearers.count == 1 {
      let root = SpeakerIdentity(key: plain, kind: .person, articleID: nil).slug
      if let place = places[root] { roots[bearers[0].place] = place }
    }
  }
}

/// Names folded, those met before kept: folding them is most of what speakers cost.
private struct NameKeys {
  private static let most = 1 << 14

  private var known: [String: NameKey] = [:]

  subscript(name: String) -> NameKey {
    mutating get {
      if let key = known[name] { return key }
      if known.count == Self.most { known.removeAll(keepingCapacity: true) }
      let key = NameKey(name)
      known[name] = key
      return key
    }
  }
}
