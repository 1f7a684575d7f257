/// Reads the objects of a JSON array, or objects that stand one after another.
///
/// Only the object at hand is held. A broken one is one rejection as long as its brackets and
/// quotation marks are whole, by which its end is found.
struct JSONReader: RecordReader {
  private let input: RecordInput
  private var values: JSONValueReader
  /// The object that we are in, if its lists hold the articles.
  private var envelope: JSONEnvelopeReader?
  /// Whether the first value was such an object; if it was none, the others are not asked.
  private var holdsEnvelopes = false
  /// How many arrays we are in: pages of results are put together as a list of lists.
  private var arrays = 0
  private var hasRecords = false
  private var isDone = false

  init(_ input: RecordInput) {
    self.input = input
    values = JSONValueReader(input)
  }

  var rejectionOfNothing: Rejection? { .noArticles }

  mutating func next() throws -> ReadRecord? {
    if let record = try envelope?.next() { return record }
    envelope = nil
    while !isDone, let byte = try nextByteThatCounts() {
      switch byte {
      case UInt8(ascii: "["):
        guard arrays == 0 || isListOfObjects else { return try value() }
        arrays += 1
        input.stream.consume(1)
      case UInt8(ascii: "]"), UInt8(ascii: ","):
        if byte == UInt8(ascii: "]") { arrays = max(0, arrays - 1) }
        input.stream.consume(1)
      case UInt8(ascii: "{"): return try value()
      default:
        // In an array one wrong value is one rejection; outside of one, this is no JSON at all, or
        // damage that an object may follow.
        let record = try value()
        if arrays == 0, try nextByteThatCounts() != UInt8(ascii: "{") { isDone = true }
        return record
      }
    }
    guard !isDone else { return nil }
    isDone = true
    if arrays > 0 {
      return rejected(
        Rejection("it ends before its array does", remedy: "see whether it was cut off"))
    }
    return hasRecords ? nil : rejected(.noArticles)
  }

  private var isListOfObjects: Bool {
    input.stream.buffered.prefix(64).drop { $0.isPlainSpace || $0 == UInt8(ascii: "[") }
      .beginsObject
  }

  private func rejected(_ rejection: Rejection) -> ReadRecord {
    .rejected(rejection, at: input.place(ofLine: input.stream.line))
  }

  private func nextByteThatCounts() throws -> UInt8? { try input.stream.nextByteOfJSON() }

  private mutating func value() throws -> ReadRecord? {
    let isFirst = !hasRecords
    hasRecords = true
    if isFirst || holdsEnvelopes, let found = try JSONEnvelopeReader(beginningOf: &values) {
      envelope = found
      holdsEnvelopes = true
      return try next()
    }
    var record = try values.next()
    if isFirst, arrays == 0, try nextByteThatCounts() == nil { record.place = input.name }
    return record
  }
}

extension JSONReader: ReadableFormat {
  static let fileExtensions = ["json"]

  static func isShown(by beginning: FileBeginning) -> Bool {
    let text = beginning.text
    guard text.first == UInt8(ascii: "[") else {
      return text.beginsObject && spreadsOverLines(text)
    }
    let rest = text.dropFirst().drop(while: \.isPlainSpace)
    // A text may begin with empty brackets.
    let isEmpty = rest.first == UInt8(ascii: "]") && rest.dropFirst().allSatisfy(\.isPlainSpace)
    return isEmpty || rest.beginsObject
  }

  static func reader(of input: RecordInput) -> any RecordReader { JSONReader(input) }
}

extension ArraySlice<UInt8> {
  /// Whether an object of JSON begins it, and no other text in braces.
  var beginsObject: Bool {
    let next = dropFirst().drop(while: \.isPlainSpace).first
    return first == UInt8(ascii: "{") && [UInt8(ascii: "\""), UInt8(ascii: "}")].contains(next)
  }
}

/// Whether the first object goes on after the end of its line, as pretty-printed JSON does.
private func spreadsOverLines(_ text: ArraySlice<UInt8>) -> Bool {
  var nesting = JSONNesting()
  for byte in text {
    if byte == 0x0A { return nesting.depth > 0 && !nesting.isInString }
    nesting.take(byte)
  }
  return false
}
