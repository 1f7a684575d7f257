@_spi(Measuring) import QuoteModel

/// Invents news articles, the same for a number on every machine.
///
/// They have the length, the marks and the density of attributions of the news: about 5.5 KB with
/// some 20 of them.
struct Inventor {
  /// Everybody whom the articles may quote, a few much oftener than most.
  private static let population = 6000

  private let grammar = Grammar.english
  private let seed: UInt64

  init(seed: Int) { self.seed = UInt64(bitPattern: Int64(seed)) }

  func article(_ number: Int) -> InventedArticle {
    var wording = wording(of: seed &+ UInt64(number) &* 0xD1B5_4A32_D192_ED03)
    wording.cast = cast(&wording)
    let style = MarkStyle.any(&wording.random)
    let length = 2500 + wording.random.below(6000)
    let title = wording.sentence("headline")
    var body = title + "\n\n" + wording.sentence("lede")
    while body.utf8.count < length { body += "\n\n" + wording.paragraph() }
    return InventedArticle(
      number: number, title: style.set(title), body: style.set(body),
      outlet: outlet(wording.random.below(40)), author: person(wording.random.below(900)).full,
      day: wording.random.below(12 * 12 * 28))
  }

  private func cast(_ wording: inout Wording) -> Cast {
    let people = (0..<3 + wording.random.below(3)).map { _ in
      let share = wording.random.share()
      return person(Int(Double(Self.population) * share * share * share))
    }
    let places = (0..<3).map { _ in wording.text("place") }
    return Cast(people: people, places: places, organisation: wording.text("organisation"))
  }

  private func person(_ number: Int) -> Person {
    var wording = wording(of: UInt64(number) << 16)
    let isMan = wording.random.below(2) == 0
    let initial = wording.random.below(10) == 0 ? " " + wording.text("initial") : ""
    return Person(
      given: wording.text(isMan ? "man" : "woman") + initial,
      surname: wording.text("surname"), role: wording.text("role"),
      pronoun: isMan ? "he" : "she", possessive: isMan ? "his" : "her")
  }

  private func outlet(_ number: Int) -> String {
    var wording = wording(of: UInt64(number) << 40)
    return wording.text("outlet")
  }

  private func wording(of seed: UInt64) -> Wording { Wording(grammar, SplitMix(seed: seed)) }
}
