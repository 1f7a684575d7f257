import Testing

@testable import QuoteParser

/// Who is on the reader's mind.
struct SalienceTests {
  private let ana = Referent(person: 0)
  private let luis = Referent(person: 1)

  @Test func `the weightiest is the best, if it leads`() {
    var salience = Salience()
    salience.add(ana, 100, sentence: 1, at: 3)
    salience.add(luis, 60, sentence: 1, at: 8)
    #expect(salience.best(1, lead: 1.1) { _ in 1 }?.referent == ana)
    #expect(salience.best(1, lead: 2) { _ in 1 } == nil)
    #expect(salience.best(1, lead: 2) { $0.referent == luis ? 1 : 0 }?.referent == luis)
  }

  @Test func `each sentence halves a weight`() {
    var salience = Salience()
    salience.add(ana, 100, sentence: 1, at: 3)
    #expect(Salience.weight(of: salience.entries[0], 1) == 100)
    #expect(Salience.weight(of: salience.entries[0], 3) == 25)
    salience.add(luis, 60, sentence: 2, at: 12)
    #expect(salience.best(2, lead: 1.1) { _ in 1 }?.referent == luis)
  }

  @Test func `a mention that weighs less than what is left changes only where it was`() {
    var salience = Salience()
    salience.add(ana, 140, sentence: 1, at: 3, speaks: true)
    salience.add(ana, 40, sentence: 2, at: 9)
    #expect(salience.entries.map(\.weight) == [70])
    #expect(salience.entries.map(\.at) == [9])
    #expect(salience.entries.map(\.hasSpoken) == [true])
  }

  @Test func `of too many the lightest is forgotten`() {
    var salience = Salience()
    for person in 0..<21 {
      salience.add(Referent(person: person), Float(100 - person), sentence: 1, at: person)
    }
    #expect(salience.entries.count == 20)
    #expect(!salience.entries.contains { $0.referent.person == 19 })
    #expect(salience.entries.contains { $0.referent.person == 20 })
  }

  @Test func `nobody on the mind is nobody`() {
    #expect(Salience().best(0, lead: 1) { _ in 1 } == nil)
  }
}
