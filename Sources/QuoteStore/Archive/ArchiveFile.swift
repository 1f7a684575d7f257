import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is at a path, read without SQLite, so that a file of another program is not changed.
struct ArchiveFile {
  /// As `touch` leaves a file, or an import that was killed as it began.
  let isEmpty: Bool
  let version: Int

  /// - Returns: `nil` if there is nothing at the path.
  /// - Throws: `ArchiveError` unless it is an archive that this program knows, or an empty file.
  init?(at path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw ArchiveError.unreadable(path: path) }
      return nil
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw ArchiveError.notAnArchive(path: path) }
    let header = try ArchiveFile.start(of: path)
    isEmpty = header.isEmpty
    version = isEmpty ? 0 : ArchiveFile.number(at: 60, of: header)
    guard !isEmpty else { return }
    guard header.count == ArchiveFile.headerLength,
      header.starts(with: Array("SQLite format 3\0".utf8)),
      ArchiveFile.number(at: 68, of: header) == Archive.applicationID, version > 0
    else { throw ArchiveError.notAnArchive(path: path) }
    guard version <= Archive.formatVersion else {
      throw ArchiveError.newer(path: path, version: version)
    }
  }

  /// Of the SQLite file format: https://www.sqlite.org/fileformat.html#the_database_header
  private static let headerLength = 100

  private static func start(of path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw ArchiveError.unreadable(path: path) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: headerLength)
    let count = read(file, &bytes, headerLength)
    guard count >= 0 else { throw ArchiveError.ioFailure(path: path) }
    return Array(bytes.prefix(count))
  }

  private static func number(at offset: Int, of header: [UInt8]) -> Int {
    guard header.count >= offset + 4 else { return 0 }
    return header[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }
}

/// The path of an archive, taken literally.
struct ArchivePath {
  let asGiven: String

  /// From the root, because SQLite would read `file:…` and `:memory:` as something else.
  var absolute: String {
    asGiven.hasPrefix("/")
      ? asGiven : FileManager.default.currentDirectoryPath + "/" + asGiven
  }

  /// Whether readers may keep SQLite's side files beside the archive, and remove them again.
  var isWritable: Bool {
    access(absolute, W_OK) == 0 && access(folder, W_OK) == 0
  }

  /// Whether somebody has the archive open, or was killed: the last changes may be in a file beside
  /// it. An empty log that nobody has open does not count.
  var hasLog: Bool {
    var status = stat()
    guard stat(absolute + "-wal", &status) == 0 else { return false }
    return status.st_size > 0 || access(absolute + "-shm", F_OK) == 0
  }

  /// Reads the file as it is, without side files: right where nobody can write.
  var immutableURI: String {
    let allowed = CharacterSet(charactersIn: "/-._~").union(.alphanumerics)
      .intersection(CharacterSet(charactersIn: "\u{0}"..."\u{7F}"))
    let escaped = absolute.addingPercentEncoding(withAllowedCharacters: allowed) ?? absolute
    return "file:" + escaped + "?immutable=1"
  }

  private var folder: String {
    let folder = absolute[..<(absolute.lastIndex(of: "/") ?? absolute.startIndex)]
    return folder.isEmpty ? "/" : String(folder)
  }
}
