import Essentials

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

/// Which file a path leads to, whatever links it goes through.
struct FileIdentity: Equatable {
  let device: UInt64
  let number: UInt64
  private let kind: UInt32
  /// Who may read and write it.
  let permissions: mode_t
  /// Whether several directory entries are this file, none of them more than the other.
  let hasOtherNames: Bool
  let size: Int64

  /// - Returns: `nil` with `errno` set.
  init?(_ path: RawPath) {
    var status = stat()
    guard stat(path.cString, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    kind = UInt32(status.st_mode) & UInt32(S_IFMT)
    permissions = status.st_mode & 0o777
    hasOtherNames = status.st_nlink > 1
    size = Int64(status.st_size)
  }

  var isFolder: Bool { kind == UInt32(S_IFDIR) }
  var isRegular: Bool { kind == UInt32(S_IFREG) }

  static func == (a: Self, b: Self) -> Bool { a.device == b.device && a.number == b.number }
}

/// The size of all inputs, if they are files and no folders or pipes.
func totalBytes(of inputs: [String]) -> Int? {
  var total = 0
  for input in inputs {
    guard input != "-", let file = FileIdentity(RawPath(argument: input)), file.isRegular else {
      return nil
    }
    total += Int(file.size)
  }
  return total
}
