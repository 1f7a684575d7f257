import CNettle

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece.
public struct SHA256: Sendable {
  private var context = sha256_ctx()

  public init() { nettle_sha256_init(&context) }

  public mutating func update(_ bytes: some Collection<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { append($0) }
    if isDone == nil { Array(bytes).withUnsafeBufferPointer { append($0) } }
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    nettle_sha256_update(&context, bytes.count, bytes.baseAddress)
  }

  /// Of all bytes so far, 64 hex digits in lower case.
  public var hexadecimal: String {
    var context = context
    var digest = [UInt8](repeating: 0, count: 32)
    nettle_sha256_digest(&context, digest.count, &digest)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}

private let digits = Array("0123456789abcdef".utf8)
