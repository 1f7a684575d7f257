import Essentials
import QuoteModel
import Testing

@testable import QuoteParser

/// Whom an article names.
struct DirectoryTests {
  private static func directory(_ body: String) -> Directory {
    Directory(of: MarkedArticle(body).structure)
  }

  @Test(arguments: [
    Row("Luis Ortega met Ana Reyes. Ortega left, and Reyes stayed.", ["Luis Ortega", "Ana Reyes"]),
    Row("Ortega left. Luis Ortega stayed.", ["Luis Ortega"]),
    Row("On Monday plant manager Luis Ortega and Mr. Hollis met.", ["Luis Ortega", "Hollis"]),
    Row("Luis Ortega Jr. met Luis Ortega.", ["Luis Ortega Jr."]),
    Row("Ludwig van Beek waved. Van Beek left.", ["Ludwig van Beek"]),
    Row("Luis “Tito” Ortega waved.", ["Luis Ortega"]),
    Row("Kim Jong-rin waved. Kim left.", ["Kim Jong-rin"]),
    Row("Ortega Energy Corp. grew. Ortega Energy sold it.", ["Ortega Energy Corp."]),
    Row("Officials and Critics left on Monday.", []),
    Row("Oskar Vane Miss a vote.", ["Oskar Vane"]),
    Row("Overall it rained.", []), Row("Breathing is hard. It is breathing.", []),
    Row("By Luis Ortega\n\nIt rained.", ["Luis Ortega"]),
  ])
  func `everybody is there once, under the fullest name`(row: Row<[String]>) {
    let directory = Self.directory(row.text)
    #expect(directory.people.indices.map { directory.fullName(of: $0) } == row.expected)
  }

  @Test(arguments: [
    Row("Luis Ortega waved.", SpeakerKind.person), Row("Ortega Energy Corp. grew.", .organisation),
    Row("The Brill Energy Department waited.", .organisation),
    Row("Vernon Beach is cold.", .organisation), Row("Sarah Park waved.", .person),
    // What stands around it tells, too.
    Row("They met in Quarrel.", .organisation), Row("They met the Silver Quarrel.", .organisation),
    Row("They met in Quarrel. “It holds,” Quarrel said. Quarrel said so.", .person),
    Row("They met Quarrel, 61, again.", .person),
    Row("It was NATO again.", .organisation), Row("Mayor Quince waved.", .person),
  ])
  func `a name is somebody's or something's`(row: Row<SpeakerKind>) {
    #expect(Self.directory(row.text).people.map(\.kind) == [row.expected])
  }

  private static let genders: [Row<Person.Gender?>] = [
    Row("Ana Reyes waved.", .feminine), Row("Mr. Quince waved.", .masculine),
    Row("Quince left. Ms. Quince waved.", .feminine), Row("Luis Ortega waved.", .masculine),
    Row("Spokeswoman Quince waved.", .feminine), Row("Then Quince waved.", nil),
  ]

  @Test(arguments: genders)
  func `a given name or a title tells the gender`(row: Row<Person.Gender?>) {
    #expect(Self.directory(row.text).people.map(\.gender) == [row.expected])
  }

  @Test(arguments: [
    Row("Then plant manager Luis Ortega waved.", ["plant manager"]),
    Row("Luis Ortega, the plant manager, waved.", ["plant manager"]),
    Row("The plant manager, Luis Ortega, waved.", ["plant manager"]),
    Row("Real estate mogul Luis Ortega waved.", ["Real estate mogul"]),
    Row("Sports psychologist Luis Ortega waved.", ["Sports psychologist"]),
    Row("It was former Reyes adviser Luis Ortega.", ["former Reyes adviser"]),
    Row("However Luis Ortega waved.", []),
    // Whose, and of what body.
    Row("Norland’s foreign minister, Luis Ortega, waved.", ["Norland’s foreign minister"]),
    Row("The mill owners' lawyer Luis Ortega waved.", ["mill owners' lawyer"]),
    Row("It was Bank of Norland deputy governor Luis Ortega.", ["Bank of Norland deputy governor"]),
    Row("Former Reyes chief of staff Luis Ortega waved.", ["Former Reyes chief of staff"]),
    Row(
      "It was Brill Capital senior Norland economist Luis Ortega.",
      ["Brill Capital senior Norland economist"]),
    Row("It was Norland Film Board (NFB) head Luis Ortega.", ["Norland Film Board (NFB) head"]),
    // Two in one.
    Row("It was founder and leader Luis Ortega.", ["founder and leader"]),
    Row("They met oil and gas worker Luis Ortega.", ["oil and gas worker"]),
    Row("They met Ana Reyes and singer Luis Ortega.", ["singer"]),
    // As far as the next mark.
    Row("Luis Ortega, 61, a retired painter who paints, waved.", ["retired painter"]),
    Row("Luis Ortega, author of “The Dam”, waved.", ["author"]),
    Row("Luis Ortega, a lecturer (he sings), waved.", ["lecturer"]),
    Row("The Bishop of Brill, the Rt Rev Luis Ortega, waved.", ["Bishop of Brill"]),
    Row("Ana Paz/NN Defence Minister Luis Ortega waved.", ["Defence Minister"]),
    Row("It was his rival Sen. Luis Ortega.", ["Sen."]),
    Row("After the vote Norland Minister Luis Ortega waved.", ["Norland Minister"]),
    Row("It was state Sen. Luis Ortega.", ["state Sen."]),
    Row("It was former Brill Mayor Luis Ortega.", ["former Brill Mayor"]),
    // Somebody else’s, one of many, a party.
    Row("It was Luis Ortega, Senator Ana Reyes and a guest.", []),
    Row("To other officials, Luis Ortega waved.", []),
    Row("Luis Ortega, a Republican, waved.", []),
    Row("Luis Ortega, a Norland Democrat, waved.", []),
    Row(
      "Luis Ortega, a former mayor of Brill, waved. Mayor Luis Ortega left.",
      ["former mayor of Brill", "Mayor"]),
    Row("Luis Ortega, who runs the mill, waved.", []),
    Row("They pushed a guard, Luis Ortega said.", []),
    Row("Baker, Luis Ortega, Ana Paz and Pim Berg waved.", []),
    Row("It was one more celebrity Luis Ortega rally.", []),
    Row("She met Luis Ortega, the mayor “looked away” and left.", []),
    // No person, nobody with an office, a trade or a relation.
    Row("Luis Ortega, an idea of his teacher, waved.", []),
    Row("Luis Ortega, a tall man with a beard, waved.", []),
    Row("Luis Ortega, told a guest to wait.", []),
    // What somebody thinks of him, how old he is, since when, where, what he does.
    Row("Luis Ortega, an outspoken coach, waved.", ["coach"]),
    Row("It was the most able mayor Luis Ortega knew.", []),
    Row("They met veteran coach Luis Ortega.", ["coach"]),
    Row("They met army veteran Luis Ortega.", ["army veteran"]),
    Row("They met longtime Reyes aide Luis Ortega.", ["Reyes aide"]),
    Row("New York mayor Luis Ortega waved.", ["New York mayor"]),
    Row("New coach Luis Ortega waved.", ["coach"]),
    Row("They met the populist Luis Ortega.", []),
    Row("Luis Ortega, a 61-year-old baker from Brill, waved.", ["baker from Brill"]),
    Row("Luis Ortega, an aide since the flood, waved.", ["aide"]),
    Row("Luis Ortega, a broker based in Brill, waved.", ["broker"]),
    Row("Luis Ortega, a student living in Brill, waved.", ["student"]),
    Row("Luis Ortega, a former coach and now the mayor of Brill, waved.", ["former coach"]),
    Row("Luis Ortega, author of the long poem “The Dam”, waved.", ["author"]),
    // Verbs before it, and what looks like one.
    Row("It would help Brill Mayor Luis Ortega.", ["Brill Mayor"]),
    Row("They want to impress coach Luis Ortega.", ["coach"]),
    Row("They spoke of retired engineer Luis Ortega.", ["retired engineer"]),
    Row("It was former Ana W. Paz adviser Luis Ortega.", ["former Ana W. Paz adviser"]),
    Row("Luis Ortega, a friend for forty years, waved.", ["friend"]),
    Row("Luis Ortega, the owner of a mill that paints, waved.", ["owner of a mill"]),
    Row(
      "Luis Ortega, a lawyer for Brill’s largest mill, waved.",
      ["lawyer for Brill’s largest mill"]),
    Row("It was then-Senate Leader Luis Ortega.", ["then-Senate Leader"]),
    Row("It was Brill IT director Luis Ortega.", ["Brill IT director"]),
    // Inside it, too, with whose it is; but what he is no more stays so.
    Row("Luis Ortega, Brill’s new coach, waved.", ["coach"]),
    Row("They met the mill's longtime owner, Luis Ortega.", ["owner"]),
    Row("Luis Ortega, a former top aide to Reyes, waved.", ["former top aide to Reyes"]),
    Row("Top Gear host Luis Ortega waved.", ["Top Gear host"]),
    Row("Newly-crowned Norwegian champion Luis Ortega waved.", ["Norwegian champion"]),
    Row("Luis Ortega, Brill’s newly elected mayor, waved.", ["mayor"]),
    Row("They met 30-year senator Luis Ortega.", ["senator"]),
    Row("Prize-winning reporter Luis Ortega waved.", ["reporter"]),
    Row("They met her 6-year-old son Luis Ortega.", ["son"]),
    Row("Luis Ortega, a highly respected veteran coach, waved.", ["coach"]),
    // Mere persons, alone or beside an office.
    Row("The front-runner, Luis Ortega, waved.", []),
    Row("They met Norland voter Luis Ortega.", []),
    Row("Luis Ortega, a baker and a Reyes supporter, waved.", ["baker"]),
    Row("They met Luis Ortega, a baker from Brill and a Republican.", ["baker from Brill"]),
    Row("Luis Ortega, a Democrat and former mayor of Brill, waved.", ["former mayor of Brill"]),
    Row("Luis Ortega, 25, and his wife, Ana Paz, waved.", []),
    // Clauses and tails.
    Row("Luis Ortega, whose husband, Pim Berg, paints, waved.", []),
    Row("Luis Ortega, a painter for mills whose owner paints, waved.", ["painter for mills"]),
    Row("Luis Ortega, a pilot with a love of boats, waved.", ["pilot"]),
    Row("Luis Ortega, a pilot with Norland Air, waved.", ["pilot with Norland Air"]),
    Row("Luis Ortega, an adviser close to Reyes, waved.", ["adviser"]),
    Row("Luis Ortega, a baker in Brill in an email, waved.", ["baker in Brill"]),
    Row("Luis Ortega, a friend for over forty years. He waved.", ["friend"]),
    Row(
      "Luis Ortega, director of the Boats and Me school, waved.",
      ["director of the Boats and Me school"]),
    Row("Luis Ortega, author of a study published by the mill, waved.", ["author of a study"]),
    // Whom he is no spokesman of, whom it does not surprise.
    Row("It was a spokesman for Sen. Luis Ortega.", ["Sen."]),
    Row("It was former Reagan chief of staff Luis Ortega.", ["former Reagan chief of staff"]),
    Row("It does not surprise Norland pollster Luis Ortega.", ["Norland pollster"]),
  ])
  func `what somebody is is kept, in reading order`(row: Row<[String]>) {
    let directory = Self.directory(row.text)
    let roles = directory.people.first { directory.article.text(of: $0.name).contains("Ortega") }?
      .roles.map { directory.article.text(of: $0.role) }
    #expect(roles == row.expected)
  }

  @Test(arguments: [
    // The last words of a text are looked up among those before.
    Row("Luis Ortega met Ana Ortega. Ortega", ["Luis Ortega", "Ana Ortega"]),
    Row("Luis Ortega met Ana Reyes. Reyes", ["Ana Reyes"]),
    Row("Luis Ortega met Ana Reyes. Ana", ["Ana Reyes"]),
    Row("The Brill Energy Office grew. BEO", ["Brill Energy Office"]),
    Row("Luis Ortega met Ana Reyes. Strand", ["Strand"]),
  ])
  func `a short name can mean all whom it fits`(row: Row<[String]>) {
    let directory = Self.directory(row.text)
    let last = directory.article.tokens.count - 1
    let found = directory.candidates(for: last..<last + 1)
    #expect(found.map { directory.fullName(of: $0) } == row.expected)
  }

  @Test func `mentions are found in a range of tokens`() {
    let directory = Self.directory("Ana Reyes met “Luis Ortega” and Ida Strand’s son. Reyes left.")
    let tokens = directory.article.tokens.count
    #expect(
      directory.mentions(in: 0..<tokens).map { directory.fullName(of: $0.person) } == [
        "Ana Reyes", "Luis Ortega", "Ida Strand", "Ana Reyes",
      ])
    #expect(directory.mentions(in: 1..<4).isEmpty)
  }

  @Test func `a name keeps sixteen words, the last among them`() {
    var words = HashList()
    for word in 1...20 { words.append(UInt32(word)) }
    #expect(Array(words) == Array(1...15) + [20])
    var end = HashList()
    end.append(15)
    end.append(20)
    #expect(words.ends(in: end))
  }
}
