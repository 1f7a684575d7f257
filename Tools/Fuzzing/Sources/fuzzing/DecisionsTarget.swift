import ArticleReaders
import QuoteModel
import QuoteStore

/// A file of decisions, a row a decision without a header, is joined to an archive, which is sound then.
///
/// `H` stands for the hash of the first article, which nobody would guess.
func decide(_ bytes: [UInt8]) {
  do {
    let archive = SampleArchive.made()
    try archive.decisions.join(try rows(of: bytes).map { [$0] })
    try SampleArchive.readAll(of: archive)
    try archive.verify { preconditionFailure("\($0)") }
    try archive.decisions.forEachCommand { decisions in
      for decision in decisions { _ = decision.sentence }
    }
  } catch { preconditionFailure("\(error)") }
}

private func rows(of bytes: [UInt8]) throws -> [Decision] {
  var reader = try CSVReader(ByteStream(bytes: bytes))
  var decisions: [Decision] = []
  while let row = try reader.next(), decisions.count < 30 {
    let values = Dictionary(
      zip(Decision.Column.allCases, row.fields), uniquingKeysWith: { first, _ in first })
    if let decision = Decision({ values[$0].flatMap(value) }), isFiled(decision, values) {
      decisions.append(decision)
    }
  }
  return decisions
}

private func value(_ field: String) -> String? {
  field.isEmpty ? nil : field == "H" ? SampleArchive.articles[0].identity.hash : field
}

/// Whether the command would take it over from a file: a hash, a span and a time are held to their form, and
/// no field has a NUL in it.
private func isFiled(_ decision: Decision, _ values: [Decision.Column: String]) -> Bool {
  guard !values.values.contains(where: { $0.utf8.contains(0) }) else { return false }
  let hashes = [values[.articleHash]] + (decision.subject.isText ? [values[.subject]] : [])
  let isHash = hashes.allSatisfy { hash in
    hash.flatMap(value)?.wholeMatch(of: /[0-9a-f]{64}/) != nil || hash.flatMap(value) == nil
  }
  if case .quote(_, let span) = decision.subject {
    guard span.start >= 0, span.end > span.start, span.end < TextSpan.longestText else {
      return false
    }
    guard decision.before == nil || decision.inferred != nil else { return false }
  }
  let time = /[0-9]{4}-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](\.[0-9]+)?Z/
  let times = [values[.madeAt], values[.undoneAt]].compactMap { $0.flatMap(value) }
  return isHash && times.allSatisfy { $0.wholeMatch(of: time) != nil }
}

extension Decision.Subject {
  /// Whether its name is the hash of a text.
  fileprivate var isText: Bool {
    switch self {
    case .quote, .article: true
    case .speaker, .outlet: false
    }
  }
}
