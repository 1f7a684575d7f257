import Foundation

/// A file that takes its name only when it is complete, so that nothing half-written is left.
final class OutputFile {
  let output: Output
  private let descriptor: Int32
  private let path: String
  /// Beside the file itself; `nil` for devices and pipes, which are written to as they are.
  private var temporaryPath: String?

  /// - Parameter archive: A file that must not be replaced, be it there already or not.
  /// - Throws: `CommandError`: the file cannot be made.
  init(replacing path: String, sparing archive: String) throws {
    guard RawPath(argument: path).isText else {
      throw Self.cannotWrite(path, "its name is not UTF-8")
    }
    guard !isSameFile(path, archive) else {
      throw CommandError.failed(
        .cannotCreate, "that is the archive itself: \(path): name another file")
    }
    // Behind a symbolic link it is the file that is replaced, and not the link.
    self.path = resolvedPath(path) ?? path
    let existing = FileIdentity(RawPath(argument: path))
    if existing?.isFolder == true { throw Self.cannotWrite(path, "it is a folder") }
    if existing.map({ !$0.isRegular }) ?? false {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let name = self.path + ".part-\(getpid())"
      temporaryPath = name
      descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      // Who kept the old file from others does not mean to show them the new one.
      if let existing { fchmod(descriptor, existing.permissions) }
    }
    guard descriptor >= 0 else {
      temporaryPath = nil
      throw Self.cannotWrite(path, systemReason(errno))
    }
    output = Output(descriptor: descriptor, name: path)
  }

  deinit {
    if let temporaryPath { unlink(temporaryPath) }
    if descriptor >= 0 { close(descriptor) }
  }

  /// Makes what was written the file.
  func commit() throws {
    try output.flush()
    guard let name = temporaryPath else { return }
    guard fsync(descriptor) == 0, rename(name, path) == 0 else {
      throw CommandError.failed(.ioFailure, "cannot write: \(path): \(systemReason(errno))")
    }
    temporaryPath = nil
  }

  private static func cannotWrite(_ path: String, _ reason: String) -> CommandError {
    .failed(.cannotCreate, "cannot write: \(path): \(reason); name another file")
  }
}

/// Where a path leads behind symbolic links; `nil` if nothing is there.
func resolvedPath(_ path: String) -> String? {
  realpath(path, nil).map { pointer in
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

/// Whether two paths lead to one file, or will as soon as there is one.
func isSameFile(_ a: String, _ b: String) -> Bool {
  let (first, second) = (URL(fileURLWithPath: a), URL(fileURLWithPath: b))
  if let file = FileIdentity(RawPath(argument: a)) {
    return file == FileIdentity(RawPath(argument: b))
  }
  let folders = [first, second].map {
    FileIdentity(RawPath(bytes: Array($0.deletingLastPathComponent().path.utf8)))
  }
  return folders[0] != nil && folders[0] == folders[1]
    && first.lastPathComponent.utf8.elementsEqual(second.lastPathComponent.utf8)
}
