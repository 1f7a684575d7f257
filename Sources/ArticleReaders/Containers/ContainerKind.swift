import CArchive

/// A way to compress a file, or to put several into one: what is known by its name and first bytes,
/// and libarchive can unpack as a stream. Another one is a row of `all`, and nothing else.
struct ContainerKind: Sendable {
  /// Of a file that is compressed so, whatever is in it: `.gz`; `nil` for archives.
  var compressionEnding: String?
  /// Of an archive of files: `.zip`, `.tgz`.
  let archiveEndings: [String]
  /// What HTTP calls it in `Content-Encoding`.
  var httpCodings: [String] = []
  let firstBytes: [[UInt8]]
  let support: @Sendable (OpaquePointer?) -> Int32

  static let all = [
    ContainerKind(
      compressionEnding: ".gz", archiveEndings: [".tgz"], httpCodings: ["gzip", "x-gzip"],
      firstBytes: [[0x1F, 0x8B]], support: { archive_read_support_filter_gzip($0) }),
    ContainerKind(
      compressionEnding: ".zst", archiveEndings: [".tzst"], httpCodings: ["zstd"],
      firstBytes: [[0x28, 0xB5, 0x2F, 0xFD]], support: { archive_read_support_filter_zstd($0) }),
    ContainerKind(
      compressionEnding: ".bz2", archiveEndings: [".tbz2"], firstBytes: [Array("BZh".utf8)],
      support: { archive_read_support_filter_bzip2($0) }),
    ContainerKind(
      compressionEnding: ".xz", archiveEndings: [".txz"],
      firstBytes: [[0xFD, 0x37, 0x7A, 0x58, 0x5A]],
      support: { archive_read_support_filter_xz($0) }),
    ContainerKind(
      archiveEndings: [".zip"],
      firstBytes: [Array("PK\u{3}\u{4}".utf8), Array("PK\u{5}\u{6}".utf8)],
      support: { archive_read_support_format_zip($0) }),
    // Its mark does not stand at its beginning.
    ContainerKind(
      archiveEndings: [".tar"], firstBytes: [], support: { archive_read_support_format_tar($0) }),
  ]

  /// Whether some first bytes are those of a compressed file or an archive of files.
  static func isContainer(_ prefix: [UInt8], fileName: String?) -> Bool {
    all.contains { $0.firstBytes.contains(where: prefix.starts) }
      || isTar(prefix, fileName: fileName)
  }

  static func isGzip(_ prefix: [UInt8]) -> Bool { prefix.starts(with: [0x1F, 0x8B]) }

  static func isTar(_ prefix: [UInt8], fileName: String?) -> Bool {
    let tarMark = prefix.dropFirst(257).prefix(5)
    if tarMark.elementsEqual("ustar".utf8) { return true }
    // An empty tar is nothing but zeros.
    return fileName?.lowercased().hasSuffix(".tar") == true && prefix.allSatisfy { $0 == 0 }
      && prefix.count >= 512
  }
}
