import Essentials

/// A stream as UTF-8 without byte order mark, held only as far as its reader needs it.
///
/// Bytes that are neither UTF-16 nor UTF-32 pass as they are: only the record that holds them
/// shows whether they are UTF-8 with faults or Windows-1252 (`DecodedText`).
final class TextStream {
  /// The line of the next byte, from 1.
  private(set) var line = 1
  /// The column of the next byte, in bytes, from 1.
  private(set) var column = 1
  /// How many bytes were stepped over.
  private(set) var position = 0
  /// Whether the source said by a mark, or its reader by an option, that it is Unicode.
  let isUTF8: Bool
  /// The first bytes as they came, for recognising formats that are no text.
  let rawPrefix: [UInt8]
  private let source: ByteStream
  private var transcoder: Transcoder
  private var buffer: [UInt8] = []
  private var start = 0
  private var isAtEnd = false

  /// How much is looked at before the encoding and the format are settled.
  static let prefixLength = 64 << 10
  private static let chunkLength = 256 << 10

  init(_ source: ByteStream, encoding forced: TextEncoding?) throws {
    self.source = source
    let raw = try source.peek(Self.prefixLength)
    rawPrefix = raw
    _ = try source.next(upTo: raw.count)
    let mark = TextEncoding.byteOrderMark(of: raw[...])
    let zeros = forced == nil && mark == nil ? TextEncoding.utf16ByItsZeros(in: raw[...]) : nil
    let encoding = forced ?? mark?.encoding ?? zeros
    isUTF8 = encoding != nil
    transcoder = Transcoder(from: encoding ?? .utf8)
    let skipped = mark.map { $0.encoding == encoding ? $0.length : 0 } ?? 0
    buffer = transcoder.utf8(from: Array(raw.dropFirst(skipped)), isLast: false)
  }

  /// A text that is all there.
  init(of text: String) {
    source = ByteStream(bytes: [])
    isUTF8 = true
    transcoder = Transcoder(from: .utf8)
    buffer = Array(text.utf8)
    rawPrefix = Array(buffer.prefix(Self.prefixLength))
    isAtEnd = true
  }

  /// Characters that became U+FFFD while UTF-16, UTF-32 or Windows-1252 was read.
  var replaced: Int { transcoder.replaced }

  /// What is read and not yet consumed. Let go of it before calling `refill`.
  var buffered: ArraySlice<UInt8> { buffer[start...] }

  var bufferedCount: Int { buffer.count - start }

  /// Buffers the line that begins `offset` bytes behind the first buffered one.
  ///
  /// - Returns: How far its line feed, the end of the source, or what is over `limit` is from the
  ///   first buffered byte.
  func lineEnd(from offset: Int, limit: Int) throws -> (index: Int, hasLineFeed: Bool) {
    var searched = offset
    while true {
      // Not by way of `buffered`: a slice that lives on would have `refill` copy all of the buffer.
      if let distance = buffer[(start + searched)...].firstPlace(of: "\n") {
        return (searched + distance, true)
      }
      searched = bufferedCount
      guard searched - offset <= limit, try refill() else { return (searched, false) }
    }
  }

  /// Steps over the rest of the line.
  func skipLine() throws {
    while true {
      if let index = buffer[start...].firstIndex(of: 0x0A) { return consume(index - start + 1) }
      consumeAll()
      guard try refill() else { return }
    }
  }

  /// Whether the source ends before so many bytes more; `false` as well where that shows only by reading on, as of a
  /// pipe or of what is packed.
  func isKnownToEnd(before count: Int) -> Bool {
    guard transcoder.encoding == .utf8, let size = source.seekableSize else { return false }
    return count > bufferedCount + size - source.position
  }

  /// Steps over so many bytes.
  ///
  /// - Returns: `false` if the source ends before.
  func skip(_ count: Int) throws -> Bool {
    var left = count
    while left > bufferedCount {
      left -= bufferedCount
      consumeAll()
      guard try refill() else { return false }
    }
    consume(left)
    return true
  }

  /// - Returns: `false` at the end of the source.
  func refill() throws -> Bool {
    guard !isAtEnd else { return false }
    if start > 0 {
      buffer.removeSubrange(..<start)
      start = 0
    }
    let chunk = try source.next(upTo: Self.chunkLength)
    isAtEnd = chunk.isEmpty
    buffer += transcoder.utf8(from: chunk, isLast: isAtEnd)
    return true
  }

  /// Steps over white space.
  ///
  /// - Returns: The next byte, which stays; `nil` at the end.
  func nextByteOfJSON() throws -> UInt8? {
    repeat {
      consume(buffer[start...].prefix(while: \.isPlainSpace).count)
      if start < buffer.count { return buffer[start] }
    } while try refill()
    return nil
  }

  /// Buffers all that follows, for who reads a file as one.
  ///
  /// - Returns: `false`, with the rest unread, once more than `limit` bytes are buffered.
  func fill(upTo limit: Int) throws -> Bool {
    while bufferedCount <= limit {
      guard try refill() else { return true }
    }
    return false
  }

  /// Steps over the first `count` buffered bytes.
  func consume(_ count: Int) {
    let end = start + count
    var lineStart: Int?
    while let length = buffer[(lineStart ?? start)..<end].firstPlace(of: "\n") {
      line += 1
      lineStart = (lineStart ?? start) + length + 1
    }
    column = lineStart.map { end - $0 + 1 } ?? column + count
    start = end
    position += count
  }

  /// Steps over all that is buffered.
  func consumeAll() { consume(bufferedCount) }
}

extension ArraySlice<UInt8> {
  /// Whether so many bytes are NUL that it is no text; texts have a stray one at most.
  var isBinary: Bool {
    let zeros = count { $0 == 0 }
    return zeros * 64 > count
  }

  /// How far from the start a text first stands; `nil` if it does not.
  func firstPlace(of text: StaticString) -> Int? { withUnsafeBytes { place(of: text, in: $0) } }
}

extension Sequence<UInt8> {
  /// Whether a text stands in some bytes. `String`'s own `contains` takes longer to prepare each search than
  /// to find a short text.
  func contains(_ text: StaticString) -> Bool {
    withContiguousStorageIfAvailable { place(of: text, in: UnsafeRawBufferPointer($0)) != nil }
      ?? (Array(self)[...].firstPlace(of: text) != nil)
  }
}

/// In the C library's time.
private func place(of text: StaticString, in bytes: UnsafeRawBufferPointer) -> Int? {
  guard let start = bytes.baseAddress, bytes.count >= text.utf8CodeUnitCount else { return nil }
  let last = bytes.count - text.utf8CodeUnitCount
  var offset = 0
  while offset <= last,
    let next = memchr(start + offset, Int32(text.utf8Start[0]), last - offset + 1)
  {
    offset = UnsafeRawPointer(next) - start
    if memcmp(next, text.utf8Start, text.utf8CodeUnitCount) == 0 { return offset }
    offset += 1
  }
  return nil
}
