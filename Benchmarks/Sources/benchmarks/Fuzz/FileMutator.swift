import ArticleReaders
@_spi(Measuring) import QuoteModel

/// Makes files of many formats with one spoilt article among whole ones, the same for a number on every
/// machine.
struct FileMutator {
  func file(_ seed: Int) -> SpoiltFile {
    var random = SplitMix(seed: UInt64(bitPattern: Int64(seed)))
    let format = RecordFile.Format.allCases[random.below(RecordFile.Format.allCases.count)]
    let tokens = (0..<2 + random.below(5)).map { "Brill\(Self.letters[$0])" }
    var file = RecordFile(format, of: tokens)
    let spoilt = random.below(file.records.count)
    for _ in 0...random.below(3) {
      let mutation = Mutation.allCases[random.below(Mutation.allCases.count)]
      mutation.spoil(&file.records[spoilt], with: Self.other, &random)
    }
    var bytes = file.bytes
    // Here and there all of the file is spoilt, or cut off.
    let isAllSpoilt = random.below(4) == 0
    if isAllSpoilt {
      if random.below(2) == 0 { bytes.removeLast(random.below(bytes.count)) }
      for _ in 0..<random.below(4) where !bytes.isEmpty {
        bytes[random.below(bytes.count)] = UInt8(random.below(256))
      }
    }
    return SpoiltFile(
      name: file.name, bytes: bytes, tokens: tokens, spoilt: tokens[spoilt],
      mayCostOthers: isAllSpoilt || file.isOneWhole)
  }

  private static let letters = Array("abcdefgh")

  private static let other = Array(
    """
    <p>It rained.</p>{"a":[1,2]},"x";\\par {\\b }\n\nFrom: x\nHD\nLP\nBody\n--b\n<w:p/></item><item>
    WARC/1.0\r\nContent-Length: 99999\r\n\r\n<![CDATA[<!--]]>-->\u{FEFF}\0
    """.utf8)
}

/// A file, and what is known of what should come of it.
struct SpoiltFile {
  let name: String
  let bytes: [UInt8]
  /// A word for each article that was put in.
  let tokens: [String]
  /// That of the article that was spoilt.
  let spoilt: String
  /// Whether more than that one may be lost.
  let mayCostOthers: Bool

  /// What is broken of the promise that articles and rejections add up to what was put in; `nil` if nothing is.
  func fault() throws -> String? {
    let first = try outcome()
    guard try outcome() == first else { return "read again, it gives something else" }
    // What was cut off, or of which too little is left, cannot be missed.
    let all = String(decoding: bytes, as: UTF8.self)
    let missing = tokens.filter { token in
      !saysTwice(token, in: all) && all.contains("harbour master of \(token) told")
        && all.contains("who runs the harbour at \(token).")
        && !first.articles.contains { $0.contains(token) }
    }
    if !missing.isEmpty, first.complaints == 0, !name.hasSuffix(".html") {
      return "lost without a word: \(missing.joined(separator: ", "))"
    }
    let others = missing.filter { $0 != spoilt }
    if !mayCostOthers, !others.isEmpty {
      return "lost with \(spoilt): \(others.joined(separator: ", "))"
    }
    return nil
  }

  /// Whether an object of JSON has two texts, of which one alone can be the article's.
  private func saysTwice(_ token: String, in all: String) -> Bool {
    guard name.contains(".json") else { return false }
    return all.split(separator: "\n").contains { line in
      line.contains(token) && line.ranges(of: "\"text\":").count > 1
    }
  }

  private func outcome() throws -> Outcome {
    var reader = try ArticleReader(ByteStream(bytes: bytes), name: name, fileName: name)
    var outcome = Outcome()
    while let record = try reader.next() {
      outcome.records.append("\(record)")
      switch record.outcome {
      case .article(let article):
        outcome.articles.append((article.title ?? "") + article.body)
        outcome.complaints += record.warnings.count
      case .rejected: outcome.complaints += 1
      }
    }
    outcome.complaints += reader.warnings.count + reader.skippedFiles + reader.skippedRecords
    return outcome
  }

  private struct Outcome: Equatable {
    var records: [String] = []
    var articles: [String] = []
    /// Rejections, warnings, and what was counted as passed over.
    var complaints = 0
  }
}
