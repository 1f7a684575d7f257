import Foundation

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
