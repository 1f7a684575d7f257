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

/// A folder that takes its name only when all of its files are complete.
final class OutputFolder {
  /// As the person named it.
  let name: String
  private let path: String
  private var temporaryPath: String?

  /// - Throws: `CommandError`: there is something of this name, other than an empty folder, or the
  ///   folder cannot be made.
  init(creating name: String) throws {
    self.name = name
    guard !name.isEmpty, RawPath(argument: name).isText else {
      throw Self.cannotWrite(name, "its name is not UTF-8")
    }
    // Behind a symbolic link it is the folder that is replaced, and not the link.
    path = resolvedPath(name) ?? String(name.reversed().drop { $0 == "/" }.reversed())
    if let existing = FileIdentity(RawPath(argument: name)) {
      guard existing.isFolder else { throw Self.cannotWrite(name, "it is no folder") }
      guard existing != FileIdentity(RawPath(bytes: Array(".".utf8))) else {
        throw Self.cannotWrite(name, "it is the working folder")
      }
      guard (try? FileManager.default.contentsOfDirectory(atPath: path).isEmpty) == true else {
        throw Self.cannotWrite(name, "the folder is not empty")
      }
    }
    let temporary = path + ".part-\(getpid())"
    guard mkdir(temporary, 0o777) == 0 else { throw Self.cannotWrite(name, systemReason(errno)) }
    temporaryPath = temporary
  }

  deinit {
    if let temporaryPath { try? FileManager.default.removeItem(atPath: temporaryPath) }
  }

  /// Makes a file that is filled by `body`.
  func write<Value>(_ file: String, _ body: (Output) throws -> Value) throws -> Value {
    let descriptor = open(
      "\(temporaryPath ?? path)/\(file)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.cannotWrite("\(name)/\(file)", systemReason(errno)) }
    defer { close(descriptor) }
    let output = Output(descriptor: descriptor, name: "\(name)/\(file)")
    let value = try body(output)
    try output.flush()
    return value
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    try write(file) { output in try output.append { $0.append(contentsOf: bytes) } }
  }

  /// Gives the folder its name.
  func commit() throws {
    guard let temporary = temporaryPath else { return }
    guard synchronize(temporary), rename(temporary, path) == 0 else {
      throw CommandError.failed(
        .ioFailure, "cannot write: \(name): \(systemReason(errno)); make room or write elsewhere")
    }
    temporaryPath = nil
  }

  /// Has all files on the disk before the name, so that a crash leaves no half of them under it.
  private func synchronize(_ folder: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return (names.map { "\(folder)/\($0)" } + [folder]).allSatisfy { path in
      let descriptor = open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { return false }
      defer { close(descriptor) }
      return fsync(descriptor) == 0
    }
  }

  private static func cannotWrite(_ name: String, _ reason: String) -> CommandError {
    .failed(.cannotCreate, "cannot write: \(name): \(reason); name another folder")
  }
}

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
