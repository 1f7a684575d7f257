import QuoteModel
import QuoteStore

/// The two that are compared: what they are, and what is searched for each.
struct ComparedPair {
  enum Sort: String {
    case speakers, outlets
  }

  let sort: Sort
  /// As shown.
  let names: [String]
  /// One for each.
  let queries: [QuoteQuery]

  /// - Parameters:
  ///   - typed: Two names.
  ///   - sort: What they are meant to be; `nil` to go by what there is.
  /// - Throws: `CommandError`, if they are not in the archive, or may be one or the other.
  init(
    _ typed: [String], as sort: Sort?, query: QuoteQuery, in archive: Archive, messages: Messages
  ) throws {
    let sort = try sort ?? ComparedPair.sort(of: typed, in: archive)
    self.sort = sort
    switch sort {
    case .speakers:
      guard query.speakers.isEmpty else {
        throw CommandError.failed(.usage, "--speaker narrows outlets: these are speakers")
      }
      for name in typed where try !archive.speakers.isKnown(name) {
        throw ComparedPair.unknown(name, "nobody")
      }
      names = try typed.map { try NamedSpeaker($0, in: archive, messages: messages).name }
    case .outlets:
      guard query.outlets.isEmpty else {
        throw CommandError.failed(.usage, "--outlet narrows speakers: these are outlets")
      }
      names = try typed.map { name in
        guard let outlet = try archive.articles.outlet(named: name) else {
          throw ComparedPair.unknown(name, "no outlet")
        }
        return outlet
      }
    }
    queries = typed.map { name in
      var query = query
      if sort == .speakers { query.speakers = [name] } else { query.outlets = [name] }
      return query
    }
  }

  private static func sort(of typed: [String], in archive: Archive) throws -> Sort {
    let areSpeakers = try typed.map { try archive.speakers.isKnown($0) }
    let areOutlets = try typed.map { try archive.articles.outlet(named: $0) != nil }
    switch (!areSpeakers.contains(false), !areOutlets.contains(false)) {
    case (true, false): return .speakers
    case (false, true): return .outlets
    case (true, true):
      throw CommandError.failed(
        .badInput,
        "'\(typed[0])' and '\(typed[1])' are speakers and outlets: give --speakers or --outlets")
    case (false, false):
      if let place = typed.indices.first(where: { !areSpeakers[$0] && !areOutlets[$0] }) {
        throw unknown(typed[place], "nobody and no outlet")
      }
      throw CommandError.failed(
        .badInput, "'\(typed[0])' and '\(typed[1])' are a speaker and an outlet: give two of a sort"
      )
    }
  }

  private static func unknown(_ name: String, _ nobody: String) -> CommandError {
    .failed(
      .noInput,
      "\(nobody) is called '\(name)' here: 'quotes stats --by speaker --by outlet' lists who is")
  }
}
