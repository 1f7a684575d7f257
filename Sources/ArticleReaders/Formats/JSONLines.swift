/// Reads one JSON object a line; a bad line is one rejection, and the next line goes on.
struct JSONLinesReader: RecordReader {
  private let input: RecordInput
  private let records: JSONRecordReader
  private var values: JSONValueReader
  /// The object that we are in, if its lists hold the articles.
  private var envelope: JSONEnvelopeReader?
  /// Whether the first line was such an object; if it was none, the others are not asked.
  private var holdsEnvelopes = false
  private var isFirst = true

  init(_ input: RecordInput) {
    self.input = input
    records = JSONRecordReader(input)
    values = JSONValueReader(input)
  }

  var rejectionOfNothing: Rejection? { holdsEnvelopes ? .noArticles : .empty }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    let (stream, limit) = (input.stream, input.options.recordLimit)
    if let record = try envelope?.next() { return UnreadRecord(record) }
    envelope = nil
    while true {
      // Which steps over white space.
      if isFirst || holdsEnvelopes,
        let found = try JSONEnvelopeReader(beginningOf: &values, isLine: true)
      {
        envelope = found
        isFirst = false
        holdsEnvelopes = true
        return try nextUnread()
      }
      let number = stream.line
      let (length, hasLineFeed) = try stream.lineEnd(from: 0, limit: limit)
      guard length > 0 || hasLineFeed else { return nil }
      guard length <= limit else {
        try stream.skipLine()
        isFirst = false
        return UnreadRecord(.rejected(input.tooLong, at: input.place(ofLine: number)))
      }
      guard !stream.buffered.prefix(length).allSatisfy(\.isPlainSpace) else {
        stream.consume(hasLineFeed ? length + 1 : length)
        continue
      }
      let line = Array(stream.buffered.prefix(length))
      stream.consume(hasLineFeed ? length + 1 : length)
      var place = input.place(ofLine: number)
      // A file of one line goes by its name alone, as `.json` files of one article do.
      if isFirst, input.statedFormat == .json, try isAtEnd() { place = input.name }
      isFirst = false
      return UnreadRecord(byteCount: length) { [place, records] in
        records.record(at: place, line[...])
      }
    }
  }

  private func isAtEnd() throws -> Bool {
    repeat {
      guard input.stream.buffered.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x0A }) else {
        return false
      }
    } while try input.stream.refill()
    return true
  }
}

extension JSONLinesReader: ReadableFormat {
  static let fileExtensions = ["jsonl", "ndjson"]

  // What spreads over lines is JSON's, which is asked before.
  static func isShown(by beginning: FileBeginning) -> Bool {
    guard beginning.text.first == UInt8(ascii: "{") else { return false }
    // The first line may be broken.
    return beginning.text.split(separator: 0x0A).contains(where: \.beginsObject)
  }

  /// Behind the end of an object an object is a line; within one, a comma would part them.
  static func goesOn(in beginning: [UInt8]) -> Bool {
    var isBehindObject = false
    var rest = beginning[...]
    while !rest.isEmpty {
      let whole = rest.prefix(rest.firstPlace(of: "\n") ?? rest.count)
      rest = rest.dropFirst(whole.count + 1)
      guard !whole.isEmpty else { continue }
      let line = whole[..<(whole.lastIndex { !$0.isPlainSpace }.map { $0 + 1 } ?? whole.startIndex)]
      if isBehindObject, isWholeObject(line) { return true }
      isBehindObject = line.last == UInt8(ascii: "}")
    }
    return false
  }

  private static func isWholeObject(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.beginsObject else { return false }
    var nesting = JSONNesting()
    let end = line.firstIndex { byte in
      nesting.take(byte)
      return nesting.depth == 0
    }
    return end == line.indices.last
  }

  static func reader(of input: RecordInput) -> any RecordReader { JSONLinesReader(input) }
}
