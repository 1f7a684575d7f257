import CLibXML2
import Essentials

/// Turns bytes of an encoding that the C library knows into UTF-8, a chunk at a time.
///
/// `iconv` comes with glibc, and with the headers of libxml2, which reads XML by it.
final class IconvDecoder {
  private let conversion: iconv_t

  /// - Parameter name: As `iconv -l` lists it.
  /// - Returns: `nil` if this machine does not know it: its tables are files of the system's.
  init?(_ name: String) {
    let opened = iconv_open("UTF-8", name)
    guard let opened, Int(bitPattern: opened) != -1 else { return nil }
    conversion = opened
  }

  deinit { iconv_close(conversion) }

  /// - Parameter isLast: Whether no bytes follow, so that half a character is broken.
  /// - Returns: The text, how many bytes of it became U+FFFD, and how many at the end are the
  ///   beginning of a character.
  func utf8(from bytes: [UInt8], isLast: Bool) -> (text: [UInt8], replaced: Int, pending: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2)
    var (replaced, pending) = (0, 0)
    var input = bytes.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 16 << 10)
    input.withUnsafeMutableBufferPointer { input in
      var next = input.baseAddress
      var left = input.count
      while left > 0 {
        let (status, error) = step(&next, &left, &output, into: &text)
        guard status == -1, error != E2BIG else { continue }
        // A character that goes on in the next chunk.
        if error == EINVAL, !isLast {
          pending = left
          return
        }
        text += Array("\u{FFFD}".utf8)
        replaced += 1
        next? += 1
        left -= 1
      }
    }
    return (text, replaced, pending)
  }

  private func step(
    _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ output: inout [CChar],
    into text: inout [UInt8]
  ) -> (status: Int, error: Int32) {
    output.withUnsafeMutableBufferPointer { output in
      var end = output.baseAddress
      var space = output.count
      let result = iconv(conversion, &next, &left, &end, &space)
      let error = errno
      text += output.prefix(output.count - space).lazy.map { UInt8(bitPattern: $0) }
      return (result, error)
    }
  }
}
