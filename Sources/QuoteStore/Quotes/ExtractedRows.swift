import Essentials
public import QuoteModel

/// The quotes of articles as rows without an archive, each article for itself: what an export of an
/// archive that holds no other article has.
///
/// All ids are made of the content, so they are those of any archive. What depends on other articles is
/// not known here: the best spelling of a name in all of them, and that *Edward G. Rendell* in one is
/// *Ed Rendell* in another.
public struct ExtractedRows: Sendable {
  private let ofArticle: [QuoteField]
  private let hasSpeakers: Bool
  private let hasContexts: Bool
  private let modes: [QuoteMode]
  private let parserVersion: String
  private var row = QuoteRow()
  private var body = BodyText("")
  private var speakers = SpeakersOfOneArticle()

  /// - Parameters:
  ///   - fields: What the rows are to have; what is `isOfArchive` stays missing.
  ///   - modes: Of the quotes that have a row.
  public init(fields: [QuoteField], modes: Set<QuoteMode>, parserVersion: String) {
    let fields = Set(fields)
    // The article's id is a part of the quote's.
    ofArticle = QuoteField.allCases.filter {
      $0.isOfArticle && !$0.isOfArchive && (fields.contains($0) || $0 == .articleID)
    }
    hasSpeakers = !fields.isDisjoint(with: [.speaker, .speakerID])
    hasContexts = !fields.isDisjoint(with: [.contextBefore, .contextAfter])
    (self.modes, self.parserVersion) = (Array(modes), parserVersion)
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

  /// Hands on each quote in reading order: what the parser found, and a row with what else there is.
  public mutating func forEach(
    of attributions: consuming [Attribution], in summary: ArticleSummary, body: String,
    _ use: (Attribution, QuoteRow) throws -> Void
  ) rethrows {
    row.beginArticle()
    for field in ofArticle { row.set(field, to: field.cell(of: summary)) }
    if hasContexts {
      var text = body
      text.withUTF8 { self.body.replace(with: $0) }
    }
    // Not in all cases, as there would be two of them then, and the first change would copy all.
    if !attributions.isInReadingOrder { attributions = attributions.inReadingOrder }
    if hasSpeakers { speakers.take(attributions, of: summary.id) }
    guard var found = attributions.first else { return }
    for place in attributions.indices {
      // Each is swapped with the one before: an element of an array would be copied with all its parts.
      swap(&found, &attributions[place])
      guard modes.contains(found.mode) else { continue }
      take(found)
      if hasSpeakers { speakers.setSpeakers(ofAttribution: place, in: &row) }
      try use(found, row)
    }
  }

  private mutating func take(_ found: Attribution) {
    row.beginQuote()
    let start = found.content.first?.start ?? 0
    if case .text(let article) = row[.articleID] { row[.quoteID] = .id(article, start) }
    row[.confidence] = .number(found.storedConfidence)
    row[.reviewed] = .flag(false)
    if hasContexts {
      let end = found.content.last?.end ?? start
      row.set(.contextBefore) { body.appendContext(before: start, to: &$0) }
      row.set(.contextAfter) { body.appendContext(after: end, to: &$0) }
    }
  }
}

/// Who speaks in an article that nothing else is known beside: the same as `SpeakerWriter` and
/// `SpeakerGroups` make of it in an archive without other articles and decisions.
///
/// It takes one article after the other, in the same memory.
private struct SpeakersOfOneArticle {
  struct Known {
    let identity: SpeakerIdentity
    var name: String
  }

  private var known: [Known] = []
  /// Where each stands in `known`, by the id that its own name makes.
  private var places: [String: Int] = [:]
  /// Where each that the article names stands there; of those of one name the last.
  private var named: [String: (speaker: AttributedSpeaker, place: Int)] = [:]
  /// Who goes by whom: *Donald J. Trump* by *Donald Trump*.
  private var roots: [Int: Int] = [:]
  /// Who said the attributions, in the article's order, each once, and where those of each end.
  private var said: [Int] = []
  private var ends: [Int] = []

  mutating func take(_ attributions: [Attribution], of articleID: String) {
    known.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    named.removeAll(keepingCapacity: true)
    roots.removeAll(keepingCapacity: true)
    said.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    for place in attributions.indices {
      let start = said.count
      for speaker in attributions[place].speakers {
        if let met = meet(speaker, in: articleID), !said[start...].contains(met) {
          said.append(met)
        }
      }
      ends.append(said.count)
    }
    joinFormsOfNames()
    joinBodies()
    if !roots.isEmpty { said = said.map { roots[$0] ?? $0 } }
  }

  /// Sets who said an attribution, if anybody did.
  ///
  /// - Parameter attribution: Its place.
  func setSpeakers(ofAttribution attribution: Int, in row: inout QuoteRow) {
    guard !range(of: attribution).isEmpty else { return }
    row.set(.speaker) { append(range(of: attribution), to: &$0) { $0.name } }
    row.set(.speakerID) { append(range(of: attribution), to: &$0) { $0.identity.slug } }
  }

  /// Appends a text of each of who said an attribution.
  @inline(__always)
  private func append(_ range: Range<Int>, to line: inout [UInt8], _ text: (Known) -> String) {
    for place in range {
      if place > range.lowerBound { line.append(contentsOf: " | ".utf8) }
      line.append(contentsOf: text(known[said[place]]).utf8)
    }
  }

  private func range(of attribution: Int) -> Range<Int> {
    (attribution > 0 ? ends[attribution - 1] : 0)..<ends[attribution]
  }

  /// - Returns: Its place; `nil` of a name without letters.
  private mutating func meet(_ speaker: AttributedSpeaker, in articleID: String) -> Int? {
    if let (met, place) = named[speaker.name], met.kind == speaker.kind,
      met.isPartialName == speaker.isPartialName
    {
      // Equal names may differ in their bytes, where accents are letters of their own.
      keepBetter(speaker.name, at: place)
      return place
    }
    guard let identity = SpeakerIdentity(of: speaker, in: articleID) else {
      return nil
    }
    let place = places[identity.slug] ?? known.count
    if place == known.count {
      known.append(Known(identity: identity, name: speaker.name))
      places[identity.slug] = place
    } else {
      keepBetter(speaker.name, at: place)
    }
    named[speaker.name] = (speaker, place)
    return place
  }

  private mutating func keepBetter(_ name: String, at place: Int) {
    let met = known[place].name
    guard !hasSameBytes(met, name), isBetter(name, than: met) else { return }
    known[place].name = name
  }

  private mutating func joinFormsOfNames() {
    let names = known.compactMap { SpeakerGroups.name(of: $0.identity) }
    // Forms of one name have a word in common.
    var hashes: [UInt64] = []
    for name in names { name.forEachHashOfWords { hashes.append($0) } }
    hashes.sort()
    let shared = Set(zip(hashes, hashes.dropFirst()).lazy.filter { $0 == $1 }.map(\.0))
    guard !shared.isEmpty else { return }
    let alike = names.filter { name in
      var hasShared = false
      name.forEachHashOfWords { hasShared = hasShared || shared.contains($0) }
      return hasShared
    }
    let forms = NameForms(alike)
    for name in alike {
      var root = name
      while let shorter = forms.shorter(root) { root = shorter }
      if root != name, let place = place(of: name) { roots[place] = self.place(of: root) }
    }
  }

  /// After whoever owns them.
  private mutating func joinBodies() {
    for (place, speaker) in known.enumerated() {
      // Nearly always nobody goes by another name, and no country stands in the body's.
      guard let body = SpeakerGroups.body(of: speaker.identity),
        !roots.isEmpty || NationalBodies.withoutCountry(body) != nil
      else { continue }
      let names = body.shorterNamesOfBody { owner in
        self.place(of: owner).flatMap { roots[$0] }.map { known[$0].identity.key }
      }
      roots[place] = names.compactMap { self.place(of: $0, .organisation) }.first
    }
  }

  private func place(of name: NameKey, _ kind: SpeakerKind = .person) -> Int? {
    places[SpeakerIdentity(key: name, kind: kind, articleID: nil).slug]
  }
}

extension NameKey {
  fileprivate func forEachHashOfWords(_ use: (UInt64) -> Void) {
    var hash = WordHash()
    for byte in text.utf8 {
      if byte == .space {
        use(hash.value)
        hash = WordHash()
      } else {
        hash.add(byte)
      }
    }
    use(hash.value)
  }
}

/// In the C library's time, as it is asked for every quote.
private func hasSameBytes(_ name: String, _ other: String) -> Bool {
  var (name, other) = (name, other)
  guard name.utf8.count == other.utf8.count else { return false }
  return name.withUTF8 { name in other.withUTF8 { equal($0, name) } }
}

/// - Parameter others: As many.
private func equal(
  _ bytes: UnsafeBufferPointer<UInt8>, _ others: UnsafeBufferPointer<UInt8>
) -> Bool {
  guard let start = bytes.baseAddress, let other = others.baseAddress else { return true }
  return memcmp(start, other, bytes.count) == 0
}
