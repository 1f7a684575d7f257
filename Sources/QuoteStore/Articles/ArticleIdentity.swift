import CNettle
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
    digest.update(ArticleIdentity.folded(body))
    digest.update(CollectionOfOne(0))
    digest.update(source.utf8)
    hash = digest.hexadecimal
  }

  /// The body with `\n` for every newline, in Unicode NFC.
  private static func folded(_ body: String) -> [UInt8] {
    let bytes = Array(body.utf8)
    let composed =
      isComposed(bytes) ? bytes : Array(body.precomposedStringWithCanonicalMapping.utf8)
    guard composed.contains(carriageReturn) else { return composed }
    var lines: [UInt8] = []
    lines.reserveCapacity(composed.count)
    for (place, byte) in composed.enumerated() {
      if byte != carriageReturn {
        lines.append(byte)
      } else if place + 1 == composed.count || composed[place + 1] != newline {
        lines.append(newline)
      }
    }
    return lines
  }

  /// Whether every letter is one that NFC leaves alone whatever stands beside it: below U+0300, or
  /// a mark of U+2002–203F such as “ and —. Nearly all English news is, and is spared the folding.
  private static func isComposed(_ bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      switch bytes[place] {
      case 0..<0x80: place += 1
      case 0x80..<0xCC: place += 2
      case 0xE2 where bytes[place + 1] == 0x80 && bytes[place + 2] >= 0x82: place += 3
      default: return false
      }
    }
    return true
  }
}

private let carriageReturn: UInt8 = 0x0D
private let newline: UInt8 = 0x0A

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
