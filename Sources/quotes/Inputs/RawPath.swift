/// The name of a file as the system has it: bytes that need not be UTF-8.
struct RawPath {
  let bytes: [UInt8]

  /// For people: what is no UTF-8 becomes U+FFFD.
  var shown: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether it can be given to libraries that take a path as a `String`.
  var isText: Bool { String(validating: bytes, as: UTF8.self) != nil }

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Finds the bytes of an argument, which `CommandLine.arguments` has repaired.
  init(argument: String) {
    for raw in CommandLine.unsafeArguments
    where String(decoding: raw, as: UTF8.self).utf8.elementsEqual(argument.utf8) {
      bytes = raw
      return
    }
    bytes = Array(argument.utf8)
  }

  func appending(_ name: [UInt8]) -> RawPath {
    let slash = UInt8(ascii: "/")
    return RawPath(bytes: bytes.last == slash ? bytes + name : bytes + [slash] + name)
  }

  /// NUL-terminated, for system calls.
  var cString: [CChar] { bytes.map { CChar(bitPattern: $0) } + [0] }
}

extension CommandLine {
  /// The arguments' bytes as the system gave them.
  fileprivate static var unsafeArguments: [[UInt8]] {
    (0..<Int(argc)).compactMap { index in
      unsafeArgv[index].map { pointer in
        var bytes: [UInt8] = []
        var offset = 0
        while pointer[offset] != 0 {
          bytes.append(UInt8(bitPattern: pointer[offset]))
          offset += 1
        }
        return bytes
      }
    }
  }
}
