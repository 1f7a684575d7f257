import QuoteModel
import QuoteStore

/// A quote in its paragraph with what there is to decide, one key an answer.
struct ReviewPage {
  private let view: View
  private let state: ReviewState
  private let quote: Quote?
  private let left: Int
  /// Why the last answer could not be saved.
  private let problem: String?
  /// A name that is nobody's yet.
  private let newName: String?

  init(
    _ state: ReviewState, problem: String? = nil, newName: String? = nil, in view: View
  ) throws {
    (self.state, self.view, self.problem, self.newName) = (state, view, problem, newName)
    (quote, left) = try state.question(in: view.archive)
  }

  func html() throws -> HTML {
    let question: HTML = try quote.map(question) ?? finished
    return view.page(
      "Review", at: .review, sendsForms: true,
      """
      <article class="one review">
      <h1>Is this right?</h1>
      \(done)
      \(problem.map { "<p class=\"warning\" role=\"alert\">\($0).</p>" } ?? "" as HTML)
      \(question)
      \(try measured)
      \(drawing)
      </article>
      """)
  }

  // MARK: The question

  private func question(about quote: Quote) throws -> HTML {
    let body = try view.archive.articles.body(id: quote.article.id) ?? ""
    var text = MarkedText(body, marking: [quote], speakers: SpeakerColours(of: [quote]))
    text.tellsOffsets = true
    let attribution = quote.attribution
    let explained = view.setting.explain(body, quote.article.title)(quote)
    let candidates = try view.archive.decisions.candidates(
      for: quote.id, namesakes: explained.explanation?.namesakes ?? [])
    let kinds = [
      attribution.kind.rawValue, attribution.mode.rawValue, attribution.polarity.rawValue,
    ]
    let reservation = attribution.reservation(denies: view.setting.denies) ?? ""
    return """
      <p class="count">\(groupedCount(left, "quote")) left · \
      <a href="\(view.links.article(quote.article.id, quote: quote.id))">\
      \(quote.article.title ?? "untitled article")</a> \
      · <a href="\(view.links.quote(quote.id))">why it was found</a></p>
      <div class="text passage"\(HTML.attribute("lang", languageTag(quote.article.language)))>
      \(text.html(of: text.paragraphsOfMarks(andBefore: state.paragraphsBefore), in: view))</div>
      \(definitions([
        ("speaker", QuoteCard(quote: quote).speaker(in: view)),
        ("as printed", "\(attribution.sourceText ?? "")"),
        ("not affirmed", "\(reservation)"), ("kind", "\(kinds.joined(separator: ", "))"),
        ("likely right", "\(attribution.confidence)"),
      ]))
      \(newName.map { asking(about: $0, quote) } ?? answers(to: quote, candidates))
      """
  }

  private func answers(to quote: Quote, _ candidates: [AttributedSpeaker]) -> HTML {
    let others = candidates.enumerated().map { place, speaker -> HTML in
      let kind = speaker.kind == .person ? "" : " (\(speaker.kind.rawValue))"
      return """
        <li>\(form(
          about: quote, .speaker,
          """
          <input type="hidden" name="name" value="\(speaker.name)">\
          \(button("\(place + 1)", "\(speaker.name)\(kind)", isPlain: true))
          """))</li>

        """
    }
    let whom: HTML =
      others.isEmpty
      ? .nothing : "<h2>Somebody else of this article</h2><ul class=\"answers\">\(others)</ul>"
    return """
      <ul class="answers">
      <li>\(form(about: quote, .accept, button(.accept, " or Enter")))</li>
      <li>\(form(about: quote, .nobody, button(.nobody, isPlain: true)))</li>
      <li>\(form(about: quote, .noQuote, button(.noQuote, isPlain: true)))</li>
      <li>\(form(method: "get", state.lookingBack.parameters, button(.before, isPlain: true)))</li>
      <li>\(form(method: "get", state.skipping.parameters, button(.skip, isPlain: true)))</li>
      <li><a href="/" data-key="\(String(ReviewKey.quit.rawValue))">\(words(of: .quit))</a></li>
      </ul>
      \(whom)
      <h2>Somebody else</h2>
      \(form(
        about: quote, .name, of: "new",
        """
        <div><label for="name">Full name, alias or id \(kbd(.name))</label><br>\
        <input id="name" name="name" required autocomplete="off" \
        data-key="\(String(ReviewKey.name.rawValue))" data-complete></div>
        <button>Save</button>
        """))
      <h2>Other words</h2>
      \(form(
        about: quote, .words, of: "new words",
        """
        <p>Select the right words above; with none, it is only said that they are wrong.</p>
        <div><label for="start">from</label> \
        <input id="start" name="start" inputmode="numeric" size="6"></div>
        <div><label for="end">to</label> \
        <input id="end" name="end" inputmode="numeric" size="6"></div>
        \(button(.words, isPlain: true))
        """))
      \(form(
        about: quote, .note, of: "new",
        """
        <div><label for="note">Comment \(kbd(.note))</label><br>\
        <input id="note" name="note" autocomplete="off" \
        data-key="\(String(ReviewKey.note.rawValue))"></div>
        <button class="plain">Save it</button>
        """))
      \(keys)
      """
  }

  /// What each key does, as at a terminal.
  private var keys: HTML {
    let all = ReviewKey.allCases.map { (String($0.rawValue), $0.explanation) }
    let rows = ([all[0], ("1–9", ReviewKey.candidates)] + all.dropFirst()).map { key, what in
      (key, "\(what)" as HTML)
    }
    return """
      <details><summary data-key="\(String(ReviewKey.help.rawValue))">\(words(of: .help))</summary>
      \(definitions(rows))</details>
      """
  }

  private func asking(about name: String, _ quote: Quote) -> HTML {
    let add: HTML = """
      <input type="hidden" name="name" value="\(name)"><input type="hidden" name="new" value="1">\
      \(button("\(ReviewKey.accept.rawValue)", "Add ‘\(name)’", " or Enter"))
      """
    return """
      <p role="alert"><b>Nobody in the archive is called ‘\(name)’.</b> Is it a new speaker?</p>
      <ul class="answers"><li>\(form(about: quote, .name, add))</li>
      <li>\(form(method: "get", state.parameters, button("\(ReviewKey.skip.rawValue)", "No, back", isPlain: true)))</li></ul>
      """
  }

  private var finished: HTML {
    state.offset > 0
      ? """
      <p>All others are reviewed; you left \(groupedCount(state.offset, "quote")) for later.</p>
      <p><a href="/review">From the start</a></p>
      """ : "<p>Nothing is left to review.</p>"
  }

  /// What was decided last, to be undone.
  private var done: HTML {
    guard let last = state.decided.last else { return .nothing }
    let decision = try? view.archive.decisions.history(of: last).last { $0.undoneAt == nil }
    return """
      <div class="done" role="status"><span>Saved: \
      \((decision ?? nil)?.sentence ?? "decided")</span>\
      \(form(method: "post", state.parameters, """
        <input type="hidden" name="answer" value="undo">\(button(.undo, isPlain: true))
        """))</div>
      """
  }

  // MARK: Forms

  private func button(_ key: ReviewKey, _ more: String = "", isPlain: Bool = false) -> HTML {
    button("\(key.rawValue)", capitalised(key.label), more, isPlain: isPlain)
  }

  /// What a key does, and the key.
  private func words(of key: ReviewKey) -> HTML { "\(capitalised(key.label)) \(kbd(key))" }

  private func kbd(_ key: ReviewKey) -> HTML { "<kbd>\(String(key.rawValue))</kbd>" }

  private func capitalised(_ label: String) -> String {
    label.prefix(1).uppercased() + label.dropFirst()
  }

  private func button(
    _ key: String, _ label: String, _ more: String = "", isPlain: Bool = false
  ) -> HTML {
    """
    <button data-key="\(key)"\(isPlain ? " class=\"plain\"" : "" as HTML)>\
    \(label) <kbd>\(key)</kbd>\(more)</button>
    """
  }

  private func form(
    about quote: Quote, _ kind: ReviewAnswer.Kind, of className: HTML = "", _ content: HTML
  ) -> HTML {
    form(
      method: "post", of: className, state.parameters,
      """
      <input type="hidden" name="answer" value="\(kind.rawValue)">\
      <input type="hidden" name="about" value="\(quote.id)">\(content)
      """)
  }

  /// With the state that it is answered in.
  private func form(
    method: HTML, of className: HTML = "", _ parameters: [Address.Parameter], _ content: HTML
  ) -> HTML {
    let hidden = parameters.map { parameter -> HTML in
      "<input type=\"hidden\" name=\"\(parameter.name)\" value=\"\(parameter.value)\">"
    }
    return """
      <form action="/review" method="\(method)" class="\(className)">\(hidden)\(content)</form>
      """
  }

  // MARK: Samples

  /// How often the parser was right so far, with all about it on a page of its own.
  private var measured: HTML {
    get throws {
      guard let sample = try AccuracyPage.sample(state.sample, in: view.archive) else {
        return .nothing
      }
      let checked = CheckedSample(try view.archive.samples.reviewed(in: sample), of: sample)
      return """
        <section><h2>How often the parser was right</h2>
        <p>\(checked.reviewed) of a random sample of \(sample.quotes.count) are checked (seed \
        \(sample.seed)). <a href="\(AccuracyPage.address(of: sample).description)">By kind, rule and \
        outlet, and how far coders agree</a></p>
        \(AccuracyPage.table(of: checked.accuracy.rows.filter { $0.breakdown == .all }))
        </section>
        """
    }
  }

  private var drawing: HTML {
    let others = state.asked.parameters()
    return """
      <section><h2>A random sample</h2>
      \(form(
        method: "post", of: "new", others,
        """
        <input type="hidden" name="answer" value="draw">
        <div><label for="sample">quotes</label><br><input id="sample" name="sample" \
        inputmode="numeric" size="6" value="\(state.sample?.size ?? 200)"></div>
        <div><label for="seed">seed</label><br><input id="seed" name="seed" inputmode="numeric" \
        size="6" value="\(state.sample?.seed ?? 1)"></div>
        <button class="plain">Draw and review it</button>
        """))
      <p>The least sure come first otherwise; a random sample tells how often the parser is right.</p>
      </section>
      """
  }
}
