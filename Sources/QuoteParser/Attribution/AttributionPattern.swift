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
    /// *as*, at the start of its sentence.
    case like = "As"
    /// The start of the sentence.
    case opening = "^"
    /// The start of a paragraph.
    case paragraph = "¶"
  }

  enum Anchor: Sendable, CaseIterable { case verb, noun, accordingTo, colon, dash }

  let name: String
  /// The source stands before the cue.
  let hasSubject: Bool
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
    hasSubject = before.contains(.source)
    after = elements(words[(at + 1)...])
    self.anchor = anchor
    self.frame = frame
    self.example = example
  }

  private static let anchors: [String: Anchor] = [
    "[C]": .verb, "[CN]": .noun, "[A]": .accordingTo, "[:]": .colon, "[—]": .dash,
  ]

  // MARK: The table

  /// From the surest to the loosest: a loose row takes only what the strict ones left.
  static let english: [AttributionPattern] = [
    AttributionPattern(
      "Q , S [C] R .", .quote, "[Q “The dam will hold,”] [S Ortega] [C told] reporters."),
    AttributionPattern(
      "Q , [C] S", .quote, "[Q “The dam will hold,”] [C said] plant manager [S Luis Ortega]."),
    AttributionPattern(
      "S [C] R ~ : Q", .quote, "[S Ortega] [C told] reporters on Friday: [Q “It will hold.”]"),
    AttributionPattern(
      "S [C] R ~ , Q", .quote, "[S Ortega] [C said], [Q “It will hold.”]"),
    AttributionPattern(
      "Q , [A] S", [], "[Q “It will hold,”] [C according to] [S Ortega]."),
    AttributionPattern(
      "[A] S , Q", [], "[C According to] [S Ortega], [Q “it will hold.”]"),
    AttributionPattern(
      "F , S [C] R …", .quote,
      "[Q The dam], [S Ortega] [C said], [Q will hold for a hundred years]."),
    AttributionPattern(
      "I , S [C] R .", .quote, "[Q The dam will hold], [S Ortega] [C said] on Friday."),
    AttributionPattern(
      "S [C] R ~ that I", .that, "[S Ortega] [C told] reporters [Q that the dam would hold]."),
    AttributionPattern(
      "S [C] R ~ wh I", .question, "[S Reyes] [C asked] [Q whether the dam would hold]."),
    AttributionPattern(
      "S [C] as", .naming, "[S Critics] [C called] [Q the plan “reckless.”]"),
    AttributionPattern(
      "S [C] R ~ I", [.bare, .quote], "[S Ortega] [C said] on Friday [Q the dam would hold]."),
    AttributionPattern(
      "_Q , S [C] R .", .quote,
      "The mayor met the crew and the rest ([Q “You are heroes,”] [S she] [C said]) at noon."),
    AttributionPattern(
      "_Q , [C] S", .quote,
      "Letters came in from the crew ([Q “We want our dues,”] [C wrote] [S Luis Ortega]) on Monday."
    ),
    AttributionPattern(
      "_I , S [C] R .", .quote,
      "The crew worked all night, and [Q the dam will hold], [S Ortega] [C said]."),
    AttributionPattern(
      "S [C] _ that I", .that,
      "[S Ortega] [C said] during a long taping at the plant in Brill [Q that the dam would hold]."),
    AttributionPattern(
      "S [C] _Q", .quote,
      "[S Ortega] [C joked] to a crowd of admirers about [Q “a wall of paper” that held]."),
    AttributionPattern(
      "I , [C] S", .quote,
      "[Q The dam will hold], [C said] [S Luis Ortega], the plant manager."),
    AttributionPattern(
      "As S [C] R ~ …", .quote, "As [S Ortega] [C noted] in May, [Q the dam holds well]."),
    AttributionPattern(
      "^ [C] S _Q", .quote,
      "[C Said] [S Ana Reyes], who grew up in Brill, [Q “We are all so proud of it.”]"),
    AttributionPattern(
      "I , [A] S", [], "[Q The dam will hold], [C according to] [S Ortega]."),
    AttributionPattern(
      "F , [A] S …", [],
      "[Q The dam], [C according to] [S Ortega], [Q will hold for years]."),
    AttributionPattern(
      "[A] S , I", [], "[C According to] [S Ortega], [Q the dam will hold]."),
    AttributionPattern(
      "S [C] R to I", .infinitive, "[S Ortega] [C promised] [Q to repair the dam]."),
    AttributionPattern(
      "S [C] N", .noun, "[S Ortega] [C praised] [Q the “steady” hands of the crew]."),
    AttributionPattern(
      "S’s [CN] that I", .that,
      "Few believed [S Ortega]'s early [C claim] [Q that the dam would hold]."),
    AttributionPattern(
      "S’s [CN] to I", .infinitive, "Few believed [S her] [C promise] [Q to repair the dam]."),
    AttributionPattern(
      "S’s [CN] of N", .noun, "Few heard [S Ortega]'s [C warning] of [Q a “terrible” flood]."),
    AttributionPattern(
      "¶ S [:] Q", .quote, "[S Luis Ortega][C :] [Q ‘It will hold’]"),
    AttributionPattern(
      "S [:] Q", .quote, "Both spoke of it. [S Luis Ortega][C :] [Q “It will hold.”]"),
    AttributionPattern(
      "¶ S [:] ¶I", .quote,
      "[S Luis Ortega][C :] [Q Dam will hold for years]\n\nOrtega spoke at noon."),
    AttributionPattern(
      "Q [—] S", .quote, "[Q “It will hold.”] [C —] [S Luis Ortega], engineer"),
  ]

  // MARK: In words

  /// *words between quotation marks, a comma, the source, the cue*
  var inWords: String {
    let elements = before.reversed().map(\.inWords) + [anchor.inWords] + after.map(\.inWords)
    return elements.joined(separator: ", ")
  }
}

extension AttributionPattern.Element {
  fileprivate var inWords: String {
    switch self {
    case .quote: "words between quotation marks"
    case .clause: "a clause"
    case .fragment: "the beginning of the sentence"
    case .rest: "the rest of the sentence"
    case .gap: "some other words"
    case .innerQuote: "a quotation within the sentence"
    case .innerClause: "the last clause of the sentence"
    case .paragraphRest: "the rest of the paragraph"
    case .source: "the source"
    case .recipient: "perhaps the hearer"
    case .adjunct: "perhaps when, where or how"
    case .comma: "a comma"
    case .colon: "a colon"
    case .that: "“that”"
    case .question: "a question word"
    case .to: "“to”"
    case .naming: "somebody or something and what it is called"
    case .noun: "a noun phrase"
    case .end: "the end of the clause"
    case .possessor: "the source as a possessor"
    case .preposition: "a preposition"
    case .like: "“as”"
    case .opening: "the start of the sentence"
    case .paragraph: "the start of a paragraph"
    }
  }
}

extension AttributionPattern.Anchor {
  fileprivate var inWords: String {
    switch self {
    case .verb: "the cue"
    case .noun: "a noun as the cue"
    case .accordingTo: "“according to”"
    case .colon: "a colon"
    case .dash: "a dash"
    }
  }
}
