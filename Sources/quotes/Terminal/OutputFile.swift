import Essentials

/// A file that takes its name only when it is complete, so that nothing half-written is left.
final class OutputFile {
  let output: Output
  private let descriptor: Int32
  private let target: OutputTarget
  /// `false` for devices and pipes, which are written to as they are.
  private let isReplaced: Bool
  private var isCommitted = false

  /// What is to be written, beside the file itself.
  var unfinishedPath: String { target.unfinishedPath }

  /// - Parameter archive: A file that must not be replaced, be it there already or not; `nil` for none.
  /// - Throws: `CommandError`: the file cannot be made.
  convenience init(replacing name: String, sparing archive: String? = nil) throws {
    let target = try OutputTarget(file: name, sparing: archive)
    if target.existing?.isFolder == true { throw target.refused("it is a folder") }
    // Who kept the old file from others does not mean to show them the new one.
    try self.init(target, permissions: target.existing?.permissions)
  }

  /// The file of a copy of the archive.
  ///
  /// - Parameter isForced: Whether a file that is there may be replaced.
  /// - Throws: `CommandError`: the file is there, is the archive itself, or cannot be made.
  convenience init(copying archive: String, to name: String, isForced: Bool) throws {
    let target = try OutputTarget(file: name, sparing: archive)
    if let existing = target.existing {
      guard existing.isRegular else { throw target.refused("it is not a file") }
      guard isForced else { throw target.refused("it already exists", "--force replaces it") }
      // What stands there would be taken for changes of the copy.
      guard FileIdentity(RawPath(argument: target.path + "-wal")) == nil else {
        throw target.refused("another program has it open")
      }
    }
    // Who keeps the archive from others does not mean to show them its copy.
    let permissions = FileIdentity(RawPath(argument: archive))?.permissions
    try self.init(target, permissions: permissions.map { $0 | S_IWUSR })
  }

  private init(_ target: OutputTarget, permissions: mode_t?) throws {
    self.target = target
    isReplaced = target.existing?.isRegular ?? true
    descriptor =
      isReplaced
      ? open(target.unfinishedPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
      : open(target.path, O_WRONLY | O_CLOEXEC)
    let failure = errno
    output = Output(descriptor: descriptor, name: target.name)
    guard descriptor >= 0 else {
      isCommitted = true
      throw target.refused(systemReason(failure))
    }
    if isReplaced, let permissions { fchmod(descriptor, permissions) }
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    guard isReplaced, !isCommitted else { return }
    for ending in OutputTarget.endingsOfArchive { unlink(unfinishedPath + ending) }
  }

  /// Makes what was written the file.
  func commit() throws {
    try output.flush()
    if isReplaced { try target.commit([unfinishedPath]) }
    isCommitted = true
  }
}

/// A folder that takes its name only when all of its files are complete.
final class OutputFolder {
  private let target: OutputTarget
  private var isCommitted = false

  /// - Throws: `CommandError`: there is something of this name, other than an empty folder, or the
  ///   folder cannot be made.
  init(creating name: String) throws {
    target = try OutputTarget(folder: name)
    isCommitted = true
    if let existing = target.existing {
      guard existing.isFolder else { throw target.refused("it is not a folder") }
      guard existing != FileIdentity(RawPath(argument: ".")) else {
        throw target.refused("it is the working folder")
      }
      let names = try? FileManager.default.contentsOfDirectory(atPath: target.path)
      guard names?.isEmpty == true else { throw target.refused("the folder is not empty") }
    }
    guard mkdir(target.unfinishedPath, 0o777) == 0 else {
      throw target.refused(systemReason(errno))
    }
    isCommitted = false
  }

  deinit {
    if !isCommitted { try? FileManager.default.removeItem(atPath: target.unfinishedPath) }
  }

  /// Makes a folder in it.
  func makeFolder(named name: String) throws {
    guard mkdir("\(target.unfinishedPath)/\(name)", 0o777) == 0 else {
      throw target.refused("\(name): \(systemReason(errno))")
    }
  }

  /// Makes a file that is filled by `body`.
  func write<Value>(_ file: String, _ body: (Output) throws -> Value) throws -> Value {
    let descriptor = open(
      "\(target.unfinishedPath)/\(file)", O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw target.refused("\(file): \(systemReason(errno))") }
    defer { close(descriptor) }
    let output = Output(descriptor: descriptor, name: "\(target.name)/\(file)")
    let value = try body(output)
    try output.flush()
    return value
  }

  func write(_ bytes: [UInt8], to file: String) throws {
    try write(file) { output in try output.append { $0.append(contentsOf: bytes) } }
  }

  /// Gives the folder its name.
  func commit() throws {
    let folder = target.unfinishedPath
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    try target.commit((names ?? []).map { "\(folder)/\($0)" } + [folder])
    isCommitted = true
  }
}

/// The name that a file or folder takes once it is complete, and the path that it has until then.
private struct OutputTarget {
  /// As the person typed it, for messages.
  let name: String
  /// Behind a symbolic link it is the file that is replaced, and not the link.
  let path: String
  /// What has the name now.
  let existing: FileIdentity?
  private let noun: String

  /// SQLite keeps files of these beside an archive.
  static let endingsOfArchive = ["", "-wal", "-shm", "-journal"]

  var unfinishedPath: String { path + ".part-\(getpid())" }

  /// - Parameter archive: Is not to be replaced, nor what SQLite keeps beside it.
  init(file: String, sparing archive: String?) throws {
    try self.init(file, noun: "file")
    guard let archive else { return }
    guard !Self.endingsOfArchive.contains(where: { isSameFile(file, archive + $0) }) else {
      throw refused("that is the archive itself")
    }
  }

  init(folder: String) throws { try self.init(folder, noun: "folder") }

  private init(_ name: String, noun: String) throws {
    self.name = name
    self.noun = noun
    path = resolvedPath(name) ?? (noun == "folder" ? trimmed(name, of: "/") : name)
    existing = FileIdentity(RawPath(argument: name))
    guard RawPath(argument: name).isText else { throw refused("its name is not UTF-8") }
  }

  func refused(_ reason: String, _ remedy: String? = nil) -> CommandError {
    .failed(.cannotCreate, "cannot write: \(name): \(reason); \(remedy ?? "name another \(noun)")")
  }

  /// Gives it its name.
  ///
  /// - Parameter files: All that was written. They are on the disk before the name is, so that a
  ///   crash leaves no half of them under it.
  func commit(_ files: [String]) throws {
    guard files.allSatisfy(isSynchronized), rename(unfinishedPath, path) == 0 else {
      throw CommandError.failed(
        .ioFailure, "cannot write: \(name): \(systemReason(errno)); make room or write elsewhere")
    }
  }

  private func isSynchronized(_ file: String) -> Bool {
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return fsync(descriptor) == 0
  }
}

/// Where a path leads behind symbolic links; `nil` if nothing is there.
private func resolvedPath(_ path: String) -> String? {
  realpath(path, nil).map { pointer in
    defer { free(pointer) }
    return String(cString: pointer)
  }
}

/// Whether two paths lead to one file, or will as soon as there is one.
private func isSameFile(_ a: String, _ b: String) -> Bool {
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
