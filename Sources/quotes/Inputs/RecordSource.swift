import ArticleReaders
import QuoteModel

/// The records of all inputs, one after another; stops when a signal comes.
final class RecordSource {
  private var walk: InputWalk
  private let options: ReadingOptions
  private let messages: Messages
  private let skipping: (SkippedFile) -> Void
  private var current: (reader: ArticleReader, stream: ByteStream, place: String)?
  private var finishedBytes = 0
  /// Whether a named input does not exist or cannot be read.
  private(set) var lacksNamedInput = false

  /// As many records as one task takes on: fewer hand-overs cost nothing any more.
  private static let chunkLength = 64
  private static let chunkBytes = 1 << 20

  /// - Parameter skipping: Is handed each file of a folder or container that is passed over.
  init(
    _ arguments: [String], options: ReadingOptions, messages: Messages,
    skipping: @escaping (SkippedFile) -> Void = { _ in }
  ) {
    self.skipping = skipping
    walk = InputWalk(arguments, options: options, skipping: skipping)
    self.options = options
    self.messages = messages
  }

  /// How many bytes have been read so far.
  var bytesRead: Int { finishedBytes + (current?.stream.position ?? 0) }

  /// Files whose names do not fit `--name`.
  private(set) var otherNames = 0

  /// - Returns: `nil` if there are none.
  static func line(onOtherNames count: Int) -> String? {
    count == 0
      ? nil
      : "\(counted(count, "file")) named otherwise than --name says, and read without what it tells"
  }

  /// How many of them are named.
  private static let shownNames = 10

  /// Records met in files that are no articles and were never meant to be.
  private(set) var skippedRecords = 0

  /// - Returns: `nil` at the end, and after a signal.
  func nextChunk() -> [UnreadRecord]? {
    var chunk: [UnreadRecord] = []
    var bytes = 0
    while chunk.count < Self.chunkLength, bytes < Self.chunkBytes, let record = next() {
      bytes += record.byteCount
      chunk.append(record)
    }
    return chunk.isEmpty ? nil : chunk
  }

  private func next() -> UnreadRecord? {
    while Interruption.signal == nil {
      if let record = nextOfCurrent() { return record }
      guard current == nil else { continue }
      guard let input = walk.next() else { return nil }
      if let record = begin(input) { return record }
    }
    return nil
  }

  private func nextOfCurrent() -> UnreadRecord? {
    guard let (_, stream, place) = current else { return nil }
    do {
      if let record = try current?.reader.nextUnread() { return record }
      for warning in current?.reader.warnings ?? [] { show(warning) }
      end(stream)
      return nil
    } catch {
      end(stream)
      return unreadable(place, because: error)
    }
  }

  private func show(_ placed: PlacedWarning) {
    if case .otherName = placed.warning {
      otherNames += 1
      guard otherNames <= Self.shownNames else { return }
    }
    messages.warning("\(placed.place): \(placed.warning)")
  }

  private func end(_ stream: ByteStream) {
    finishedBytes += stream.position
    skippedRecords += current?.reader.skippedRecords ?? 0
    current = nil
  }

  /// - Returns: A rejection if the input cannot be read at all.
  private func begin(_ input: Input) -> UnreadRecord? {
    let record = input.rejection.map { rejected(input.place, $0) } ?? open(input)
    if record != nil, input.isNamed { lacksNamedInput = true }
    return record
  }

  private func open(_ input: Input) -> UnreadRecord? {
    let stop = { Interruption.signal != nil }
    do {
      let stream =
        try input.path.map { path in
          try ByteStream(path: path.bytes, shouldStop: stop) { [messages] in
            messages.note("waiting for a program that writes to \(path.shown)")
          }
        }
        ?? .standardInput(shouldStop: stop)
      let reader = try ArticleReader(
        stream, name: input.place, fileName: input.path?.shown, options: options,
        skipping: skipping)
      current = (reader, stream, input.place)
      return nil
    } catch {
      return unreadable(input.place, because: error)
    }
  }

  /// - Returns: `nil` if it was a signal that ended the reading.
  private func unreadable(_ place: String, because error: any Error) -> UnreadRecord? {
    if case ReadingError.interrupted = error { return nil }
    return rejected(place, Rejection("it \(error)", remedy: "check its permissions"))
  }

  private func rejected(_ place: String, _ rejection: Rejection) -> UnreadRecord {
    UnreadRecord(ReadRecord(place: place, outcome: .rejected(rejection)))
  }
}
