/// Reads the objects of a JSON array, or objects that stand one after another.
///
/// Only the object at hand is held. A broken one is one rejection as long as its brackets and
/// quotation marks are whole, by which its end is found.
struct JSONValuesReader: RecordReader {
  private let stream: TextStream
  private let name: String
  private let records: JSONRecordReader
  private var isInArray = false
  private var hasRecords = false
  private var isDone = false
  /// Where the last value began.
  private var lastLine = 0

  init(_ stream: TextStream, name: String, records: JSONRecordReader) {
    self.stream = stream
    self.name = name
    self.records = records
  }

  mutating func next() throws -> ReadRecord? {
    while !isDone, let byte = try nextByteThatCounts() {
      switch byte {
      case UInt8(ascii: "["):
        if isInArray { return try value() }
        isInArray = true
        stream.consume(1)
      case UInt8(ascii: "]"), UInt8(ascii: ","):
        if byte == UInt8(ascii: "]") { isInArray = false }
        stream.consume(1)
      case UInt8(ascii: "{"): return try value()
      default:
        // In an array one wrong value is one rejection; outside of one, this is no JSON at all.
        let record = try value()
        if !isInArray { isDone = true }
        return record
      }
    }
    guard !isDone else { return nil }
    defer {
      isDone = true
      isInArray = false
      hasRecords = true
    }
    if isInArray {
      return rejected(
        Rejection("it ends before its array does", remedy: "see whether it was cut off"))
    }
    return hasRecords ? nil : rejected(Rejection("it holds no articles", remedy: "leave it out"))
  }

  private func rejected(_ rejection: Rejection) -> ReadRecord {
    ReadRecord(place: "\(name):\(stream.line)", outcome: .rejected(rejection))
  }

  private func nextByteThatCounts() throws -> UInt8? {
    repeat {
      let blank = stream.buffered.prefix { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
      stream.consume(blank.count)
      if let byte = stream.buffered.first { return byte }
    } while try stream.refill()
    return nil
  }

  private mutating func value() throws -> ReadRecord {
    let isFirst = !hasRecords
    let place = placeOfValue()
    hasRecords = true
    var end = JSONValueEnd()
    var length = 0
    var isTooLong = false
    var isComplete = false
    repeat {
      isComplete = end.scan(stream.buffered.dropFirst(length), length: &length)
      guard isTooLong || length > records.limit else { continue }
      isTooLong = true
      stream.consume(length)
      length = 0
    } while try !isComplete && stream.refill()
    if isTooLong {
      return ReadRecord(place: place, outcome: .rejected(.tooLong(limit: records.limit)))
    }
    var record = records.record(at: place, stream.buffered.prefix(length))
    stream.consume(length)
    if isFirst, !isInArray, try nextByteThatCounts() == nil { record.place = name }
    return record
  }

  /// The line, and the column where another article begins on the same line.
  private mutating func placeOfValue() -> String {
    defer { lastLine = stream.line }
    let place = "\(name):\(stream.line)"
    return lastLine == stream.line ? "\(place):\(stream.column)" : place
  }
}
