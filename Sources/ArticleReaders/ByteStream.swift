import Foundation

/// The bytes of a file, of standard input or of memory, a chunk at a time.
public final class ByteStream {
  private let descriptor: Int32
  private let closesDescriptor: Bool
  private var memory: [UInt8]
  /// Asked while a pipe or terminal keeps us waiting; `true` ends it with `.interrupted`.
  private let shouldStop: () -> Bool
  /// How many bytes were handed out so far.
  public private(set) var position = 0

  /// Opens a file.
  ///
  /// - Parameter path: The name's bytes, which need not be UTF-8, without a closing NUL.
  /// - Throws: `ReadingError.cannotOpen`.
  public init(path: [UInt8], shouldStop: @escaping () -> Bool = { false }) throws {
    self.shouldStop = shouldStop
    let name = path.map { CChar(bitPattern: $0) } + [0]
    // Not to wait there for a pipe's writer, when no signal could end it; `waitForBytes` does.
    descriptor = open(name, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    closesDescriptor = true
    memory = []
    guard descriptor >= 0 else { throw ReadingError.cannotOpen(errno: errno) }
  }

  private init(descriptor: Int32, memory: [UInt8], shouldStop: @escaping () -> Bool) {
    self.descriptor = descriptor
    self.shouldStop = shouldStop
    self.memory = memory
    closesDescriptor = false
  }

  public static func standardInput(shouldStop: @escaping () -> Bool = { false }) -> ByteStream {
    ByteStream(descriptor: 0, memory: [], shouldStop: shouldStop)
  }

  public convenience init(bytes: [UInt8]) {
    self.init(descriptor: -1, memory: bytes, shouldStop: { false })
  }

  deinit {
    if closesDescriptor, descriptor >= 0 { close(descriptor) }
  }

  /// - Returns: At least one byte, or none at the end.
  /// - Throws: `ReadingError.cannotRead`, `.interrupted`.
  func next(upTo count: Int) throws -> [UInt8] {
    guard descriptor >= 0 else {
      defer { memory = [] }
      position += memory.count
      return memory
    }
    while true {
      try waitForBytes()
      var result = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        result = read(descriptor, buffer.baseAddress, count)
        filled = max(0, result)
      }
      if result >= 0 {
        position += result
        return chunk
      }
      guard errno == EINTR || errno == EAGAIN else { throw ReadingError.cannotRead(errno: errno) }
    }
  }

  private func waitForBytes() throws {
    var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    repeat {
      if shouldStop() { throw ReadingError.interrupted }
    } while poll(&waited, 1, 200) <= 0
  }
}
