import Essentials
import QuoteExporters
import QuoteModel
import QuoteStore

/// A quote in its paragraphs, with all that is known of it.
struct QuotePage {
  let quote: Quote
  let body: String
  let printings: [Printing]
  /// What people decided about it, the undone too, as they did.
  let decisions: [Decision]

  /// Made once for all quotes of an article, as it is parsed for them.
  private let explained: PageSetting.QuoteExplainer?

  /// As many printings as are shown.
  private static let mostPrintings = 100

  /// - Throws: `DecisionError`, if there is no such quote.
  init(_ id: String, in archive: Archive) throws {
    guard let quote = try archive.quotes.quote(id: id) else {
      if try archive.decisions.isKnown(id) {
        throw Refusal(.notFound, "a person decided that this is not a quote: \(id)")
      }
      throw DecisionError.noSuchQuote(id: id)
    }
    let body = try archive.articles.body(id: quote.article.id) ?? ""
    try self.init(quote, in: body, explained: nil, of: archive)
  }

  /// - Parameters:
  ///   - body: Of its article.
  ///   - explained: `nil` to parse the article again.
  init(
    _ quote: Quote, in body: String, explained: PageSetting.QuoteExplainer?, of archive: Archive
  ) throws {
    (self.quote, self.body, self.explained) = (quote, body, explained)
    printings = try archive.quotes.printings(of: quote.id)
    decisions = try archive.decisions.history(of: quote.id)
  }

  /// The columns of an export, and what `quotes show --json` has beside them.
  func json(_ setting: PageSetting) -> Cell {
    let attribution = quote.attribution
    let (explanation, note) = explanation(setting)
    return .object(
      QuoteField.allCases.map { (name: $0.name, value: $0.cell(of: quote)) } + [
        (name: "source_spans", value: .spans(attribution.source)),
        (name: "cue_spans", value: .spans(attribution.cue)),
        (name: "corrections", value: .list(decisions.map(cell))),
        (name: "printings", value: .list(printings.map(cell))),
        (name: "explanation", value: explanation.map { Cell($0) } ?? .empty),
        (name: "explanation_note", value: Cell(note)),
      ])
  }

  private func cell(of decision: Decision) -> Cell {
    [
      "quote_id": .text(decision.subject.id), "field": .text(decision.field.rawValue),
      "value": Cell(decision.value), "inferred": Cell(decision.replaced),
      "reason": Cell(decision.author.reason), "made_by": Cell(decision.author.name),
      "made_at": .text(decision.author.time), "undone_at": Cell(decision.undoneAt),
    ]
  }

  private func cell(of printing: Printing) -> Cell {
    [
      "quote_id": .text(printing.quoteID), "text": .text(printing.text),
      "speaker": Cell(printing.speaker), "outlet": Cell(printing.outlet),
      "title": Cell(printing.title), "published": Cell(printing.published?.description),
      "polarity": .text(printing.polarity.rawValue), "is_exact": .flag(printing.isExact),
    ]
  }

  // MARK: For people

  func html(in view: View) -> HTML {
    let attribution = quote.attribution
    let name = joinedNames(attribution.speakers.map(\.name)) ?? "Unknown speaker"
    let text = MarkedText(body, marking: [quote], speakers: SpeakerColours(of: [quote]))
    return view.page(
      "\(name): \(attribution.text.prefix(60))",
      """
      <article class="one">
      <h1>\(QuoteCard(quote: quote).speaker(in: view))\
      \(attribution.role.map { ", \($0)" } ?? "" as HTML)</h1>
      <div class="text passage"\(HTML.attribute("lang", languageTag(quote.article.language)))>
      \(text.html(of: text.paragraphsOfMarks(), in: view))</div>
      <p class="legend"><span class="content s0">what is said</span> \
      <span class="source s0">who, as printed</span> <span class="cue s0">the reporting word</span></p>
      <p class="where">\(place(in: view))</p>
      \(definitions(rows(in: view)))
      \(why(in: view))
      \(decided)
      \(also(in: view))
      \(citations(in: view))
      </article>
      """)
  }

  private func place(in view: View) -> HTML {
    let article = quote.article
    var parts = quote.printedPlace(in: view)
    if let address = WebAddress(article.url) {
      let there = address.at(quote.shownParts.first ?? "")
      parts.append("<a href=\"\(there)\" rel=\"noreferrer\">on the outlet’s page</a>")
    }
    if view.isEditable {
      let review = Address("review", parameters: [.init(name: "quote", value: quote.id)])
      parts.append("<a href=\"\(review.description)\">review it</a>")
    }
    return parts.joined(by: " · ")
  }

  private func rows(in view: View) -> [(String, HTML)] {
    let attribution = quote.attribution
    let kinds: [String?] = [
      attribution.kind.rawValue, attribution.mode.rawValue, attribution.polarity.rawValue,
      attribution.isInner ? "inside another’s words" : nil,
    ]
    func text(_ text: String?) -> HTML { text.map { "\($0)" } ?? .nothing }
    return [
      ("not affirmed", text(attribution.reservation(denies: view.setting.denies))),
      ("as printed", text(attribution.sourceText)),
      ("cue", text(attribution.cueText)), ("to", text(attribution.recipient)),
      ("where", text(attribution.channel)), ("by way of", text(attribution.via)),
      ("kind", "\(kinds.compactMap(\.self).joined(separator: ", "))"),
      (
        "likely right",
        "<meter min=\"0\" max=\"1\" value=\"\(attribution.confidence)\" aria-hidden=\"true\"></meter> \(attribution.confidence)"
      ),
      ("reviewed", quote.isReviewed ? "yes" : "no"), ("id", "<code>\(quote.id)</code>"),
    ]
  }

  private func explanation(_ setting: PageSetting) -> (Explanation?, String?) {
    (explained ?? setting.explain(body, quote.article.title))(quote)
  }

  private func why(in view: View) -> HTML {
    let (explanation, note) = explanation(view.setting)
    let said: HTML = note.map { "<p>\($0).</p>" } ?? .nothing
    guard let explanation else { return "<section><h2>Why</h2>\(said)</section>" }
    func weight(_ number: Double) -> String { (number > 0 ? "+" : "") + "\(number)" }
    let reasons = explanation.reasons.map { reason -> HTML in
      "<tr><td>\(weight(reason.weight))</td><td>\(reason.text)</td></tr>"
    }
    let speaker = explanation.speakerProbability.map { "\($0), " } ?? ""
    let others: [(String, String)] =
      explanation.alternatives.map { other in
        let what = other.rule.isEmpty ? "nobody’s words" : "by the rule \(other.rule)"
        return ("\(other.probability)", "\(what) — \(other.text)")
      }
      + explanation.otherEnds.map { ("\($0.probability)", "ending sooner — \($0.text)") }
      + explanation.otherSpeakers.map { other in
        let whose = other.name.isEmpty ? "nobody whom it names" : other.name
        return ("\(other.probability)", "said by \(whose)")
      }
    let considered = others.map { "<tr><td>\($0)</td><td>\($1)</td></tr>" as HTML }
    let also: HTML =
      others.isEmpty
      ? .nothing
      : """
      <h2>Also considered</h2><table class="reasons"><thead class="hidden"><tr>\
      <th scope="col">how likely</th><th scope="col">what</th></tr></thead>\
      <tbody>\(considered)</tbody></table>
      """
    return """
      <section>
      <h2>Why</h2>
      \(said)\(definitions([
        ("rule", "<code>\(explanation.attribution.rule)</code> \(explanation.ruleInWords)"),
        ("speaker", "\(speaker + explanation.speakerReason)"),
        ("content", explanation.endProbability.map { "ends where it does: \($0)" } ?? ""),
        ("namesakes", "\(explanation.namesakes.joined(separator: ", "))"),
      ]))
      <table class="reasons"><thead class="hidden"><tr><th scope="col">weight</th>\
      <th scope="col">reason</th></tr></thead><tbody>\(reasons)</tbody></table>
      \(also)
      </section>
      """
  }

  private var decided: HTML {
    guard !decisions.isEmpty else { return .nothing }
    let items = decisions.map { decision -> HTML in
      let author = decision.author
      let maker = author.name.map { ", by \($0)" } ?? ""
      let reason = author.reason.map { ": \($0)" } ?? ""
      let undone: HTML =
        decision.undoneAt.map { " <b>(taken back on \(String($0.prefix(10))))</b>" } ?? ""
      return """
        <li>\(decision.sentence)\(maker) on \(String(author.time.prefix(10)))\(reason)\(undone)</li>
        """
    }
    return "<section><h2>Decided</h2><ol>\(items)</ol></section>"
  }

  private func also(in view: View) -> HTML {
    guard !printings.isEmpty else { return .nothing }
    let rows = printings.prefix(Self.mostPrintings).map { printing -> HTML in
      let day: HTML = printing.published.map(time) ?? .nothing
      let same = printing.isExact ? "the same" : "nearly the same"
      let polarity = printing.polarity == .affirmed ? "" : ", \(printing.polarity.rawValue)"
      return """
        <tr><td>\(day)</td><td>\(printing.outlet)</td><td>\(printing.speaker)</td>\
        <td><a href="\(view.links.quote(printing.quoteID))">\(same + polarity)</a></td></tr>
        """
    }
    let rest = printings.count - Self.mostPrintings
    let more: HTML = rest > 0 ? "<p>\(grouped(rest)) more: the JSON of this page has all.</p>" : ""
    return """
      <section id="printings"><h2>Also printed</h2>
      <table><thead><tr><th scope="col">published</th><th scope="col">outlet</th>\
      <th scope="col">speaker</th><th scope="col">words</th></tr></thead><tbody>\(rows)</tbody></table>
      \(more)</section>
      """
  }

  private func name(of style: CitationStyle) -> String {
    switch style {
    case .apa: "APA"
    case .chicago: "Chicago"
    case .bibtex: "BibTeX"
    case .ris: "RIS"
    case .csl: "CSL JSON"
    }
  }

  private func citations(in view: View) -> HTML {
    let items = CitationStyle.allCases.map { style -> HTML in
      var bytes = ByteBuffer()
      style.append([quote], denies: view.setting.denies, to: &bytes)
      let open: HTML = style == .apa ? " open" : ""
      return """
        <details\(open)><summary>\(name(of: style))</summary><pre class="citation" tabindex="0" \
        aria-label="Citation, \(name(of: style))">\(bytes.text)</pre></details>
        """
    }
    return "<section><h2>Cite it</h2>\(items)</section>"
  }
}

/// Names with what they stand for; those without are left out.
func definitions(_ rows: [(String, HTML)]) -> HTML {
  let items = rows.filter { !$0.1.source.isEmpty }.map { name, value -> HTML in
    "<div><dt>\(name)</dt><dd>\(value)</dd></div>\n"
  }
  return items.isEmpty ? .nothing : "<dl>\n\(items)</dl>"
}
