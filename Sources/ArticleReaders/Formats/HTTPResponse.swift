/// A server's answer as a WARC record has it: head and body.
struct HTTPResponse: Sendable {
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

  /// Whether it succeeded and is HTML, or begins as HTML does and does not say what it is.
  var isPage: Bool {
    let status = head.firstLine.split(separator: " ").dropFirst().first
    guard status == "200" || status == "203" else { return false }
    guard let type = head["content-type"]?.lowercased(), !type.isEmpty else {
      return !coding.isEmpty || beginsAsHTML(content)
    }
    return isHTML(type)
  }

  var charset: String? {
    head["content-type"].flatMap { HTMLEncoding.charset(of: Array($0.utf8)[...]) }
  }

  /// `gzip`, `br`.
  var coding: String { head["content-encoding"]?.lowercased() ?? "" }

  /// The record of the page, which it has to be.
  func record(at place: String, known: FieldTexts, _ options: ReadingOptions) -> ReadRecord {
    do {
      guard let page = try page(upTo: options.recordLimit) else {
        return .rejected(
          Rejection(
            "its page is compressed with \(coding)", remedy: "write it with decoded bodies"),
          at: place)
      }
      return WebPage(bytes: page, charset: charset, known: known)
        .record(at: place, options: options)
    } catch ContainerFault.bomb {
      return .rejected(.tooLong(limit: options.recordLimit), at: place)
    } catch let fault as ContainerFault {
      return .rejected(fault.rejection, at: place)
    } catch {
      return .rejected(ContainerFault.damagedFile("\(error)").rejection, at: place)
    }
  }

  /// The page as it was before it was sent; `nil` if it is compressed in a way that is not known
  /// here.
  ///
  /// Many crawlers undo the coding and leave the head as it was, so the body is looked at too.
  /// - Parameter limit: How many bytes it may unpack to.
  /// - Throws: `ContainerFault` if it is damaged, or has more.
  func page(upTo limit: Int) throws -> ArraySlice<UInt8>? {
    let isChunked = head["transfer-encoding"]?.lowercased().contains("chunked") == true
    let body = isChunked ? withoutChunks(content) ?? content : content
    if ["", "identity"].contains(coding) || looksLikeMarkup(body) { return body }
    switch coding {
    case "deflate": return try inflated(body, upTo: limit)[...]
    case "br": return try withoutBrotli(body, upTo: limit)[...]
    default:
      let isKnown = ContainerKind.all.contains { $0.httpCodings.contains(coding) }
      return isKnown ? try unpacked(body, upTo: limit) : nil
    }
  }
}

/// Whether a media type is that of web pages.
func isHTML(_ type: String) -> Bool {
  type.utf8.contains("text/html") || type.utf8.contains("application/xhtml")
}

private func beginsAsHTML(_ body: ArraySlice<UInt8>) -> Bool {
  let opening = String(decoding: body.drop(while: \.isPlainSpace).prefix(1024), as: UTF8.self)
  return opening.lowercased().contains("<html") || opening.lowercased().hasPrefix("<!doctype html")
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

/// The head of a WARC record, of an HTTP message or of a mail: a first line, which may be a field, then a
/// field a line, then a blank one.
struct HeadFields: Sendable {
  let firstLine: String
  private var fields: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) {
    // By bytes, for WARC files have very many heads.
    var first: ArraySlice<UInt8> = []
    var last: String?
    var rest = bytes
    while !rest.isEmpty {
      let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
      rest = rest[line.endIndex...].dropFirst()
      guard let byte = line.first else { continue }
      if first.isEmpty { first = line }
      // A long field goes on in lines that begin with space.
      if byte == 0x20 || byte == 0x09 {
        if let last { fields[last]? += " " + collapsed(String(decoding: line, as: UTF8.self)) }
        continue
      }
      last = nil
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
        colon + 1 < line.endIndex
      else { continue }
      let name = Self.name(line[..<colon])
      guard fields[name] == nil else { continue }
      fields[name] = collapsed(String(decoding: line[(colon + 1)...], as: UTF8.self))
      last = name
    }
    firstLine = String(decoding: first, as: UTF8.self)
  }

  /// In lower case.
  private static func name(_ written: ArraySlice<UInt8>) -> String {
    let isLower = written.allSatisfy { (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
    let name = String(decoding: written, as: UTF8.self)
    return isLower ? name : collapsed(name.lowercased())
  }

  var names: some Collection<String> { fields.keys }

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
