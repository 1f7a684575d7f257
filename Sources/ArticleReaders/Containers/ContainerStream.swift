import CArchive
import Essentials

/// The files of a container one after another, as libarchive unpacks them from a stream.
///
/// Nothing is written anywhere, so names that point outside of a folder, links and devices are no
/// more than names.
final class ContainerStream {
  private let input: ContainerInput
  private let budget: UnpackingBudget
  private let archive: OpaquePointer
  private var isOpen = false
  /// How many things with a name were met.
  private var entryCount = 0
  /// How it shows, once all is read, that something may be missing.
  private(set) var fault: String?

  init(_ source: ByteStream, budget: UnpackingBudget) {
    guard let archive = archive_read_new() else { preconditionFailure("out of memory") }
    self.archive = archive
    self.budget = budget
    input = ContainerInput(source)
    for kind in ContainerKind.all { _ = kind.support(archive) }
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
    if status == ARCHIVE_EOF {
      fault = try faultOfZip()
      return nil
    }
    try check(status, else: ContainerFault.damaged)
    guard let entry else { return nil }
    let isOnlyOne = archive_format(archive) == ARCHIVE_FORMAT_RAW
    // It begins as a container does, but not all of its beginning is there.
    if isOnlyOne, archive_filter_code(archive, 0) == ARCHIVE_FILTER_NONE {
      throw ContainerFault.damaged("its head is broken")
    }
    try budget.countEntry()
    entryCount += 1
    return ContainerEntry(entry, isOnlyOne: isOnlyOne)
  }

  /// A zip archive whose list of files cannot be had, at its end, is read from file to file, and a file whose
  /// own head is broken is passed over.
  private func faultOfZip() throws -> String? {
    guard archive_format(archive) == ARCHIVE_FORMAT_ZIP,
      archive_filter_code(archive, 0) == ARCHIVE_FILTER_NONE
    else { return nil }
    guard let end = ZipEnd(try input.ending(ZipEnd.longest)) else {
      return "the list of its files is missing"
    }
    guard end.tellsCount, entryCount < end.entryCount else { return nil }
    return "its list has \(end.entryCount) files, and \(entryCount) were found"
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

/// The record that a zip archive ends with (APPNOTE 4.3.16).
private struct ZipEnd {
  let entryCount: Int
  /// Of more files than fit, the number stands elsewhere.
  var tellsCount: Bool { entryCount < 0xFFFF }

  private static let length = 22
  /// With the comment behind it.
  static let longest = length + 0xFFFF

  /// - Returns: `nil` if there is none in the last bytes of a file.
  init?(_ bytes: [UInt8]) {
    let starts = 0...max(0, bytes.count - Self.length)
    guard bytes.count >= Self.length,
      let start = starts.last(where: { bytes[$0...].starts(with: [0x50, 0x4B, 5, 6]) })
    else { return nil }
    // On this disk, and on all.
    entryCount =
      [8, 10].map { Int(bytes[start + $0]) | Int(bytes[start + $0 + 1]) << 8 }.max() ?? 0
  }
}

/// What a container says of one thing in it.
struct ContainerEntry {
  /// As it stands there; what is no UTF-8 becomes U+FFFD. Empty where there is none.
  let name: String
  let isFolder: Bool
  let hasContent: Bool
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
    hasContent = archive_entry_size(entry) > 0
    isFile = type == 0o100000 && archive_entry_hardlink(entry) == nil
    isEncrypted = archive_entry_is_encrypted(entry) != 0
    self.isOnlyOne = isOnlyOne
  }
}

/// Hands the bytes of a container to libarchive, which asks for them through C.
final class ContainerInput {
  private let source: ByteStream
  /// Lives until libarchive asks for the next bytes, as its interface has it.
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)
  /// What stopped the source; C knows nothing of it.
  private(set) var error: (any Error)?
  /// What was read last of a source without a `seekableSize`.
  private var recent: [UInt8] = []

  private static let chunkLength = 256 << 10

  init(_ source: ByteStream) { self.source = source }

  deinit { buffer.deallocate() }

  /// - Returns: The status of libarchive, which must not outlive `self`.
  func open(_ archive: OpaquePointer) -> Int32 {
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    archive_read_set_read_callback(archive) { _, context, bytes in
      ContainerInput.of(context).read(into: bytes)
    }
    // zip keeps its list of files at its end; without seeking it is guessed from the files.
    if source.seekableSize != nil {
      archive_read_set_seek_callback(archive) { _, context, offset, origin in
        ContainerInput.of(context).seek(by: offset, from: origin)
      }
    }
    return archive_read_open1(archive)
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> ContainerInput {
    guard let context else { preconditionFailure("the context was set before") }
    return Unmanaged<ContainerInput>.fromOpaque(context).takeUnretainedValue()
  }

  private func read(into bytes: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    do {
      let chunk = try source.next(upTo: Self.chunkLength)
      buffer.deallocate()
      buffer = .allocate(byteCount: chunk.count, alignment: 1)
      buffer.copyBytes(from: chunk)
      bytes?.pointee = UnsafeRawPointer(buffer.baseAddress)
      if source.seekableSize == nil { recent = Array((recent + chunk).suffix(ZipEnd.longest)) }
      return chunk.count
    } catch {
      self.error = error
      return -1
    }
  }

  /// The last bytes of the source, behind which nothing can be read.
  func ending(_ count: Int) throws -> [UInt8] {
    if let size = source.seekableSize { try source.seek(to: max(0, size - count)) }
    var ending = recent
    while true {
      let chunk = try source.next(upTo: Self.chunkLength)
      if chunk.isEmpty { return ending }
      ending = Array((ending + chunk).suffix(count))
    }
  }

  /// - Returns: The new place, or a negative number.
  private func seek(by offset: Int64, from origin: Int32) -> Int64 {
    guard let size = source.seekableSize else { return Int64(ARCHIVE_FATAL) }
    let start =
      switch origin {
      case SEEK_SET: 0
      case SEEK_CUR: source.position
      default: size
      }
    let (target, isOutOfRange) = start.addingReportingOverflow(Int(offset))
    guard !isOutOfRange, (0...size).contains(target) else { return Int64(ARCHIVE_FATAL) }
    do {
      try source.seek(to: target)
      return Int64(target)
    } catch {
      self.error = error
      return Int64(ARCHIVE_FATAL)
    }
  }
}
