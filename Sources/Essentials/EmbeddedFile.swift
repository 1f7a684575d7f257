public import CEmbedded

extension EmbeddedFile {
  /// All lines but empty ones and comments, which begin with `#`.
  public var lines: [Substring] {
    Substring(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
      .parts(at: "\n").filter { !$0.isEmpty && $0.utf8.first != UInt8(ascii: "#") }
  }

  /// The lines after each `[head]`, in the order of the file.
  public var sections: [(head: Substring, lines: [Substring])] {
    var sections: [(head: Substring, lines: [Substring])] = []
    for line in lines {
      if line.utf8.first == UInt8(ascii: "[") {
        sections.append((line.dropFirst().dropLast(), []))
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
    return sections
  }
}

extension CaseIterable {
  /// By what such files call them: `objectPronoun` is `object-pronoun`.
  public static var byLabel: [Substring: Self] {
    Dictionary(uniqueKeysWithValues: allCases.map { (kebabCase("\($0)"), $0) })
  }

  private static func kebabCase(_ name: String) -> Substring {
    var words: [UInt8] = []
    for letter in name.utf8 {
      let isCapital = (0x41...0x5A).contains(letter)
      if isCapital { words.append(UInt8(ascii: "-")) }
      words.append(isCapital ? letter | 0x20 : letter)
    }
    return Substring(decoding: words, as: UTF8.self)
  }
}

extension Substring {
  /// The parts between all places of an ASCII character, the empty ones too.
  ///
  /// Bytes are compared: by characters, the files of the parser's lexicon took a tenth of a second to read.
  public func parts(at separator: Unicode.Scalar) -> [Substring] {
    let mark = UInt8(ascii: separator)
    let ends =
      utf8.withContiguousStorageIfAvailable { utf8 in utf8.indices.filter { utf8[$0] == mark } }
      ?? utf8.enumerated().filter { $0.element == mark }.map(\.offset)
    var (parts, start): ([Substring], Index) = ([], startIndex)
    parts.reserveCapacity(ends.count + 1)
    for end in ends.lazy.map({ utf8.index(startIndex, offsetBy: $0) }) {
      parts.append(self[start..<end])
      start = utf8.index(after: end)
    }
    parts.append(self[start...])
    return parts
  }
}
