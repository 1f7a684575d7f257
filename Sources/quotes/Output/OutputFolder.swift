import Foundation

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
