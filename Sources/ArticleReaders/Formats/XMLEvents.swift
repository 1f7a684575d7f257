import CLibXML2

/// An XML document as a stream of events, through libxml2, which goes on after most faults.
///
/// What a document type declares is passed over, so no file is read that the document points to, and
/// no entity grows into a billion laughs.
final class XMLEvents {
  enum Event {
    /// - name: With the prefix that its namespace is known by here, such as `dc:creator`.
    /// - line: From 1.
    case start(name: String, attributes: [String: String], line: Int)
    case end
    case text(String)
    /// What is wrong with the XML, in libxml2's words.
    case fault(String)
  }

  private let stream: TextStream
  private var source: XMLText
  private var hasBegun = false
  private var parser: xmlParserCtxtPtr?
  /// Of the last bytes that were parsed, the next one last.
  private var events: [Event] = []
  private var isDone = false

  private static let chunkLength = 16 << 10

  /// The names of elements at which reading can begin anew.
  private let records: [String]
  /// What was parsed since the last of these that was handed out began, and where and in which line that was.
  private var kept: [UInt8] = []
  private var recordStart = 0
  private var recordLine = 1
  /// Where those begin that are parsed and not yet handed out.
  private var nextStarts: [Int] = []
  /// How many bytes the parser was given before those that are kept.
  private var passed = 0
  /// How many lines stand before what the parser was given.
  private var linesBefore = 0
  private var hasFault = false

  /// A record that is longer is not held to begin anew in it.
  private static let mostKept = 32 << 20

  /// - Parameter records: The names of elements at which `restart` can begin anew.
  init(_ stream: TextStream, records: [String] = []) {
    self.stream = stream
    self.records = records
    source = XMLText(stream.buffered, isUTF8: stream.isUTF8)
    parser = makeParser()
  }

  deinit { xmlFreeParserCtxt(parser) }

  private func makeParser() -> xmlParserCtxtPtr? {
    var callbacks = XMLEvents.callbacks
    let parser = xmlCreatePushParserCtxt(
      &callbacks, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
    // What was turned into UTF-8 may still state what it was before.
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_RECOVER.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    xmlCtxtUseOptions(parser, Int32(options))
    return parser
  }

  /// - Returns: `nil` at the end, and where nothing more can be understood.
  /// - Throws: What stopped the stream.
  func next() throws -> Event? {
    while events.isEmpty, !isDone {
      try parseChunk()
      events.reverse()
    }
    let event = events.popLast()
    if case .start(let name, _, let line) = event, records.contains(name) {
      (recordStart, recordLine) = (nextStarts.removeFirst(), line)
    }
    return event
  }

  /// Goes on with the record behind the last one that had begun, after the parser has ended: at a fault that
  /// it cannot pass, or because ends of elements too many have closed the document.
  ///
  /// - Returns: `false` if none follows.
  func restart() throws -> Bool {
    guard hasFault else { return false }
    source.leaveSection()
    return try restartBehindBeginning()
  }

  /// Goes on with the record that stands in the last one that had begun, as text.
  ///
  /// - Returns: `false` if there is none.
  func restartWithin() throws -> Bool {
    (events, nextStarts) = ([], [])
    return try restartBehindBeginning()
  }

  private func restartBehindBeginning() throws -> Bool {
    var rest = kept.dropFirst(max(0, recordStart - passed))
    var line = recordLine
    while true {
      let starts = records.flatMap { ["<\($0)>", "<\($0) "] }.map { Array($0.utf8) }
      if let start = rest.indices.first(where: { index in
        rest[index] == UInt8(ascii: "<") && starts.contains { rest[index...].starts(with: $0) }
      }) {
        line += rest[..<start].count { $0 == 0x0A }
        begin(with: rest[start...], line: line)
        return true
      }
      let end = rest.suffix(16)
      line += rest.dropLast(end.count).count { $0 == 0x0A }
      while stream.bufferedCount == 0 { guard try stream.refill() else { return false } }
      let bytes = stream.buffered.prefix(Self.chunkLength)
      let chunk = source.next(bytes, isLast: false)
      stream.consume(bytes.count)
      rest = (end + chunk)[...]
    }
  }

  private func begin(with bytes: ArraySlice<UInt8>, line: Int) {
    xmlFreeParserCtxt(parser)
    parser = makeParser()
    (kept, passed, recordStart, linesBefore) = ([], 0, 0, line - 1)
    (isDone, hasFault, recordLine) = (false, false, line)
    parse(Array("<records>".utf8) + bytes)
    events.reverse()
  }

  /// What could not be kept of the document.
  var warning: ReadingWarning? { source.warning }

  private func parseChunk() throws {
    while stream.bufferedCount == 0 {
      guard try stream.refill() else {
        parse(source.next([], isLast: true))
        isDone = true
        xmlParseChunk(parser, nil, 0, 1)
        return
      }
    }
    let bytes = stream.buffered.prefix(Self.chunkLength)
    let chunk = source.next(bytes, isLast: false)
    stream.consume(bytes.count)
    parse(chunk)
    // Past its limits, or behind the end of the document, the parser stops.
    isDone = isDone || parser?.pointee.disableSAX != 0
  }

  /// Without the space before a declaration, which may not be there.
  private func parse(_ chunk: [UInt8]) {
    let text = hasBegun ? chunk[...] : chunk.drop(while: \.isPlainSpace)
    guard !text.isEmpty else { return }
    hasBegun = true
    if !records.isEmpty {
      keep(text)
    }
    xmlParseChunk(parser, text.map { CChar(bitPattern: $0) }, Int32(text.count), 0)
  }

  private func keep(_ text: ArraySlice<UInt8>) {
    if kept.count > Self.mostKept {
      recordLine += kept.count { $0 == 0x0A }
      recordStart = passed + kept.count
    }
    kept.removeFirst(min(kept.count, max(0, recordStart - passed)))
    passed = max(passed, recordStart)
    kept += text
  }

  private func note(_ fault: xmlError) {
    guard fault.level.rawValue >= XML_ERR_ERROR.rawValue,
      fault.domain != XML_FROM_NAMESPACE.rawValue
    else { return }
    // libxml2 would read all that follows as Latin-1.
    if fault.code == XML_ERR_INVALID_ENCODING.rawValue
      || fault.code == XML_ERR_INVALID_CHAR.rawValue
    {
      xmlStopParser(parser)
    }
    hasFault = true
    let message = fault.message.map { String(cString: $0) } ?? "it cannot be read"
    events.append(.fault(String(message.prefix { !$0.isNewline })))
  }

  private func start(
    _ local: UnsafePointer<xmlChar>?, prefix written: UnsafePointer<xmlChar>?,
    space: UnsafePointer<xmlChar>?, attributes: [String: String]
  ) {
    // A prefix of which the space is not declared is taken for the usual one.
    let prefix =
      text(space).map { prefixes[$0] ?? "other:" } ?? text(written).map { $0 + ":" } ?? ""
    let name = prefix + (text(local) ?? "")
    let line = linesBefore + Int(xmlSAX2GetLineNumber(parser))
    if records.contains(name) { nextStarts.append(xmlByteConsumed(parser)) }
    events.append(.start(name: name, attributes: attributes, line: line))
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLEvents {
    guard let context else { preconditionFailure("the context was set before") }
    return Unmanaged<XMLEvents>.fromOpaque(context).takeUnretainedValue()
  }

  private static var callbacks: xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    callbacks.initialized = UInt32(XML_SAX2_MAGIC)
    callbacks.startElementNs = { context, local, prefix, space, _, _, count, _, attributes in
      XMLEvents.of(context).start(
        local, prefix: prefix, space: space,
        attributes: dictionary(of: attributes, count: Int(count)))
    }
    callbacks.endElementNs = { context, _, _, _ in XMLEvents.of(context).events.append(.end) }
    callbacks.characters = { context, bytes, count in
      let text = String(
        decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
      XMLEvents.of(context).events.append(.text(text))
    }
    callbacks.serror = { context, error in
      if let error { XMLEvents.of(context).note(error.pointee) }
    }
    return callbacks
  }
}

/// libxml2 gives five pointers for each: its name, prefix, namespace, and the value's start and end.
private func dictionary(
  of attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
) -> [String: String] {
  guard let attributes else { return [:] }
  var values: [String: String] = [:]
  for index in 0..<count {
    guard let name = text(attributes[5 * index]), let start = attributes[5 * index + 3],
      let end = attributes[5 * index + 4]
    else { continue }
    let value = String(
      decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
    // Where entities are not replaced, libxml2 writes every & of a value so.
    values[name] = value.replacing("&#38;", with: "&")
  }
  return values
}

private func text(_ characters: UnsafePointer<xmlChar>?) -> String? {
  characters.map { String(cString: $0) }
}

private let prefixes: [String: String] = [
  "": "", "http://www.w3.org/2005/Atom": "", "http://purl.org/atom/ns#": "",
  "http://purl.org/rss/1.0/": "", "http://backend.userland.com/rss2": "",
  "http://www.w3.org/1999/xhtml": "", "http://purl.org/rss/1.0/modules/content/": "content:",
  "http://purl.org/dc/elements/1.1/": "dc:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf:",
]

/// The outermost element of an XML document, by which its kind is told.
struct XMLRoot {
  /// Without its prefix.
  let name: String
  /// Whether the document says of itself that it is XML.
  let isDeclared: Bool

  /// - Parameter text: Begins with the document, without space before it.
  /// - Returns: `nil` if it does not begin with a tag.
  init?(of text: ArraySlice<UInt8>) {
    isDeclared = text.starts(with: "<?xml".utf8)
    var rest = text
    while rest.first == UInt8(ascii: "<"), let next = rest.dropFirst().first {
      if next == UInt8(ascii: "?") {
        rest = behind("?>", in: rest)
      } else if rest.starts(with: "<!--".utf8) {
        rest = behind("-->", in: rest)
      } else if next == UInt8(ascii: "!") {
        let declaration = rest.prefix { $0 != UInt8(ascii: ">") }
        rest = behind(declaration.contains(UInt8(ascii: "[")) ? "]>" : ">", in: rest)
      } else {
        let written = rest.dropFirst().prefix(64).prefix { !" \t\r\n/>".utf8.contains($0) }
        let local = written.split(separator: UInt8(ascii: ":")).last ?? []
        name = String(decoding: local, as: UTF8.self)
        return
      }
      rest = rest.drop { $0 <= 0x20 }
    }
    return nil
  }
}

private func behind(_ end: String, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let end = Array(end.utf8)
  var rest = text
  while !rest.isEmpty, !rest.starts(with: end) { rest = rest.dropFirst() }
  return rest.dropFirst(end.count)
}
