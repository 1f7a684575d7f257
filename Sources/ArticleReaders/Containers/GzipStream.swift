import CZlib
import Essentials

/// Unpacks gzip, one member after another (RFC 1952), and checks each.
///
/// libarchive gives up at the first fault, without what stood before it, and checks no checksum. Here a
/// member is handed out once its checksum has proved it, as long as it is small, as those of a WARC file
/// are; so a damaged one is left out, and the next ones are read. Of a file that breaks off, all is handed
/// out that is there.
final class GzipStream {
  private let source: ByteStream
  private var stream = z_stream()
  private var input: ArraySlice<UInt8> = []
  /// Of the member at hand, what is not proved yet.
  private var held: [UInt8] = []
  private var ready: ArraySlice<UInt8> = []
  private var isInMember = false
  /// Whether part of the member at hand was handed out.
  private var isPartlyOut = false
  private var isAtEnd = false
  /// Why some of it is missing.
  private var fault: ContainerFault?

  private static let mark: [UInt8] = [0x1F, 0x8B, 0x08]
  private static let mostHeld = 4 << 20
  private static let chunkLength = 256 << 10

  init(_ source: ByteStream) {
    self.source = source
    // A window of 32 KB, and gzip's own head and checksum.
    inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  }

  deinit { inflateEnd(&stream) }

  /// - Returns: At least one byte, or none at the end.
  /// - Throws: `ContainerFault.damagedFile` behind all that could be read, or what stopped the source.
  func next(upTo count: Int) throws -> [UInt8] {
    while ready.isEmpty {
      guard !isAtEnd else {
        if let fault { throw fault }
        return []
      }
      try step()
    }
    defer { ready = ready.dropFirst(count) }
    return Array(ready.prefix(count))
  }

  private func step() throws {
    if input.count < Self.mark.count || isInMember && input.isEmpty {
      let chunk = try source.next(upTo: Self.chunkLength)
      guard !chunk.isEmpty else { return end() }
      input = Array(input + chunk)[...]
    }
    if isInMember { inflateSome() } else { beginMember() }
  }

  private func end() {
    isAtEnd = true
    guard isInMember else {
      // Zeros fill up blocks.
      if input.contains(where: { $0 != 0 }) { note("something follows its end") }
      return
    }
    ready = held[...]
    note("it breaks off")
  }

  private func note(_ reason: String) { fault = fault ?? .damagedFile(reason) }

  private func beginMember() {
    let start = input.indices.first { input[$0...].starts(with: Self.mark) }
    let between = input[..<(start ?? max(input.startIndex, input.endIndex - 2))]
    if between.contains(where: { $0 != 0 }) { note("a part of it cannot be unpacked") }
    input = input[between.endIndex...]
    guard start != nil else {
      // A mark may be cut in two by the end of the chunk, or the rest is too short to be one.
      return
    }
    inflateReset(&stream)
    (isInMember, isPartlyOut) = (true, false)
  }

  private func inflateSome() {
    let (chunk, status) = stream.inflated(&input, Self.chunkLength)
    switch status {
    case Z_STREAM_END:
      ready = (held + chunk)[...]
      (held, isInMember) = ([], false)
    case Z_OK, Z_BUF_ERROR:
      held += chunk
      if held.count > Self.mostHeld { letGo() }
    default:
      note(stream.msg.map { String(cString: $0) } ?? "it cannot be unpacked")
      (held, isInMember) = ([], false)
      // What follows would be taken for the rest of what was handed out.
      if isPartlyOut { isAtEnd = true }
    }
  }

  private func letGo() {
    ready = held[...]
    held = []
    isPartlyOut = true
  }
}

/// Undoes HTTP's `deflate`, which is zlib's format (RFC 1950), or deflate alone (RFC 1951) by who took the
/// name for it.
///
/// - Throws: `ContainerFault` if it is damaged, or has more bytes than the limit.
func inflated(_ body: ArraySlice<UInt8>, upTo limit: Int) throws -> [UInt8] {
  for windowBits in [15, -15] as [Int32] {
    if let output = try inflated(body, windowBits, upTo: limit) { return output }
  }
  throw ContainerFault.damagedFile("it is no deflate stream")
}

private func inflated(_ body: ArraySlice<UInt8>, _ windowBits: Int32, upTo limit: Int) throws
  -> [UInt8]?
{
  var stream = z_stream()
  inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
  defer { inflateEnd(&stream) }
  var output: [UInt8] = []
  var rest = body
  while true {
    let (chunk, status) = stream.inflated(&rest, 64 << 10)
    output += chunk
    if output.count > limit { throw ContainerFault.bomb(ContainerLimits()) }
    if status == Z_STREAM_END { return output }
    guard status == Z_OK else { return nil }
  }
}

extension z_stream {
  /// Unpacks the next bytes of an input, which keeps those that are left.
  fileprivate mutating func inflated(
    _ input: inout ArraySlice<UInt8>, _ most: Int
  ) -> (chunk: [UInt8], status: Int32) {
    var status = Z_OK
    var consumed = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: most) { output, filled in
      input.withUnsafeBufferPointer { input in
        next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        avail_in = UInt32(input.count)
        next_out = output.baseAddress
        avail_out = UInt32(output.count)
        status = inflate(&self, Z_NO_FLUSH)
        consumed = input.count - Int(avail_in)
        filled = output.count - Int(avail_out)
      }
    }
    input = input.dropFirst(consumed)
    return (chunk, status)
  }
}
