import Essentials

/// The bytes of a file, of standard input, of memory or of a file in a container, a chunk at a time.
public final class ByteStream {
  private enum Source {
    case descriptor(Int32, isOurs: Bool)
    case memory([UInt8])
    /// Gives at least one byte, or none at the end.
    case chunks((_ upTo: Int) throws -> [UInt8])
  }

  private let source: Source
  /// Bytes that were looked at and not yet handed out.
  private var peeked: ArraySlice<UInt8> = []
  private var isAtEnd = false
  /// What went wrong behind the bytes that were looked at.
  private var fault: (any Error)?
  /// Asked while a pipe or terminal keeps us waiting; `true` ends it with `.interrupted`.
  private let shouldStop: () -> Bool
  /// Called once, if a pipe or terminal keeps us waiting for its first byte.
  private let isKeptWaiting: () -> Void
  private var hasBytes = false
  /// How many bytes were handed out so far, or where `seek` has led.
  public private(set) var position = 0
  /// The size of a file that can be read in any order; `nil` for all else.
  let seekableSize: Int?

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: The name's bytes, which need not be UTF-8, without a closing NUL.
  ///   - isKeptWaiting: Called once, if nothing has come for a second, as of a pipe without a writer.
  /// - Throws: `ReadingError.cannotOpen`.
  public convenience init(
    path: [UInt8], shouldStop: @escaping () -> Bool = { false },
    isKeptWaiting: @escaping () -> Void = {}
  ) throws {
    let name = path.map { CChar(bitPattern: $0) } + [0]
    // Not to wait there for a pipe's writer, when no signal could end it; `waitForBytes` does.
    let descriptor = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw ReadingError.cannotOpen(errno: errno) }
    self.init(
      .descriptor(descriptor, isOurs: true), shouldStop: shouldStop, isKeptWaiting: isKeptWaiting)
  }

  private init(
    _ source: Source, shouldStop: @escaping () -> Bool, isKeptWaiting: @escaping () -> Void = {}
  ) {
    self.source = source
    self.isKeptWaiting = isKeptWaiting
    self.shouldStop = shouldStop
    switch source {
    case .descriptor(let descriptor, _): seekableSize = sizeIfSeekable(descriptor)
    case .memory(let bytes): seekableSize = bytes.count
    case .chunks: seekableSize = nil
    }
  }

  public static func standardInput(shouldStop: @escaping () -> Bool = { false }) -> ByteStream {
    ByteStream(.descriptor(0, isOurs: false), shouldStop: shouldStop)
  }

  public convenience init(bytes: [UInt8]) { self.init(.memory(bytes), shouldStop: { false }) }

  convenience init(chunks: @escaping (_ upTo: Int) throws -> [UInt8]) {
    self.init(.chunks(chunks), shouldStop: { false })
  }

  deinit {
    if case .descriptor(let descriptor, isOurs: true) = source { close(descriptor) }
  }

  /// - Returns: At least one byte, or none at the end.
  /// - Throws: `ReadingError.cannotRead`, `.interrupted`, or what stops a container.
  public func next(upTo count: Int) throws -> [UInt8] {
    let chunk: [UInt8]
    if peeked.isEmpty {
      if let fault { throw fault }
      chunk = try pull(upTo: count)
    } else {
      chunk = Array(peeked.prefix(count))
      peeked = peeked.dropFirst(count)
    }
    position += chunk.count
    return chunk
  }

  /// The first bytes, which `next` will hand out all the same; fewer only at the end.
  public func peek(_ count: Int) throws -> [UInt8] {
    while peeked.count < count, fault == nil {
      do {
        let chunk = try pull(upTo: count - peeked.count)
        if chunk.isEmpty { break }
        peeked += chunk
      } catch {
        // What came before it is still to be read.
        if peeked.isEmpty { throw error }
        fault = error
        break
      }
    }
    return Array(peeked.prefix(count))
  }

  /// Goes to another place of a file that has a `seekableSize`.
  ///
  /// - Parameter target: In bytes from its start.
  func seek(to target: Int) throws {
    peeked = []
    isAtEnd = false
    position = target
    guard case .descriptor(let descriptor, _) = source else { return }
    guard lseek(descriptor, off_t(target), SEEK_SET) >= 0 else {
      throw ReadingError.cannotRead(errno: errno)
    }
  }

  private func pull(upTo count: Int) throws -> [UInt8] {
    // A terminal would go on after its end.
    guard !isAtEnd else { return [] }
    let chunk: [UInt8]
    switch source {
    case .chunks(let next): chunk = try next(count)
    case .descriptor(let descriptor, _): chunk = try bytes(of: descriptor, upTo: count)
    case .memory(let bytes):
      let start = position + peeked.count
      chunk = Array(bytes[start..<min(start + count, bytes.count)])
    }
    isAtEnd = chunk.isEmpty
    return chunk
  }

  private func bytes(of descriptor: Int32, upTo count: Int) throws -> [UInt8] {
    while true {
      try waitForBytes(descriptor)
      var result = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        result = read(descriptor, buffer.baseAddress, count)
        filled = max(0, result)
      }
      if result >= 0 { return chunk }
      guard errno == EINTR || errno == EAGAIN else { throw ReadingError.cannotRead(errno: errno) }
    }
  }

  private func waitForBytes(_ descriptor: Int32) throws {
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var polls = 0
    repeat {
      if shouldStop() { throw ReadingError.interrupted }
      // A second.
      if !hasBytes, polls == 5 { isKeptWaiting() }
      polls += 1
    } while poll(&waited, 1, 200) <= 0
    hasBytes = true
  }
}

/// The size of a regular file that stands at its beginning, else `nil`.
private func sizeIfSeekable(_ descriptor: Int32) -> Int? {
  var status = stat()
  guard fstat(descriptor, &status) == 0, UInt32(status.st_mode) & UInt32(S_IFMT) == S_IFREG,
    lseek(descriptor, 0, SEEK_CUR) == 0
  else { return nil }
  return Int(status.st_size)
}
