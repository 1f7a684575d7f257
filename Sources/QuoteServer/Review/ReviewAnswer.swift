import QuoteModel
import QuoteStore

/// An answer of a review, as its form sends it.
struct ReviewAnswer {
  enum Kind: String {
    case accept, nobody, speaker, name, words, note, undo, draw
    case noQuote = "not-a-quote"
  }

  private let kind: Kind
  private let form: Address
  private let state: ReviewState

  /// - Throws: `Refusal`, if it is none.
  init(_ form: Address) throws {
    guard let kind = form["answer"].flatMap(Kind.init) else {
      throw Refusal(.badRequest, "that is no answer")
    }
    (self.kind, self.form) = (kind, form)
    state = ReviewState(form)
  }

  /// Saves it, and leads to the next quote.
  ///
  /// - Parameter view: Of an archive that may be written.
  func carryOut(in view: View) throws -> Response {
    do {
      return .redirection(to: try next(in: view).address)
    } catch let error as DecisionError {
      // The person is where they were, and is told why.
      let page = try ReviewPage(state, problem: "\(error)", in: view)
      return Response(try page.html(), status: .conflict)
    } catch let question as NewName {
      return Response(try ReviewPage(state, newName: question.name, in: view).html())
    }
  }

  /// That a name is nobody's yet, so that a person is asked whether it is meant.
  private struct NewName: Error {
    let name: String
  }

  private func next(in view: View) throws -> ReviewState {
    let archive = view.archive
    switch kind {
    case .accept: return try decide(.accepted, in: view)
    case .nobody: return try decide(.speakers([]), in: view)
    case .noQuote: return try decide(.rejected, in: view)
    case .words:
      return try decide(span().map { .content([$0]) } ?? .wrongWords, in: view)
    case .note:
      let text = form["note"]?.trimmed ?? ""
      _ = try decide(.note(text.isEmpty ? nil : text), in: view)
      return state.noting(try quoteID)
    case .speaker, .name:
      let name = form["name"]?.trimmed ?? ""
      let article = String(try quoteID.prefix { $0 != "." })
      guard try kind == .speaker || form["new"] == "1" || archive.speakers.isKnown(name) else {
        // A name that is none is refused before anybody is asked about it.
        _ = try archive.decisions.speaker(named: name, in: article)
        throw NewName(name: name)
      }
      return try decide(
        .speakers([try archive.decisions.speaker(named: name, in: article)]), in: view)
    case .undo:
      var previous = state
      guard let last = previous.decided.popLast() else { return state }
      _ = try archive.decisions.undo(last, at: view.setting.now())
      previous.quoteID = last
      return previous
    case .draw:
      guard let sample = state.sample else { throw Refusal(.badRequest, "a sample has a size") }
      _ = try archive.samples.draw(
        sample.size, seed: sample.seed, matching: state.asked.query(in: archive),
        filter: state.asked.filterOptions.joined(separator: " "), at: view.setting.now())
      return state
    }
  }

  private func decide(_ decision: QuoteDecision, in view: View) throws -> ReviewState {
    let author = Decision.Author(name: view.setting.editor, time: view.setting.now())
    let id = try quoteID
    _ = try view.archive.decisions.decide([decision], on: id, by: author)
    return state.deciding(id)
  }

  private var quoteID: String {
    get throws {
      guard let id = form["about"] else { throw Refusal(.badRequest, "an answer is about a quote") }
      return id
    }
  }

  /// - Returns: `nil` where no words are selected.
  private func span() throws -> TextSpan? {
    let ends = ["start", "end"].map { form[$0]?.trimmed ?? "" }
    if ends == ["", ""] { return nil }
    guard let start = Int(ends[0]), let end = Int(ends[1]), start >= 0, start < end,
      end < TextSpan.longestText
    else {
      throw DecisionError.impossible(id: try quoteID, reason: "select the words in the text first")
    }
    return TextSpan(start, end)
  }
}
