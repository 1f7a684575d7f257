/// Reads the objects of a JSON array, or objects that stand one after another.
///
/// Only the object at hand is held. A broken one is one rejection as long as its brackets and
/// quotation marks are whole, by which its end is found.
struct JSONReader: RecordReader {
  private let input: RecordInput
  private let records: JSONRecordReader
  private var isInArray = false
  private var hasRecords = false
  private var isDone = false
  /// Where the last value began.
  private var lastLine = 0

  init(_ input: RecordInput) {
    self.input = input
    records = JSONRecordReader(input)
  }

  mutating func next() throws -> ReadRecord? {
    while !isDone, let byte = try nextByteThatCounts() {
      switch byte {
      case UInt8(ascii: "["):
        if isInArray { return try value() }
        isInArray = true
        input.stream.consume(1)
      case UInt8(ascii: "]"), UInt8(ascii: ","):
        if byte == UInt8(ascii: "]") { isInArray = false }
        input.stream.consume(1)
      case UInt8(ascii: "{"): return try value()
      default:
        // In an array one wrong value is one rejection; outside of one, this is no JSON at all.
        let record = try value()
        if !isInArray { isDone = true }
        return record
      }
    }
    guard !isDone else { return nil }
    isDone = true
    if isInArray {
      return rejected(
        Rejection("it ends before its array does", remedy: "see whether it was cut off"))
    }
    return hasRecords ? nil : rejected(.noArticles)
  }

  private func rejected(_ rejection: Rejection) -> ReadRecord {
    .rejected(rejection, at: input.place(ofLine: input.stream.line))
  }

  private func nextByteThatCounts() throws -> UInt8? {
    repeat {
      input.stream.consume(input.stream.buffered.prefix(while: \.isPlainSpace).count)
      if let byte = input.stream.buffered.first { return byte }
    } while try input.stream.refill()
    return nil
  }

  private mutating func value() throws -> ReadRecord {
    let isFirst = !hasRecords
    let place = placeOfValue()
    hasRecords = true
    var search = JSONEndSearch()
    var length = 0
    var isTooLong = false
    var isComplete = false
    repeat {
      isComplete = search.takes(input.stream.buffered.dropFirst(length), length: &length)
      guard isTooLong || length > input.options.recordLimit else { continue }
      isTooLong = true
      input.stream.consume(length)
      length = 0
    } while try !isComplete && input.stream.refill()
    if isTooLong { return .rejected(input.tooLong, at: place) }
    var record = records.record(at: place, input.stream.buffered.prefix(length))
    input.stream.consume(length)
    if isFirst, !isInArray, try nextByteThatCounts() == nil { record.place = input.name }
    return record
  }

  /// The line, and the column where another article begins on the same line.
  private mutating func placeOfValue() -> String {
    defer { lastLine = input.stream.line }
    let place = input.place(ofLine: input.stream.line)
    return lastLine == input.stream.line ? "\(place):\(input.stream.column)" : place
  }
}

extension JSONReader: ReadableFormat {
  static let fileExtensions = ["json"]

  static func isShown(by beginning: FileBeginning) -> Bool {
    let text = beginning.text
    guard text.first == UInt8(ascii: "[") else {
      return text.first == UInt8(ascii: "{") && spreadsOverLines(text)
    }
    let next = text.dropFirst().drop(while: \.isPlainSpace).first
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
  }

  static func reader(of input: RecordInput) -> any RecordReader { JSONReader(input) }
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
