@_spi(Measuring) import QuoteModel

/// Puts sentences into words.
struct Wording {
  let grammar: Grammar
  var random: SplitMix
  /// Of the article; a name on its own needs none.
  var cast = Cast(people: [], places: [], organisation: "")
  private var speaker = 0
  private var introduced: Set<Int> = []

  init(_ grammar: Grammar, _ random: SplitMix) {
    self.grammar = grammar
    self.random = random
  }

  mutating func paragraph() -> String {
    // Whoever has the floor mostly keeps it.
    if random.below(5) < 2 { speaker = random.below(cast.people.count) }
    return sentence("paragraph")
  }

  /// Begins with a capital.
  mutating func sentence(_ name: String) -> String { capitalised(text(name)) }

  mutating func text(_ name: String) -> String {
    var result = ""
    append(grammar.symbol(name), to: &result)
    return result
  }

  private mutating func append(_ symbol: Int, to result: inout String) {
    for piece in grammar.wording(of: symbol, &random) {
      switch piece {
      case .text(let text): result += text
      case .symbol(let symbol, isCapital: false): append(symbol, to: &result)
      case .symbol(let symbol, isCapital: true):
        var part = ""
        append(symbol, to: &part)
        result += capitalised(part)
      case .slot(let slot, let isCapital):
        result += isCapital ? capitalised(text(for: slot)) : text(for: slot)
      }
    }
  }

  private mutating func text(for slot: Grammar.Slot) -> String {
    switch slot {
    case .full: cast.people[speaker].full
    case .last: cast.people[speaker].surname
    case .he: cast.people[speaker].pronoun
    case .his: cast.people[speaker].possessive
    case .role: cast.people[speaker].role
    case .who: introduction()
    case .other: cast.people[(speaker + 1) % cast.people.count].surname
    case .place: cast.places[random.below(cast.places.count)]
    case .organisation: cast.organisation
    case .number: String(2 + random.below(97))
    case .year: String(1990 + random.below(35))
    }
  }

  /// In full the first time, as the news does.
  private mutating func introduction() -> String {
    guard introduced.insert(speaker).inserted else { return cast.people[speaker].surname }
    var result = ""
    append(grammar.symbol("introduction"), to: &result)
    return result
  }

  private func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
