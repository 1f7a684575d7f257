import Foundation

/// A file that takes its name only when it is complete, so that nothing half-written is left.
final class OutputFile {
  let output: Output
  private let descriptor: Int32
  private let path: String
  /// Beside the file itself; `nil` for devices and pipes, which are written to as they are.
  private var temporaryPath: String?

  /// - Throws: `CommandError`: the file cannot be made.
  init(replacing path: String) throws {
    // Behind a symbolic link it is the file that is replaced, and not the link.
    let target = realpath(path, nil).map { pointer in
      defer { free(pointer) }
      return String(cString: pointer)
    }
    self.path = target ?? path
    let existing = FileIdentity(RawPath(argument: path))
    if existing?.isFolder == true { throw Self.cannotWrite(path, "it is a folder") }
    if existing.map({ !$0.isRegular }) ?? false {
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let name = self.path + ".part-\(getpid())"
      temporaryPath = name
      descriptor = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
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
