/// Where people were subjects of clauses, and where they were found to be sources: whom a pronoun
/// can mean, the nearest first.
struct Antecedents {
  typealias Place = (at: Int, person: Int)

  /// In reading order.
  private var subjects: [Place] = []
  /// In the order of resolution, which is nearly reading order.
  private var sources: [Place] = []

  /// - Parameter token: After those of all subjects added before.
  mutating func addSubject(_ person: Int, at token: Int) { subjects.append((token, person)) }

  mutating func addSource(_ person: Int, at token: Int) { sources.append((token, person)) }

  func isSource(_ person: Int) -> Bool { sources.suffix(8).contains { $0.person == person } }

  /// The nearest before a token that fits.
  func last(before token: Int, where fits: (Place) -> Bool = { _ in true }) -> Place? {
    let subject = Self.last(subjects, before: token, where: fits)
    let source = Self.last(sources, before: token, where: fits)
    guard let subject, let source else { return subject ?? source }
    return subject.at > source.at ? subject : source
  }

  /// Looks at some forty places at most, so that a text of nothing but names takes linear time.
  private static func last(_ places: [Place], before token: Int, where fits: (Place) -> Bool)
    -> Place?
  {
    var low = 0
    var high = places.count
    while low < high {
      let middle = (low + high) / 2
      if places[middle].at < token { low = middle + 1 } else { high = middle }
    }
    return places[max(0, low - 40)..<low].last(where: fits)
  }
}
