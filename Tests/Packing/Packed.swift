import CArchive

/// Containers that tests make for themselves, whole or spoilt.
public enum Packed {
  /// How a container is laid out, and what it is compressed with.
  public enum Layout: String, CaseIterable, Sendable {
    case zip, tar, tarGzip, tarZstandard, tarXZ, tarBzip2
    /// A single file, without a name.
    case gzip, zstandard, bzip2, xz

    public var ending: String {
      switch self {
      case .zip: "zip"
      case .tar: "tar"
      case .tarGzip: "tar.gz"
      case .tarZstandard: "tar.zst"
      case .tarXZ: "txz"
      case .tarBzip2: "tbz2"
      case .gzip: "gz"
      case .zstandard: "zst"
      case .bzip2: "bz2"
      case .xz: "xz"
      }
    }

    public var holdsOneFile: Bool { [.gzip, .zstandard, .bzip2, .xz].contains(self) }

    fileprivate func prepare(_ archive: OpaquePointer) {
      switch self {
      case .zip: archive_write_set_format_zip(archive)
      case .tar, .tarGzip, .tarZstandard, .tarXZ, .tarBzip2:
        archive_write_set_format_pax_restricted(archive)
      case .gzip, .zstandard, .bzip2, .xz: archive_write_set_format_raw(archive)
      }
      switch self {
      case .zip, .tar: break
      case .gzip, .tarGzip: archive_write_add_filter_gzip(archive)
      case .zstandard, .tarZstandard: archive_write_add_filter_zstd(archive)
      case .bzip2, .tarBzip2: archive_write_add_filter_bzip2(archive)
      case .xz, .tarXZ: archive_write_add_filter_xz(archive)
      }
    }
  }

  /// One thing in a container.
  public struct Item: Sendable {
    var name: [UInt8]
    var bytes: [UInt8]
    var type: UInt32 = 0o100000

    public init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

    public init(_ name: String, _ bytes: [UInt8]) {
      self.name = Array(name.utf8)
      self.bytes = bytes
    }

    /// - Parameter name: Need not be UTF-8.
    public init(name: [UInt8], _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
    }

    public static func link(_ name: String) -> Item { special(name, 0o120000) }
    public static func device(_ name: String) -> Item { special(name, 0o020000) }
    public static func folder(_ name: String) -> Item { special(name, 0o040000) }

    private static func special(_ name: String, _ type: UInt32) -> Item {
      var item = Item(name, "")
      item.type = type
      return item
    }
  }

  /// - Parameter options: libarchive's, such as `zip:encryption=traditional`.
  public static func pack(
    _ items: [Item], as layout: Layout, options: String? = nil
  ) -> [UInt8] {
    guard let archive = archive_write_new() else { preconditionFailure("out of memory") }
    defer { archive_write_free(archive) }
    layout.prepare(archive)
    archive_write_set_bytes_in_last_block(archive, 1)
    archive_write_set_passphrase(archive, "password")
    if let options { archive_write_set_options(archive, options) }
    let capacity = items.reduce(1 << 20) { $0 + 2 * $1.bytes.count + 4096 }
    var used = 0
    return [UInt8](unsafeUninitializedCapacity: capacity) { buffer, filled in
      archive_write_open_memory(archive, buffer.baseAddress, capacity, &used)
      for item in items { write(item, to: archive) }
      archive_write_close(archive)
      filled = used
    }
  }

  /// The files of a container by their names, in their order.
  public static func unpack(_ bytes: [UInt8]) -> [(name: String, text: String)] {
    guard let archive = archive_read_new() else { preconditionFailure("out of memory") }
    defer { archive_read_free(archive) }
    archive_read_support_format_all(archive)
    archive_read_support_filter_all(archive)
    return bytes.withUnsafeBytes { bytes in
      archive_read_open_memory(archive, bytes.baseAddress, bytes.count)
      var files: [(String, String)] = []
      var entry: OpaquePointer?
      while archive_read_next_header(archive, &entry) == ARCHIVE_OK {
        var data: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
          let count = archive_read_data(archive, &chunk, chunk.count)
          guard count > 0 else { break }
          data += chunk[..<count]
        }
        files.append(
          (String(cString: archive_entry_pathname(entry)), String(decoding: data, as: UTF8.self)))
      }
      return files
    }
  }

  public static func pack(_ text: String, as layout: Layout) -> [UInt8] {
    pack([Item("data", text)], as: layout)
  }

  private static func write(_ item: Item, to archive: OpaquePointer) {
    guard let entry = archive_entry_new() else { preconditionFailure("out of memory") }
    defer { archive_entry_free(entry) }
    let name = item.name.map { CChar(bitPattern: $0) } + [0]
    archive_entry_set_pathname(entry, name)
    archive_entry_set_filetype(entry, item.type)
    archive_entry_set_perm(entry, 0o644)
    archive_entry_set_size(entry, Int64(item.bytes.count))
    if item.type == 0o120000 { archive_entry_set_symlink(entry, "/etc/passwd") }
    archive_write_header(archive, entry)
    _ = item.bytes.withUnsafeBytes { archive_write_data(archive, $0.baseAddress, $0.count) }
  }
}
