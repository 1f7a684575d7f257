import CArchive

/// What a container says of one thing in it.
struct ContainerEntry {
  /// As it stands there; what is no UTF-8 becomes U+FFFD. Empty where there is none.
  let name: String
  let isFolder: Bool
  /// `false` for folders, links and devices.
  let isFile: Bool
  let isEncrypted: Bool
  /// Whether it is all that was packed, by a program that keeps no names, such as gzip.
  let isOnlyOne: Bool

  init(_ entry: OpaquePointer, isOnlyOne: Bool) {
    let text = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
    name = text.map { String(cString: $0) } ?? ""
    // AE_IFREG and AE_IFDIR, which Swift does not import.
    let type = archive_entry_filetype(entry)
    isFolder = type == 0o040000
    isFile = type == 0o100000 && archive_entry_hardlink(entry) == nil
    isEncrypted = archive_entry_is_encrypted(entry) != 0
    self.isOnlyOne = isOnlyOne
  }
}
