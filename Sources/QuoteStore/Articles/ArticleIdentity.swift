import CNettle
import Essentials
import Foundation
public import QuoteModel

/// What makes an article this article: its body, newlines and Unicode forms folded, and its URL
/// or, without one, its outlet.
public struct ArticleIdentity: Hashable, Sendable {
  /// SHA-256, 64 hex digits.
  public let hash: String

  /// The first 16 digits: at ten million articles, two share them with a chance of 1 in 370,000.
  public var articleID: String { ArticleIdentity.articleID(of: hash) }

  static func articleID(of hash: String) -> String { String(hash.prefix(16)) }

  /// Pure, and the expensive part of recognising a duplicate: call it where work runs in parallel.
  public init(of article: Article) {
    self.init(body: article.body, source: article.url ?? article.outlet ?? "")
  }

  /// - Parameter source: The URL or, without one, the outlet; empty without either.
  init(body: String, source: String) {
    var digest = SHA256()
    var body = body
    if !body.withUTF8(isComposed) { body = body.precomposedStringWithCanonicalMapping }
    body.withUTF8 { utf8 in
      if hasCarriageReturn(utf8) {
        digest.update(withLineFeeds(utf8))
      } else {
        digest.update(utf8)
      }
    }
    digest.update(CollectionOfOne(0))
    digest.update(source.utf8)
    hash = digest.hexadecimal
  }
}

private let carriageReturn: UInt8 = 0x0D
private let newline: UInt8 = 0x0A

/// In the C library's time.
private func hasCarriageReturn(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
  utf8.baseAddress.map { memchr($0, Int32(carriageReturn), utf8.count) != nil } ?? false
}

/// The same with `\n` for every newline.
private func withLineFeeds(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var lines: [UInt8] = []
  lines.reserveCapacity(utf8.count)
  for (place, byte) in utf8.enumerated() {
    if byte != carriageReturn {
      lines.append(byte)
    } else if place + 1 == utf8.count || utf8[place + 1] != newline {
      lines.append(newline)
    }
  }
  return lines
}

/// Whether every letter is one that NFC leaves alone whatever stands beside it: below U+0300, a mark or a
/// sign of U+2002–203F or U+2080–20BF such as “, — and €, or a picture of U+1F000–1FFFF. Nearly all English
/// news is, and is spared the folding.
private func isComposed(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
  var place = 0
  while true {
    place = utf8.first(from: place) { $0.bytesBeyondASCII }
    guard place < utf8.count else { return true }
    switch utf8[place] {
    case 0x80..<0xCC: place += 2
    case 0xE2 where utf8[place + 1] == 0x80 && utf8[place + 2] >= 0x82: place += 3
    case 0xE2 where utf8[place + 1] == 0x82: place += 3
    case 0xF0 where utf8[place + 1] == 0x9F: place += 4
    default: return false
    }
  }
}

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
    return String(unsafeUninitializedCapacity: 2 * digest.count) { hexadecimal in
      for (place, byte) in digest.enumerated() {
        hexadecimal[2 * place] = digit(byte >> 4)
        hexadecimal[2 * place + 1] = digit(byte & 15)
      }
      return 2 * digest.count
    }
  }
}

private func digit(_ value: UInt8) -> UInt8 {
  value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
}
