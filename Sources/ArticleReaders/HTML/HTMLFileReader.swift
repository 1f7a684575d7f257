import QuoteModel

/// Reads a saved web page as one article.
struct HTMLFileReader: RecordReader {
  private let stream: TextStream
  private let name: String
  private let options: ReadingOptions
  private var isDone = false

  init(_ stream: TextStream, name: String, options: ReadingOptions) {
    self.stream = stream
    self.name = name
    self.options = options
  }

  mutating func next() throws -> ReadRecord? {
    guard !isDone else { return nil }
    isDone = true
    guard try stream.fill(upTo: options.recordLimit) else {
      return ReadRecord(place: name, outcome: .rejected(.tooLong(limit: options.recordLimit)))
    }
    return HTMLRecordReader(options: options).record(
      at: name, stream.buffered, charset: nil, isUTF8: stream.isUTF8)
  }
}
