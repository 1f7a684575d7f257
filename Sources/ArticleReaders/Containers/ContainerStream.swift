import CArchive
import Foundation

/// The files of a container one after another, as libarchive unpacks them from a stream.
///
/// Nothing is written anywhere, so names that point outside of a folder, links and devices are no
/// more than names.
final class ContainerStream {
  private let input: ContainerInput
  private let budget: UnpackingBudget
  private let archive: OpaquePointer
  private var isOpen = false

  init(_ source: ByteStream, budget: UnpackingBudget) {
    guard let archive = archive_read_new() else { preconditionFailure("out of memory") }
    self.archive = archive
    self.budget = budget
    input = ContainerInput(source)
    archive_read_support_filter_gzip(archive)
    archive_read_support_filter_bzip2(archive)
    archive_read_support_filter_xz(archive)
    archive_read_support_filter_zstd(archive)
    archive_read_support_format_tar(archive)
    archive_read_support_format_zip(archive)
    archive_read_support_format_raw(archive)
    archive_read_support_format_empty(archive)
  }

  deinit { archive_read_free(archive) }

  /// - Returns: `nil` at the end.
  /// - Throws: `ContainerFault`, or what stopped the stream that the container is read from.
  func nextEntry() throws -> ContainerEntry? {
    if !isOpen {
      isOpen = true
      try check(input.open(archive), else: ContainerFault.damaged)
    }
    // libarchive turns names into the locale's encoding, and gives none that do not fit it.
    let locale = uselocale(utf8Locale)
    defer { uselocale(locale) }
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    if status == ARCHIVE_EOF { return nil }
    try check(status, else: ContainerFault.damaged)
    guard let entry else { return nil }
    let isOnlyOne = archive_format(archive) == ARCHIVE_FORMAT_RAW
    // It begins as a container does, but not all of its beginning is there.
    if isOnlyOne, archive_filter_code(archive, 0) == ARCHIVE_FILTER_NONE {
      throw ContainerFault.damaged("its head is broken")
    }
    try budget.countEntry()
    return ContainerEntry(entry, isOnlyOne: isOnlyOne)
  }

  /// Bytes of the current file.
  ///
  /// - Returns: At least one, or none at its end.
  func next(upTo count: Int) throws -> [UInt8] {
    var status = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      status = archive_read_data(archive, buffer.baseAddress, count)
      filled = max(0, status)
    }
    if status < 0 { try check(Int32(status), else: ContainerFault.damagedFile, isData: true) }
    try budget.spend(chunk.count)
    return chunk
  }

  /// - Parameter isData: Whether a warning counts too: that a checksum or a size is wrong.
  private func check(
    _ status: Int32, else fault: (String) -> ContainerFault, isData: Bool = false
  ) throws {
    if let error = input.error { throw error }
    guard status < (isData ? ARCHIVE_OK : ARCHIVE_WARN) else { return }
    throw fault(archive_error_string(archive).map { String(cString: $0) } ?? "it cannot be read")
  }
}

private nonisolated(unsafe) let utf8Locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
