import QuoteModel
import Testing

/// An everyday sentence, marked: `Q1` is the content, `S1` the source and `C1` the cue of the first
/// attribution, and so on; `¶` is a new paragraph, `⏎` a new line.
///
/// What a case asks is right, whether or not the parser does it.
struct EverydayCase: Sendable, CustomTestStringConvertible {
  let marked: String
  /// Who speaks, by attribution; `-` is nobody, `|` parts those that are right as well. Not compared
  /// where it is empty.
  let speakers: [String]
  /// The attributions that say it was not so.
  let negated: Set<Int>
  /// Why the parser gives something else; a case that comes right must lose it.
  let knownWrong: String?
  var testDescription: String { text.body }

  var text: MarkedText {
    MarkedText(marked.replacing("¶", with: "\n\n").replacing("⏎", with: "\n"))
  }

  init(
    _ marked: String, by speakers: String..., negated: Set<Int> = [], knownWrong: String? = nil
  ) {
    self.marked = marked
    self.speakers = speakers
    self.negated = negated
    self.knownWrong = knownWrong
  }
}
