import QuoteModel

/// What one name of a speaker can be looked up by, as keys of `alias`.
struct SpeakerNames {
  /// Of the table `alias`; the surer first.
  enum Origin: String {
    case name, person, part, spelling
  }

  /// Each key with the surest that it is.
  private(set) var origins: [String: Origin]

  /// - Parameter origin: What the name itself is.
  init(_ name: NameKey, kind: SpeakerKind, origin: Origin = .name) {
    origins = [name.text: origin]
    guard kind == .person else { return }
    let parts = name.parts
    for part in parts { origins[part] = .part }
    for key in parts.union([name.text]) {
      let spelling = TransliterationKey(NameKey(key)).text
      if origins[spelling] == nil { origins[spelling] = .spelling }
    }
  }

  /// Adds those of another name of the same speaker.
  mutating func formUnion(_ other: SpeakerNames) {
    origins.merge(other.origins) { $0.isSurer(than: $1) ? $0 : $1 }
  }
}

extension SpeakerNames.Origin {
  fileprivate func isSurer(than other: SpeakerNames.Origin) -> Bool { rank < other.rank }

  private var rank: Int {
    switch self {
    case .name: 0
    case .person: 1
    case .part: 2
    case .spelling: 3
    }
  }
}
