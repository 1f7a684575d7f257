import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

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

  /// Whether somebody has the archive open, or was killed: the last changes may stand in a file
  /// beside it. An empty log that nobody has open tells nothing.
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
