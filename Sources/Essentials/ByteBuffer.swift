/// Bytes that are appended piece by piece, through a pointer: an array calls the library for each of them, which
/// was half of what rows took.
///
/// It may go to another thread, as its memory has no other owner.
public struct ByteBuffer: ~Copyable, @unchecked Sendable {
  @usableFromInline var start: UnsafeMutablePointer<UInt8>
  @usableFromInline var capacity: Int
  @usableFromInline package var count = 0

  public init(capacity: Int = 1 << 10) {
    start = .allocate(capacity: capacity)
    self.capacity = capacity
  }

  deinit { start.deallocate() }

  /// All of them.
  @inlinable public var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: start, count: count)
  }

  /// They are to be UTF-8.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  @inlinable @inline(__always) public mutating func append(_ byte: UInt8) {
    if count == capacity { grow(for: 1) }
    (start + count).initialize(to: byte)
    count += 1
  }

  @inlinable @inline(__always)
  public mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    if bytes.count > capacity - count { grow(for: bytes.count) }
    (start + count).initialize(from: first, count: bytes.count)
    count += bytes.count
  }

  @inlinable public mutating func append(contentsOf bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { append(contentsOf: $0) }
    if isDone == nil { for byte in bytes { append(byte) } }
  }

  @inlinable public mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// In UTF-8.
  @inlinable public mutating func append(_ scalar: Unicode.Scalar) {
    for byte in scalar.utf8 { append(byte) }
  }

  /// Appends so many of eight bytes, the first of which is lowest.
  @inlinable @inline(__always) public mutating func append(_ count: Int, of eight: UInt64) {
    precondition((0...8).contains(count), "eight bytes are no more")
    if capacity - self.count < 8 { grow(for: 8) }
    UnsafeMutableRawPointer(start + self.count).storeBytes(of: eight.littleEndian, as: UInt64.self)
    self.count += count
  }

  /// Forgets them; the memory is kept for others.
  @inlinable public mutating func removeAll() { count = 0 }

  @usableFromInline mutating func grow(for more: Int) {
    capacity = max(2 * capacity, count + more)
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.moveInitialize(from: start, count: count)
    start.deallocate()
    start = larger
  }
}
