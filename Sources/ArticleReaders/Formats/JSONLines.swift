/// Reads one JSON object a line; a bad line is one rejection, and the next line goes on.
struct JSONLinesReader: RecordReader {
  private let stream: TextStream
  private let name: String
  private let records: JSONRecordReader
  /// Whether a file of one line goes by its name alone, as `.json` files of one article do.
  private let namesLoneRecord: Bool
  private var hasRecords = false
  private var isDone = false

  init(_ stream: TextStream, name: String, records: JSONRecordReader, namesLoneRecord: Bool = false)
  {
    self.stream = stream
    self.namesLoneRecord = namesLoneRecord
    self.name = name
    self.records = records
  }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    while !isDone {
      let isFirst = !hasRecords
      var place = "\(name):\(stream.line)"
      guard let length = try lengthOfLine() else {
        return rejected(.tooLong(limit: records.limit), at: place)
      }
      let line = isBlank(length) ? nil : Array(stream.buffered.prefix(length))
      stream.consume(min(length + 1, stream.bufferedCount))
      guard let line else { continue }
      hasRecords = true
      if namesLoneRecord, isFirst, try isAtEnd() { place = name }
      return UnreadRecord(byteCount: length) { [place, records] in
        records.record(at: place, line[...])
      }
    }
    return hasRecords ? nil : rejected(.empty, at: name)
  }

  private mutating func rejected(_ rejection: Rejection, at place: String) -> UnreadRecord {
    hasRecords = true
    return UnreadRecord(ReadRecord(place: place, outcome: .rejected(rejection)))
  }

  private func isBlank(_ length: Int) -> Bool {
    stream.buffered.prefix(length).allSatisfy { $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }
  }

  private func isAtEnd() throws -> Bool {
    repeat {
      guard stream.buffered.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x0A }) else {
        return false
      }
    } while try stream.refill()
    return true
  }

  /// Buffers the next line.
  ///
  /// - Returns: Its length without the line end; `nil` if it was too long, and is passed.
  private mutating func lengthOfLine() throws -> Int? {
    var searched = 0
    var isTooLong = false
    while true {
      if let length = stream.firstLineEnd(from: searched) {
        guard !isTooLong, length <= records.limit else {
          stream.consume(length + 1)
          return nil
        }
        return length
      }
      searched = stream.bufferedCount
      if isTooLong || searched > records.limit {
        isTooLong = true
        stream.consumeAll()
        searched = 0
      }
      guard try stream.refill() else { break }
    }
    isDone = true
    return isTooLong ? nil : searched
  }
}
