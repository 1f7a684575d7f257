/// One way in which English news arranges content, cue and source, with an example that is its
/// own test.
///
/// A shape is read outwards from the cue: what stands to the left of it and to the right.
struct AttributionPattern: Sendable {
  enum Element: String, Sendable {
    /// Words between quotation marks, with nothing else before them in the sentence.
    case quote = "Q"
    /// The rest of the sentence on this side: the content of indirect and mixed attributions.
    case clause = "I"
    /// All of the sentence before here.
    case fragment = "F"
    /// The sentence goes on after a comma.
    case rest = "…"
    /// Some words up to *that* or a quotation.
    case gap = "_"
    /// A quotation with words of the author between it and the cue, or before it.
    case innerQuote = "_Q"
    /// What a sentence says after its last dash, semicolon or *and*.
    case innerClause = "_I"
    /// All of the paragraph after here.
    case paragraphRest = "¶I"
    /// The source, with titles and appositions.
    case source = "S"
    /// To whom: optional.
    case recipient = "R"
    /// When, where and how: optional, a few words without a verb.
    case adjunct = "~"
    case comma = ","
    case colon = ":"
    case that
    /// *whether*, *how*, *why* …
    case question = "wh"
    case to
    /// An object and what it is called.
    case naming = "as"
    /// A noun phrase or *-ing* clause.
    case noun = "N"
    /// The end of the sentence, or a comma, or an adjunct.
    case end = "."
    /// The source as the noun's possessor: *Ortega's*, *her*.
    case possessor = "S’s"
    /// *of*, *about*, *for* …
    case preposition = "of"
    /// The start of a paragraph.
    case paragraph = "¶"
  }

  enum Anchor: Sendable, CaseIterable { case verb, noun, accordingTo, colon, dash }

  let name: String
  let before: [Element]
  let after: [Element]
  let anchor: Anchor
  /// What the cue must be able to govern.
  let frame: CueEntry.Frames
  /// The content sums up an act or a stance rather than reporting words, unless it has some
  /// between quotation marks: *denounced the plan*, *promised to help*.
  var isSummary: Bool { after.contains(.noun) || after.contains(.to) || after.contains(.naming) }
  /// Marked text: `[Q …]`, `[S …]`, `[C …]`.
  let example: String

  /// - Parameter shape: elements parted by spaces, around `C` (a verb), `CN` (a noun), `A` (*according to*),
  ///   `:` or `—`; the anchor stands in brackets: `Q , S [C]`.
  init(_ shape: String, _ frame: CueEntry.Frames, _ example: String) {
    let words = shape.split(separator: " ").map(String.init)
    guard let at = words.firstIndex(where: { $0.hasPrefix("[") }),
      let anchor = Self.anchors[words[at]]
    else { preconditionFailure("a pattern's shape has an anchor: \(shape)") }
    func elements(_ words: some Sequence<String>) -> [Element] {
      words.map { word in
        guard let element = Element(rawValue: word) else {
          preconditionFailure("no such element: \(word)")
        }
        return element
      }
    }
    name = shape.filter { $0 != "[" && $0 != "]" }
    before = elements(words[..<at].reversed())
    after = elements(words[(at + 1)...])
    self.anchor = anchor
    self.frame = frame
    self.example = example
  }

  private static let anchors: [String: Anchor] = [
    "[C]": .verb, "[CN]": .noun, "[A]": .accordingTo, "[:]": .colon, "[—]": .dash,
  ]
}
