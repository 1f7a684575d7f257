/// Reads one JSON value after another from a stream, each as a record.
struct JSONValueReader {
  let input: RecordInput
  var records: JSONRecordReader
  /// Where the last value began.
  private var lastLine = 0
  /// What the last article began with, its first name: those of a list mostly have the same.
  private var firstName: [UInt8] = []
  private var hasArticles = false
  /// Up to where in the stream no other article begins, as was found behind a broken value.
  private var barrenEnd = 0
  /// How much was searched through behind broken values.
  private var searchedCount = 0
  /// The value that begins with the next byte, if it was looked at before: how long it is, and its fields.
  fileprivate var known: (length: Int, fields: JSONFields)?

  init(_ input: RecordInput) {
    self.input = input
    records = JSONRecordReader(input)
  }

  /// The record of the value that begins with the next byte.
  mutating func next() throws -> ReadRecord {
    let place = place()
    let isObject = input.stream.buffered.beginsObject
    let ownName = isObject ? firstNameOfObject : []
    if isObject, !hasArticles { firstName = ownName }
    if let (length, fields) = known {
      known = nil
      input.stream.consume(length)
      let record = records.record(of: fields, at: place)
      if case .article = record.outcome { (firstName, hasArticles) = (ownName, true) }
      return record
    }
    var search = JSONEndSearch()
    var length = 0
    var isTooLong = false
    var isComplete = false
    repeat {
      isComplete = search.takes(input.stream.buffered.dropFirst(length), length: &length)
      guard isTooLong || length > input.options.recordLimit else { continue }
      if !isTooLong, let next = nextObject(in: input.stream.buffered.prefix(length)) {
        length = next
        isComplete = true
        continue
      }
      isTooLong = true
      input.stream.consume(length)
      length = 0
    } while try !isComplete && input.stream.refill()
    if isTooLong { return .rejected(input.tooLong, at: place) }
    let value = input.stream.buffered.prefix(length)
    let (record, isBroken) = records.read(at: place, value)
    if case .article = record.outcome {
      (firstName, hasArticles) = (ownName, true)
    } else if isBroken {
      // Where a quotation mark is missing, or one too many, what follows is in none or in the wrong ones.
      let mayBeWhole = isComplete && value.last == UInt8(ascii: "}") && !hasLineEndInText(value)
      length = try end(ofBroken: length, isObject && mayBeWhole)
    }
    input.stream.consume(length)
    return record
  }

  private var firstNameOfObject: [UInt8] {
    let quote = UInt8(ascii: "\"")
    return Array(
      input.stream.buffered.prefix(256).drop { $0 != quote }.dropFirst().prefix { $0 != quote })
  }

  /// How far a broken value goes: up to the next object that is likely an article.
  ///
  /// - Parameters:
  ///   - length: As far as its brackets go.
  ///   - isWhole: Whether they look right, so that only an article within them tells otherwise.
  private mutating func end(ofBroken length: Int, _ isWhole: Bool) throws -> Int {
    // Where each value is broken and goes on to the end, as in lists of lists, all of it is the first.
    let position = input.stream.position
    if searchedCount > Self.mostBytesSearched, searchedCount > 16 * position { return length }
    searchedCount += length
    if isWhole { return nextArticle(in: input.stream.buffered.prefix(length)) ?? length }
    let barren = max(0, barrenEnd - position)
    if let next = nextBeginning(behind: barren) { return next }
    _ = try input.stream.fill(upTo: input.options.recordLimit)
    if let next = nextBeginning(behind: barren) { return next }
    barrenEnd = position + input.stream.bufferedCount
    return length
  }

  private static let mostBytesSearched = 4 << 20

  private func nextBeginning(behind barren: Int) -> Int? {
    let bytes = input.stream.buffered.dropFirst(barren)
    let next = nextObject(in: bytes)
    return (nextArticle(in: bytes.prefix(next ?? bytes.count)) ?? next).map { $0 + barren }
  }

  /// Where the next object begins that has the first name of the last article.
  private func nextObject(in bytes: ArraySlice<UInt8>) -> Int? {
    guard !firstName.isEmpty else { return nil }
    var start = bytes.startIndex
    while let next = beginningOfObject(in: bytes, behind: start) {
      let name = bytes[(next + 1)...].drop(while: \.isPlainSpace).dropFirst()
      if name.starts(with: firstName), name.dropFirst(firstName.count).first == 0x22 {
        return next - bytes.startIndex
      }
      start = next
    }
    return nil
  }

  /// So many objects are looked at for a text, and so much of them: a broken value may hold very many,
  /// each in the one before.
  private static let mostLookedAt = 50
  private static let mostBytesLookedAt = 4 << 20

  /// Where the next object begins that is whole and has a text.
  private func nextArticle(in bytes: ArraySlice<UInt8>) -> Int? {
    var start = bytes.startIndex
    var left = Self.mostBytesLookedAt
    for _ in 0..<Self.mostLookedAt where left > 0 {
      guard let next = beginningOfObject(in: bytes, behind: start) else { return nil }
      var search = JSONEndSearch()
      var length = 0
      let isWhole = search.takes(bytes[next...].prefix(left), length: &length)
      if isWhole, records.fields(of: bytes[next...].prefix(length))?.values[.text] != nil {
        return next - bytes.startIndex
      }
      left -= length
      start = next
    }
    return nil
  }

  /// Where an object begins behind another value, or a line.
  private func beginningOfObject(in bytes: ArraySlice<UInt8>, behind start: Int) -> Int? {
    guard start < bytes.endIndex else { return nil }
    return bytes.indices[(start + 1)...].first { index in
      guard bytes[index] == UInt8(ascii: "{"), bytes[index...].beginsObject else { return false }
      if bytes[index - 1] == 0x0A { return true }
      let before = bytes[..<index].last { !$0.isPlainSpace }
      return before == UInt8(ascii: ",") || before == UInt8(ascii: "}")
    }
  }

  /// The line, and the column where another article begins on the same line.
  private mutating func place() -> String {
    defer { lastLine = input.stream.line }
    let place = input.place(ofLine: input.stream.line)
    return lastLine == input.stream.line ? "\(place):\(input.stream.column)" : place
  }
}

/// Whether a line ends within quotation marks, where it may not.
private func hasLineEndInText(_ value: ArraySlice<UInt8>) -> Bool {
  var nesting = JSONNesting()
  for byte in value {
    if byte == 0x0A, nesting.isInString { return true }
    nesting.take(byte)
  }
  return false
}

/// Reads the articles in the lists of an object that is none itself, as services answer:
/// `{"status":"ok","articles":[{…}]}`, `{"response":{"results":[{…}]}}`, JSON Feed.
///
/// Only the article at hand is held, however long the lists are.
struct JSONEnvelopeReader {
  private var values: JSONValueReader
  private var search: JSONListSearch
  /// How far it is to the first list.
  private var firstList: Int?
  private var isInList = false
  private var isDone = false
  /// Whether another object begins with the next line.
  private let isLine: Bool

  private var stream: TextStream { values.input.stream }
  private var limit: Int { values.input.options.recordLimit }

  /// - Parameter values: Is told what was found out of a value that is no such object.
  /// - Returns: `nil` if the value that begins with the next byte is no such object; it stays then.
  init?(beginningOf values: inout JSONValueReader, isLine: Bool = false) throws {
    self.values = values
    self.isLine = isLine
    search = JSONListSearch(values.records)
    values.known = nil
    guard try stream.nextByteOfJSON() == UInt8(ascii: "{") else { return nil }
    var end = JSONEndSearch()
    var length = 0
    var isWhole = end.takes(stream.buffered, length: &length)
    while !isWhole, length <= limit, try stream.refill() {
      isWhole = end.takes(stream.buffered.dropFirst(length), length: &length)
    }
    let object = stream.buffered.prefix(length)
    let fields = isWhole && length <= limit ? values.records.fields(of: object) : nil
    let own = isWhole ? fields?.values : [:]
    values.known = fields.map { (length, $0) }
    guard own?[.text] == nil || values.input.options.fields.list != nil else { return nil }
    // What has a title and a date, or is broken, is an article, and its lists are of something else.
    search.asksForName = own?.isEmpty != true
    self.values.records.known[.outlet] = own?[.outlet] ?? own?[.title]
    self.values.records.known[.language] = own?[.language]
    guard case .list(let start) = search.next(in: object) else { return nil }
    firstList = start
    self.values.known = nil
  }

  mutating func next() throws -> ReadRecord? {
    while !isDone {
      guard isInList else {
        if let rejection = try stepToList() { return rejected(rejection) }
        continue
      }
      switch try stream.nextByteOfJSON() {
      case nil:
        isDone = true
        return rejected(
          Rejection("it ends before its list does", remedy: "see whether it was cut off"))
      case UInt8(ascii: "]"):
        isInList = false
        stream.consume(1)
      case UInt8(ascii: ","): stream.consume(1)
      default: return try values.next()
      }
    }
    return nil
  }

  /// - Returns: Why there is no way on to the end of the object.
  private mutating func stepToList() throws -> Rejection? {
    while true {
      let known = firstList.map { JSONListSearch.Finding.list(length: $0) }
      firstList = nil
      switch known ?? search.next(in: stream.buffered) {
      case .list(let length):
        isInList = true
        stream.consume(length)
        return nil
      case .end(let length):
        isDone = true
        stream.consume(length)
        return nil
      case .open(let length):
        stream.consume(length)
        if stream.bufferedCount <= limit, try stream.refill() { continue }
      case .broken(let length): stream.consume(length)
      }
      isDone = true
      if isLine {
        try stream.skipLine()
      } else {
        while try stream.refill() { stream.consumeAll() }
        stream.consumeAll()
      }
      return Rejection(
        "broken JSON behind a list of articles, and nothing more can be read from it",
        remedy: "see whether it was cut off")
    }
  }

  private func rejected(_ rejection: Rejection) -> ReadRecord {
    .rejected(rejection, at: values.input.place(ofLine: stream.line))
  }
}

/// Finds the lists of articles in an object, a chunk at a time.
private struct JSONListSearch {
  enum Finding {
    /// - length: In bytes, up to behind the bracket that opens a list.
    case list(length: Int)
    /// The object is over.
    case end(length: Int)
    /// More bytes are needed; of these, so many need not be looked at again.
    case open(length: Int)
    case broken(length: Int)
  }

  /// What services call a list of articles.
  private static let names: Set<String> = [
    "articles", "results", "docs", "items", "stories", "hits", "data", "records", "entries",
    "documents", "posts",
  ]
  private static let deepest = 4
  /// Of a list, the values that are looked at for a text; and of all lists.
  private static let mostLookedAt = 20
  private static let mostLookedAtInAll = 2000

  /// Whether a list is taken only if it has one of these names and texts in it; else either will do.
  var asksForName = false
  private let records: JSONRecordReader
  private var lookedAt = 0
  /// The names of the objects that we are in, folded; `nil` before the outermost.
  private var path: [String]?

  init(_ records: JSONRecordReader) { self.records = records }

  /// - Parameter bytes: What follows the bytes that the last finding had.
  mutating func next(in bytes: ArraySlice<UInt8>) -> Finding {
    var rest = bytes
    func length(_ rest: ArraySlice<UInt8>) -> Int { rest.startIndex - bytes.startIndex }
    while true {
      rest = rest.drop { $0.isPlainSpace || $0 == UInt8(ascii: ",") }
      guard let byte = rest.first else { return .open(length: bytes.count) }
      guard let path else {
        self.path = []
        rest = rest.dropFirst()
        continue
      }
      if byte == UInt8(ascii: "}") {
        rest = rest.dropFirst()
        guard !path.isEmpty else { return .end(length: length(rest)) }
        self.path?.removeLast()
        continue
      }
      guard byte == UInt8(ascii: "\"") else { return .broken(length: length(rest)) }
      guard let (name, behindName) = member(rest), let colon = behindName.first else {
        return .open(length: length(rest))
      }
      guard colon == UInt8(ascii: ":") else { return .broken(length: length(rest)) }
      let value = behindName.dropFirst().drop(while: \.isPlainSpace)
      guard let first = value.first else { return .open(length: length(rest)) }
      if first == UInt8(ascii: "{"), path.count < Self.deepest {
        self.path?.append(name)
        rest = value.dropFirst()
        continue
      }
      guard let isList = isListOfArticles(value, path + [name]) else {
        return .open(length: length(rest))
      }
      if isList { return .list(length: length(value) + 1) }
      var valueLength = 0
      var end = JSONEndSearch()
      guard end.takes(value, length: &valueLength) else { return .open(length: length(rest)) }
      rest = value.dropFirst(valueLength)
    }
  }

  /// The folded name that a member of an object begins with, and what begins with its colon.
  ///
  /// - Returns: `nil` if the name does not end in these bytes.
  private func member(_ text: ArraySlice<UInt8>) -> (name: String, rest: ArraySlice<UInt8>)? {
    var length = 0
    var end = JSONEndSearch()
    guard end.takes(text, length: &length) else { return nil }
    let name = folded(String(decoding: text.prefix(length).dropFirst().dropLast(), as: UTF8.self))
    return (name, text.dropFirst(length).drop(while: \.isPlainSpace))
  }

  /// - Returns: `nil` if that cannot be told yet.
  private mutating func isListOfArticles(_ value: ArraySlice<UInt8>, _ path: [String]) -> Bool? {
    guard value.first == UInt8(ascii: "[") else { return false }
    if let list = records.names.list { return list == path }
    var rest = value.dropFirst().drop(while: \.isPlainSpace)
    guard let first = rest.first else { return nil }
    let hasName = path.last.map(Self.names.contains) ?? false
    if !asksForName, hasName, first == UInt8(ascii: "]") || first == UInt8(ascii: "{") {
      return true
    }
    guard first == UInt8(ascii: "{"), hasName || !asksForName else { return false }
    for _ in 0..<Self.mostLookedAt {
      rest = rest.drop { $0.isPlainSpace || $0 == UInt8(ascii: ",") }
      if rest.first == UInt8(ascii: "]") { return false }
      var length = 0
      var end = JSONEndSearch()
      guard end.takes(rest, length: &length) else { return nil }
      lookedAt += 1
      guard lookedAt <= Self.mostLookedAtInAll else { return false }
      if records.fields(of: rest.prefix(length))?.values[.text] != nil { return true }
      rest = rest.dropFirst(length)
    }
    return false
  }
}
