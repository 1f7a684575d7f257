import Essentials
import Foundation
import Testing

/// Bytes at the end of a page behind which no memory may be read.
private final class GuardedBytes {
  private let pages: UnsafeMutableRawPointer
  private let length = Int(sysconf(Int32(_SC_PAGESIZE)))

  init() throws {
    let memory = mmap(nil, 2 * length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    pages = try #require(memory == MAP_FAILED ? nil : memory)
    try #require(mprotect(pages + length, length, PROT_NONE) == 0)
  }

  deinit { munmap(pages, 2 * length) }

  /// The last of them.
  func last(_ count: Int) -> UnsafeMutableBufferPointer<UInt8> {
    let start = (pages + length - count).assumingMemoryBound(to: UInt8.self)
    return UnsafeMutableBufferPointer(start: start, count: count)
  }
}

@Suite struct EightBytesTests {
  @Test(arguments: [UInt8(0), 0x22, 0x7F, 0x80, 0xFF])
  func `a byte is found wherever it stands, and nothing behind the end is read`(mark: UInt8) throws
  {
    let memory = try GuardedBytes()
    for count in 0...40 {
      let bytes = memory.last(count)
      for place in 0...count {
        // What differs from it in a bit, as its neighbour in numbers does.
        bytes.update(repeating: mark ^ 1)
        if place < count { bytes[place] = mark }
        for start in 0...place {
          let found = UnsafeBufferPointer(bytes).first(from: start) { $0.bytes(equalTo: mark) }
          #expect(found == place, "\(count) bytes, from \(start)")
        }
        let behind = UnsafeBufferPointer(bytes).first(from: place + 1) { $0.bytes(equalTo: mark) }
        #expect(behind == count, "\(count) bytes, behind \(place)")
      }
    }
  }

  @Test func `a byte below another is found, and one beyond ASCII`() throws {
    let memory = try GuardedBytes()
    for byte in UInt8.min...UInt8.max {
      for count in 1...17 {
        let bytes = memory.last(count)
        bytes.update(repeating: 0x41)
        bytes[count - 1] = byte
        let text = UnsafeBufferPointer(bytes)
        #expect(text.first(from: 0) { $0.bytes(below: 0x20) } == (byte < 0x20 ? count - 1 : count))
        #expect(text.first(from: 0) { $0.bytesBeyondASCII } == (byte >= 0x80 ? count - 1 : count))
      }
    }
  }
}
