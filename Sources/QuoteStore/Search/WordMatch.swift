/// Whether a text has what a search asks for, word by word: what the full-text index cannot tell.
struct WordMatch {
  private let words: SearchWords
  private let isExact: Bool
  private let forms: WordForms
  private let phrases: [SearchPhrase: [WordForms.Word]]

  init(_ words: SearchWords, isExact: Bool, forms: WordForms) {
    self.words = words
    self.isExact = isExact
    self.forms = forms
    let all = ([words.sought].compactMap(\.self) + words.excluded).flatMap(\.allPhrases)
    phrases = Dictionary(all.map { ($0, forms.words(of: $0.text, isSought: true)) }) { first, _ in
      first
    }
  }

  func matches(_ text: String) -> Bool {
    let text = forms.words(of: text)
    return (words.sought.map { holds($0, in: text) } ?? true)
      && !words.excluded.contains { holds($0, in: text) }
  }

  /// Whether a text has any of what is excluded.
  func hasExcluded(_ text: String) -> Bool {
    let text = forms.words(of: text)
    return words.excluded.contains { holds($0, in: text) }
  }

  /// Where the words that were looked for stand; UTF-8 bytes, in order, none touching another.
  func hits(in text: String) -> [Range<Int>] {
    let found = forms.words(of: text)
    let ranges = (words.sought?.soughtPhrases ?? []).flatMap { phrase in
      starts(of: phrase, in: found).map { start in
        found[start].place.lowerBound..<found[start + length(of: phrase) - 1].place.upperBound
      }
    }
    return ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  private func holds(_ expression: SearchExpression, in text: [WordForms.Word]) -> Bool {
    switch expression {
    case .phrase(let phrase): !starts(of: phrase, in: text).isEmpty
    case .near(let phrases, let distance): areNear(phrases, distance, in: text)
    case .any(let parts): parts.contains { holds($0, in: text) }
    case .all(let parts, let excluded):
      parts.allSatisfy { holds($0, in: text) } && !excluded.contains { holds($0, in: text) }
    }
  }

  /// As FTS5 has it: so many words at most between the end of each phrase and the start of the last.
  private func areNear(_ phrases: [SearchPhrase], _ distance: Int, in text: [WordForms.Word])
    -> Bool
  {
    let places = phrases.map { (starts: starts(of: $0, in: text), length: length(of: $0)) }
    return places.flatMap(\.starts).contains { last in
      places.allSatisfy { phrase in
        phrase.starts.contains { $0 <= last && last - $0 - phrase.length <= distance }
      }
    }
  }

  private func length(of phrase: SearchPhrase) -> Int { phrases[phrase, default: []].count }

  /// Indices into the words of the text.
  private func starts(of phrase: SearchPhrase, in text: [WordForms.Word]) -> [Int] {
    let sought = phrases[phrase, default: []]
    guard !sought.isEmpty, text.count >= sought.count else { return [] }
    return (0...text.count - sought.count).filter { start in
      sought.indices.allSatisfy { place in
        let isOpen = phrase.isPrefix && place == sought.count - 1
        return isSame(sought[place], text[start + place], isOpen: isOpen)
      }
    }
  }

  private func isSame(_ sought: WordForms.Word, _ found: WordForms.Word, isOpen: Bool) -> Bool {
    if isOpen { return found.form.hasPrefix(sought.form) }
    return isExact ? found.form == sought.form : found.stem == sought.stem
  }
}
