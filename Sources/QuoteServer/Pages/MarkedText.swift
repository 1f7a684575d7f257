import QuoteModel

/// The text of an article with quotes marked in place: content, source and cue each in its own way.
struct MarkedText {
  /// What a stretch of text is of a quote.
  private enum Part: String {
    case content, source, cue
  }

  private struct Mark {
    let start: Int
    let end: Int
    let part: Part
    /// Which of `quotes`.
    let quote: Int
  }

  private let scalars: [Unicode.Scalar]
  private let quotes: [Quote]
  private let marks: [Mark]
  private let speakers: SpeakerColours
  /// Whether each stretch says where in the text it begins, so that words can be set right.
  var tellsOffsets = false

  init(_ body: String, marking quotes: [Quote], speakers: SpeakerColours) {
    let scalars = Array(body.unicodeScalars)
    self.scalars = scalars
    self.quotes = quotes
    self.speakers = speakers
    marks = quotes.enumerated().flatMap { place, quote in
      let attribution = quote.attribution
      let all: [([TextSpan], Part)] = [
        (attribution.content, .content), (attribution.source, .source), (attribution.cue, .cue),
      ]
      return all.flatMap { spans, part in
        spans.filter { $0.start >= 0 && $0.start < $0.end && $0.end <= scalars.count }
          .map { Mark(start: $0.start, end: $0.end, part: part, quote: place) }
      }
    }.sorted { ($0.start, $1.end) < ($1.start, $0.end) }
  }

  /// The paragraph or paragraphs that hold what is marked.
  ///
  /// - Parameter count: As many before them, as far as there are.
  func paragraphsOfMarks(andBefore count: Int = 0) -> TextSpan {
    var start = beginning(ofParagraphAt: marks.map(\.start).min() ?? 0)
    var end = marks.map(\.end).max() ?? 0
    while end < scalars.count, !isBreak(scalars[end]) { end += 1 }
    for _ in 0..<count {
      let before = scalars[..<start].lastIndex { !isBreak($0) && !$0.properties.isWhitespace }
      guard let before else { break }
      start = beginning(ofParagraphAt: before)
    }
    return TextSpan(start, end)
  }

  private func beginning(ofParagraphAt place: Int) -> Int {
    var start = place
    while start > 0, !isBreak(scalars[start - 1]) { start -= 1 }
    return start
  }

  /// A paragraph a line that is not empty.
  ///
  /// - Parameter range: Of the text; all of it if it is `nil`.
  func html(of range: TextSpan? = nil, in view: View) -> HTML {
    let range = range ?? TextSpan(0, scalars.count)
    var html = HTML.nothing
    var numbered: Set<Int> = []
    var (next, active): (Int, [Mark]) = (0, [])
    var start = range.start
    while start < range.end {
      let end = scalars[start..<range.end].firstIndex(where: isBreak) ?? range.end
      if scalars[start..<end].contains(where: { !$0.properties.isWhitespace }) {
        html += "<p>"
        var position = start
        while position < end {
          while next < marks.count, marks[next].start <= position {
            active.append(marks[next])
            next += 1
          }
          active.removeAll { $0.end <= position }
          let cut = min(
            end, next < marks.count ? marks[next].start : end, active.map(\.end).min() ?? end)
          html += stretch(position..<cut, active, &numbered, in: view)
          position = cut
        }
        html += "</p>\n"
      }
      start = end + 1
    }
    return html
  }

  private func stretch(
    _ range: Range<Int>, _ active: [Mark], _ numbered: inout Set<Int>, in view: View
  ) -> HTML {
    let text = String(String.UnicodeScalarView(scalars[range]))
    let offset = tellsOffsets ? "\(range.lowerBound)" : nil
    guard !active.isEmpty else {
      return offset == nil
        ? "\(text)" : "<span\(HTML.attribute("data-offset", offset))>\(text)</span>"
    }
    var html = HTML.nothing
    for mark in active where mark.part == .content && numbered.insert(mark.quote).inserted {
      html += number(of: mark.quote, in: view)
    }
    // What stands within another's words has its own colour.
    let inner = active.last { $0.part == .content } ?? active[active.count - 1]
    let parts = Set(active.map(\.part.rawValue)).sorted()
    let classes = parts + [speakers.name(of: quotes[inner.quote])]
    let polarity = quotes[inner.quote].attribution.polarity
    let all = classes + (polarity == .affirmed || inner.part != .content ? [] : [polarity.rawValue])
    return """
      \(html)<span class="\(all.joined(separator: " "))" \
      data-quotes="\(Set(active.map(\.quote)).sorted().map { "\($0 + 1)" }.joined(separator: " "))"\
      \(HTML.attribute("data-offset", offset))>\(text)</span>
      """
  }

  /// The link that stands before the words of a quote.
  private func number(of place: Int, in view: View) -> HTML {
    guard quotes.count > 1 else { return .nothing }
    let quote = quotes[place]
    let name = joinedNames(quote.attribution.speakers.map(\.name)) ?? "unknown speaker"
    return """
      <a class="number" id="q\(quote.attribution.content.first?.start ?? 0)" \
      data-quotes="\(place + 1)" href="\(view.links.quote(quote.id))" \
      aria-label="Quote \(place + 1), \(name)">\(place + 1)</a>
      """
  }
}

private func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == "\n" || scalar == "\r" }

/// A colour for each speaker of an article, in the order that they are met.
struct SpeakerColours {
  private var places: [String: Int] = [:]

  /// How many the style sheet has; then they come again.
  private static let count = 8

  init(of quotes: [Quote]) {
    for id in quotes.compactMap(\.speakerIDs.first) where places[id] == nil {
      places[id] = places.count
    }
  }

  /// Of the style sheet.
  func name(of quote: Quote) -> String { name(of: quote.speakerIDs.first) }

  func name(of speaker: String?) -> String {
    guard let place = speaker.flatMap({ places[$0] }) else { return "nobody" }
    return "s\(place % Self.count)"
  }
}
