import CArchive

/// Hands the bytes of a container to libarchive, which asks for them through C.
final class ContainerInput {
  private let source: ByteStream
  /// Lives until libarchive asks for the next bytes, as its interface has it.
  private var buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)
  /// What stopped the source; C knows nothing of it.
  private(set) var error: (any Error)?

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
      return chunk.count
    } catch {
      self.error = error
      return -1
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
