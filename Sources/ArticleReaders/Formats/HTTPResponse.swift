/// A server's answer as a WARC record has it: head and body.
struct HTTPResponse {
  private let head: HeadFields
  private let content: ArraySlice<UInt8>

  /// - Returns: `nil` if it does not begin as an HTTP response does.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.starts(with: Array("HTTP/".utf8)), let end = HeadFields.end(of: bytes) else {
      return nil
    }
    head = HeadFields(bytes.prefix(end))
    content = bytes.dropFirst(end)
  }

  /// Whether it succeeded and is HTML.
  var isPage: Bool {
    let status = head.firstLine.split(separator: " ").dropFirst().first
    let type = head["content-type"]?.lowercased() ?? ""
    return status == "200" && (type.contains("text/html") || type.contains("application/xhtml"))
  }

  var charset: String? {
    head["content-type"].flatMap { HTMLEncoding.charset(of: Array($0.utf8)[...]) }
  }

  /// `gzip`, `br`.
  var coding: String { head["content-encoding"]?.lowercased() ?? "" }

  /// The page as it was before it was sent; `nil` if it is compressed in a way that is not known
  /// here, such as Brotli.
  ///
  /// Many crawlers undo the coding and leave the head as it was, so the body is looked at too.
  /// - Parameter limit: How many bytes it may unpack to.
  /// - Throws: `ContainerFault` if it is damaged, or has more.
  func page(upTo limit: Int) throws -> ArraySlice<UInt8>? {
    let isChunked = head["transfer-encoding"]?.lowercased().contains("chunked") == true
    let body = isChunked ? withoutChunks(content) ?? content : content
    if ["", "identity"].contains(coding) || looksLikeMarkup(body) { return body }
    return ContainerKind.all.contains { $0.httpCodings.contains(coding) }
      ? try unpacked(body, upTo: limit) : nil
  }
}

private func unpacked(_ body: ArraySlice<UInt8>, upTo limit: Int) throws -> ArraySlice<UInt8> {
  var limits = ContainerLimits()
  limits.allowance = limit
  let stream = ContainerStream(
    ByteStream(bytes: Array(body)), budget: UnpackingBudget(limits) { 0 })
  var page: [UInt8] = []
  guard try stream.nextEntry() != nil else { return page[...] }
  while case let chunk = try stream.next(upTo: 1 << 16), !chunk.isEmpty { page += chunk }
  return page[...]
}

private func looksLikeMarkup(_ body: ArraySlice<UInt8>) -> Bool {
  let opening = body.prefix(1024)
  return opening.contains(UInt8(ascii: "<")) && !opening.contains(0)
    && String(validating: body.prefix(16), as: UTF8.self) != nil
}

/// Undoes chunked transfer (RFC 9112, section 7.1).
///
/// - Returns: `nil` if the body is not in chunks after all.
private func withoutChunks(_ body: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
  var output: [UInt8] = []
  var rest = body
  while let lineEnd = rest.firstIndex(of: 0x0A) {
    let line = rest[..<lineEnd].prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") }
    let figures = String(decoding: line, as: UTF8.self).filter { $0 != " " }
    guard let size = Int(figures, radix: 16), size > 0 else { break }
    // A page that was cut off is read as far as it goes.
    output += rest[(lineEnd + 1)...].prefix(size)
    rest = rest[(lineEnd + 1)...].dropFirst(size).drop { $0 == 0x0D || $0 == 0x0A }
  }
  return output.isEmpty ? nil : output[...]
}

/// The head of a WARC record or of an HTTP message: a first line, then a field a line, then a blank
/// one.
struct HeadFields {
  let firstLine: String
  private var fields: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) {
    let lines = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
    firstLine = lines.first.map(String.init) ?? ""
    for line in lines.dropFirst() {
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let name = collapsed(sides[0].lowercased())
      if fields[name] == nil { fields[name] = collapsed(String(sides[1])) }
    }
  }

  /// - Parameter name: In lower case.
  subscript(name: String) -> String? { fields[name] }

  /// How many bytes a head at the start has, the blank line included; `nil` if it does not end.
  static func end(of bytes: ArraySlice<UInt8>) -> Int? {
    var index = bytes.startIndex
    while let lineEnd = bytes[index...].firstIndex(of: 0x0A) {
      let next = bytes.index(after: lineEnd)
      if bytes[next...].first == 0x0A { return next + 1 - bytes.startIndex }
      if bytes[next...].starts(with: [0x0D, 0x0A]) { return next + 2 - bytes.startIndex }
      index = next
    }
    return nil
  }
}
