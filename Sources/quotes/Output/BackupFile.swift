import Foundation

/// The file of a copy, which has another name until it is whole.
final class BackupFile {
  /// What is to be written, beside the file itself.
  let unfinishedPath: String
  private let path: String
  /// As they are given in messages.
  private let name: String
  private var isCommitted = false

  /// - Parameter archive: What is copied.
  /// - Throws: `CommandError`: the file is there, is the archive itself, or cannot be made.
  init(replacing name: String, sparing archive: String, isForced: Bool) throws {
    self.name = name
    // Behind a symbolic link it is the file that is replaced, and not the link.
    path = resolvedPath(name) ?? name
    unfinishedPath = path + ".part-\(getpid())"
    guard RawPath(argument: name).isText else { throw refused("its name is not UTF-8") }
    let sideFiles = ["", "-wal", "-shm", "-journal"]
    guard !sideFiles.contains(where: { isSameFile(name, archive + $0) }) else {
      throw refused("that is the archive itself")
    }
    if let existing = FileIdentity(RawPath(argument: name)) {
      guard existing.isRegular else { throw refused("it is no file") }
      guard isForced else { throw refused("it is there already", "--force replaces it") }
      // What stands there would be taken for changes of the copy.
      guard FileIdentity(RawPath(argument: path + "-wal")) == nil else {
        throw refused("another program has it open")
      }
    }
    let descriptor = open(unfinishedPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw refused(systemReason(errno)) }
    // Who keeps the archive from others does not mean to show them its copy.
    if let source = FileIdentity(RawPath(argument: archive)) {
      fchmod(descriptor, source.permissions | S_IWUSR)
    }
    close(descriptor)
  }

  deinit {
    guard !isCommitted else { return }
    for ending in ["", "-wal", "-shm", "-journal"] { unlink(unfinishedPath + ending) }
  }

  /// Gives the copy its name, once it is on the disk.
  func commit() throws {
    let descriptor = open(unfinishedPath, O_RDONLY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    guard descriptor >= 0, fsync(descriptor) == 0, rename(unfinishedPath, path) == 0 else {
      throw CommandError.failed(.ioFailure, "cannot write: \(name): \(systemReason(errno))")
    }
    isCommitted = true
  }

  private func refused(_ reason: String, _ wayOut: String = "name another file") -> CommandError {
    .failed(.cannotCreate, "cannot write: \(name): \(reason); \(wayOut)")
  }
}
