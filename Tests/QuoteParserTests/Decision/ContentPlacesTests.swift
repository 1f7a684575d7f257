import Testing

@testable import QuoteParser

/// Where the content of the cue `C` can stand.
struct ContentPlacesTests {
  @Test(arguments: [
    Row("Ortega [C said] the dam would hold.", ["the dam would hold."]),
    Row("Ortega [C said] that it held.", ["that it held.", "it held."]),
    Row(
      "Ortega [C told] reporters on Monday it held.",
      ["reporters on Monday it held.", "on Monday it held.", "Monday it held.", "it held."]),
    Row("Ortega [C said]: “It holds.”", ["“It holds.”"]),
    Row("Ortega [C refused] to say why.", ["to say why.", "why."]),
    // Not beyond a semicolon, nor the second finite verb.
    Row("Ortega [C said] it held; it was old.", ["it held; it was old."]),
    Row("“It holds,” Ortega [C said].", []),
  ])
  func `a content after its cue begins with a phrase or a clause`(row: Row<[String]>) throws {
    let (text, site, places) = try places(in: row.text)
    let starts = places.compactMap { place -> String? in
      if case .after(let start) = place { text.text(from: start, in: site.sentence) } else { nil }
    }
    row.check { #expect(starts == row.expected) }
  }

  @Test(arguments: [
    Row("“It holds,” Ortega [C said].", ["“It holds,”"]),
    Row("The dam will hold, Ortega [C said].", ["The dam will hold"]),
    Row("And the dam will hold, Ortega [C said].", ["the dam will hold"]),
    Row(
      "It rained, and the dam held, Ortega [C said].",
      ["It rained, and the dam held", "the dam held", "It rained"]),
    Row(
      "It was “old,” Ortega [C said].", ["“old,”", "It was “old,”"]),
    Row("It rained; the dam held, Ortega [C said].", ["It rained; the dam held", "the dam held"]),
    Row("Ortega [C said] the dam would hold.", []),
  ])
  func `a content before its cue ends with a mark or a quotation`(row: Row<[String]>) throws {
    let (text, site, places) = try places(in: row.text)
    let found = places.compactMap { place -> String? in
      if case .before(let range) = place { text.text(range, in: site.sentence) } else { nil }
    }
    row.check { #expect(found == row.expected) }
  }

  @Test func `nowhere is the first place, every place is one, and there are not many`() {
    for fixture in Fixture.all {
      let text = MarkedArticle(fixture.text.body)
      for site in text.sites {
        let count = text.structure.sentences[site.sentence].count
        let places = self.places(of: site, in: text)
        #expect(places.first == ContentPlace.none && places.count <= 40)
        for (number, place) in places.enumerated() {
          #expect(!places[..<number].contains(place), "\(fixture.name)")
          switch place {
          case .none: #expect(number == 0)
          case .after(let start): #expect((site.cue.upperBound..<count).contains(start))
          case .before(let range):
            #expect(!range.isEmpty && range.upperBound <= site.group.lowerBound)
          }
        }
      }
    }
  }

  private func places(in marked: String) throws -> (MarkedArticle, CueSite, [ContentPlace]) {
    let text = MarkedArticle(marked)
    let site = try #require(text.site)
    return (text, site, places(of: site, in: text))
  }

  private func places(of site: CueSite, in text: MarkedArticle) -> [ContentPlace] {
    ContentPlaces(of: SiteFeatures(site, in: text.structure)).all()
  }
}
