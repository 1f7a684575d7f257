import QuoteModel

/// What one name of a speaker can be looked up by, as keys of `alias`.
struct SpeakerNames {
  let key: NameKey
  /// The shorter names that searches may use.
  let parts: Set<String>
  /// The key and the parts as other romanisations have them, where that differs.
  let spellings: Set<String>

  init(_ key: NameKey, kind: SpeakerKind) {
    self.key = key
    parts = kind == .person ? key.parts : []
    guard kind == .person else {
      spellings = []
      return
    }
    let keys = parts.union([key.text])
    // A key is its own key, as is an ending of it.
    spellings = Set(keys.map { TransliterationKey(NameKey($0)).text }).subtracting(keys)
  }
}
