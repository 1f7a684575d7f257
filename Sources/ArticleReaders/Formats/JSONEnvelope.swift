/// Reads one JSON value after another from a stream, each as a record.
struct JSONValueReader {
  let input: RecordInput
  var records: JSONRecordReader
  /// Where the last value began.
  private var lastLine = 0
  /// What the last object began with, its first name: those of a list mostly have the same.
  private var firstName: [UInt8] = []

  init(_ input: RecordInput) {
    self.input = input
    records = JSONRecordReader(input)
  }

  /// The record of the value that begins with the next byte.
  mutating func next() throws -> ReadRecord {
    let place = place()
    let isObject = input.stream.buffered.beginsObject
    if isObject { firstName = firstNameOfObject }
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
    defer { input.stream.consume(length) }
    let value = input.stream.buffered.prefix(length)
    let record = records.record(at: place, value)
    // Where a quotation mark is missing, or one too many, what follows is in none or in the wrong ones.
    guard case .rejected = record.outcome,
      !isComplete || !isObject || value.last != UInt8(ascii: "}") || hasLineEndInText(value),
      JSONFault(of: Array(value)).position != nil
    else { return record }
    length = nextObject(in: isObject ? value : input.stream.buffered) ?? length
    return record
  }

  private var firstNameOfObject: [UInt8] {
    let quote = UInt8(ascii: "\"")
    return Array(
      input.stream.buffered.prefix(256).drop { $0 != quote }.dropFirst().prefix { $0 != quote })
  }

  /// Where the next object begins that has the first name of the last one.
  private func nextObject(in bytes: ArraySlice<UInt8>) -> Int? {
    guard !firstName.isEmpty else { return nil }
    var isBehindOther = false
    for index in bytes.indices.dropFirst() {
      let byte = bytes[index]
      if byte == UInt8(ascii: "{"), isBehindOther {
        let name = bytes[(index + 1)...].drop(while: \.isPlainSpace)
        if name.first == 0x22, name.dropFirst().starts(with: firstName),
          name.dropFirst(1 + firstName.count).first == 0x22
        {
          return index - bytes.startIndex
        }
      }
      if !byte.isPlainSpace {
        isBehindOther = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "}")
      }
    }
    return nil
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
  private var isInList = false
  private var isDone = false

  private var stream: TextStream { values.input.stream }
  private var limit: Int { values.input.options.recordLimit }

  /// - Returns: `nil` if the value that begins with the next byte is no such object; it stays then.
  init?(beginningOf values: JSONValueReader) throws {
    self.values = values
    search = JSONListSearch(values.records)
    guard try stream.nextByteOfJSON() == UInt8(ascii: "{") else { return nil }
    var end = JSONEndSearch()
    var length = 0
    var isWhole = end.takes(stream.buffered, length: &length)
    while !isWhole, length <= limit, try stream.refill() {
      isWhole = end.takes(stream.buffered.dropFirst(length), length: &length)
    }
    let object = stream.buffered.prefix(length)
    let own = isWhole ? values.records.fields(of: object)?.fields.values : [:]
    guard own?[.text] == nil || values.input.options.fields.list != nil else { return nil }
    // What has a title and a date, or is broken, is an article, and its lists are of something else.
    search.asksForName = own?.isEmpty != true
    self.values.records.known[.outlet] = own?[.outlet] ?? own?[.title]
    self.values.records.known[.language] = own?[.language]
    var trial = search
    guard case .list = trial.next(in: object) else { return nil }
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
      switch search.next(in: stream.buffered) {
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
      while try stream.refill() { stream.consumeAll() }
      stream.consumeAll()
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
  /// Of a list, the values that are looked at for a text.
  private static let mostLookedAt = 20

  /// Whether a list is taken only if it has one of these names and texts in it; else either will do.
  var asksForName = false
  private let records: JSONRecordReader
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
      guard let (name, value) = member(rest), let first = value.first else {
        return .open(length: length(rest))
      }
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

  /// The folded name that a member of an object begins with, and what begins with its value.
  ///
  /// - Returns: `nil` if the value does not begin in these bytes.
  private func member(_ text: ArraySlice<UInt8>) -> (name: String, value: ArraySlice<UInt8>)? {
    var length = 0
    var end = JSONEndSearch()
    guard end.takes(text, length: &length) else { return nil }
    let name = folded(String(decoding: text.prefix(length).dropFirst().dropLast(), as: UTF8.self))
    let rest = text.dropFirst(length).drop { $0.isPlainSpace || $0 == UInt8(ascii: ":") }
    return (name, rest)
  }

  /// - Returns: `nil` if that cannot be told yet.
  private func isListOfArticles(_ value: ArraySlice<UInt8>, _ path: [String]) -> Bool? {
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
      if records.fields(of: rest.prefix(length))?.fields.values[.text] != nil { return true }
      rest = rest.dropFirst(length)
    }
    return false
  }
}
