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

  private struct OpenTag {
    /// As it is written.
    let name: String
    /// The namespaces that it declares, with what they mean here, as a tag has them.
    let namespaces: String
    let line: Int
  }

  private let stream: TextStream
  private var source: XMLText
  private var hasBegun = false
  private var parser: xmlParserCtxtPtr?
  /// Of the last bytes that were parsed, the next one last.
  private var events: [Event] = []
  private var isDone = false

  /// The names of elements at which reading can begin anew.
  private let records: [String]
  /// The document from the record at hand on, and how much of it the parser was given.
  private var buffer: [UInt8] = []
  private var parsedCount = 0
  /// Where in the buffer the bytes stand that the parser counts from.
  private var parserStart = 0
  /// Where the last record that was handed out begins, in the buffer, and in which line.
  private var recordStart = 0
  private var recordLine = 1
  /// Where those begin that are parsed and not yet handed out, in the buffer.
  private var nextStarts: [Int] = []
  private var hasFault = false
  /// The outermost elements that are open, and how many are.
  private var openTags: [OpenTag] = []
  private var depth = 0
  /// Where the last of them can be continued by a new parser: in the buffer, behind its name and attributes.
  private var takeover: Int?
  /// How many open tags a new parser has still to be told, which are no news.
  private var knownStarts = 0
  /// Whether the document declares what tags may mean besides, such as attributes that they have unwritten.
  private var hasDeclarations = false
  /// How much is parsed at once.
  private var pieceLength = chunkLength

  private static let chunkLength = 16 << 10
  /// After a new beginning, behind which another may come soon.
  private static let shortestPiece = 256
  /// A record that is longer is not held to begin anew in it.
  private static let mostKept = 32 << 20
  /// The element around the records after a new beginning.
  private static let envelope = "records"
  /// libxml2 keeps all names in a table that many make slow. Where they have more bytes than this, a new parser
  /// takes over at the next record, as it does after a fault; people's feeds have some hundred.
  private static let manyNames = 100_000
  /// A record with more is not read on.
  private static let mostNames = 1_000_000
  /// Where more are open at a record, many before it were not closed.
  private static let mostOpenTags = 64

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
      try parsePiece()
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
    return try restartWithin()
  }

  /// Goes on with the next record that stands behind the beginning of the last one, even as its text.
  ///
  /// - Returns: `false` if there is none.
  func restartWithin() throws -> Bool {
    (events, nextStarts) = ([], [])
    var searched = min(recordStart, buffer.count)
    var line = recordLine
    while true {
      if let start = beginningOfRecord(behind: searched) {
        line += buffer[searched..<start].count { $0 == 0x0A }
        begin(at: start, line: line)
        return true
      }
      // The name may be cut in two.
      let end = max(searched, buffer.count - 16)
      line += buffer[searched..<end].count { $0 == 0x0A }
      buffer.removeFirst(end)
      searched = 0
      guard try readChunk() else {
        (isDone, parsedCount) = (true, buffer.count)
        return false
      }
    }
  }

  private func beginningOfRecord(behind start: Int) -> Int? {
    let tags = records.flatMap { ["<\($0)>", "<\($0) "] }.map { Array($0.utf8) }
    var rest = buffer[start...]
    while let next = rest.firstIndex(of: UInt8(ascii: "<")) {
      if tags.contains(where: { buffer[next...].starts(with: $0) }) { return next }
      rest = buffer[(next + 1)...]
    }
    return nil
  }

  private func begin(at start: Int, line: Int) {
    // In another namespace its tag begins no record, and is not to be found again.
    (recordStart, recordLine) = (start + 1, line)
    (hasFault, pieceLength) = (false, Self.shortestPiece)
    (openTags, depth) = ([OpenTag(name: Self.envelope, namespaces: "", line: line)], 1)
    startParser(with: ["<\(Self.envelope)>"], at: start, line: line)
    events = [.start(name: Self.envelope, attributes: [:], line: line)]
  }

  /// Lets a new parser go on in the tag of a record, if there is a place for it.
  private func takeOver() {
    guard let start = takeover, let line = openTags.last?.line else { return }
    takeover = nil
    pieceLength = Self.shortestPiece
    let tags = openTags.map { "<\($0.name)\($0.namespaces)>" }
    startParser(
      with: tags.dropLast() + tags.suffix(1).map { String($0.dropLast()) }, at: start, line: line)
  }

  /// Starts a new parser.
  ///
  /// - Parameters:
  ///   - tags: Those of the open elements, as it is given them.
  ///   - start: Where in the buffer it goes on behind them.
  private func startParser(with tags: [String], at start: Int, line: Int) {
    xmlFreeParserCtxt(parser)
    parser = makeParser()
    (parsedCount, parserStart, isDone) = (start, start, false)
    knownStarts = openTags.count
    for (tag, open) in zip(tags, openTags) {
      parser?.pointee.input.pointee.line = Int32(open.line)
      parse(Array(tag.utf8)[...])
      parserStart -= tag.utf8.count
    }
    parser?.pointee.input.pointee.line = Int32(line)
  }

  /// What could not be kept of the document.
  var warning: ReadingWarning? { source.warning }

  private func parsePiece() throws {
    if parsedCount == buffer.count {
      forget()
      guard try readChunk() else {
        isDone = true
        xmlParseChunk(parser, nil, 0, 1)
        takeOver()
        return
      }
    }
    let piece = buffer[parsedCount...].prefix(pieceLength)
    parsedCount += piece.count
    pieceLength = min(2 * pieceLength, Self.chunkLength)
    parse(piece)
    takeOver()
    if nameBytes > Self.mostNames {
      xmlStopParser(parser)
      note("it has too many names")
    }
    // Past its limits, or behind the end of the document, the parser stops.
    isDone = isDone || parser?.pointee.disableSAX != 0
  }

  /// The size of the parser's table of names.
  private var nameBytes: Int { Int(xmlDictGetUsage(parser?.pointee.dict)) }

  private func parse(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty else { return }
    bytes.withUnsafeBytes { bytes in
      let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = xmlParseChunk(parser, start, Int32(bytes.count), 0)
    }
  }

  /// - Returns: `false` at the end of the stream, with all that was held back of it in the buffer.
  private func readChunk() throws -> Bool {
    while stream.bufferedCount == 0 {
      guard try stream.refill() else {
        let rest = source.next([], isLast: true)
        append(rest)
        return !rest.isEmpty
      }
    }
    let bytes = stream.buffered.prefix(Self.chunkLength)
    let chunk = source.next(bytes, isLast: false)
    stream.consume(bytes.count)
    append(chunk)
    return true
  }

  /// Without the space before a declaration, which may not be there.
  private func append(_ chunk: [UInt8]) {
    let text = hasBegun ? chunk[...] : chunk.drop(while: \.isPlainSpace)
    hasBegun = hasBegun || !text.isEmpty
    buffer += text
  }

  /// Lets go of what stands before the record at hand, once that is most of what is held.
  private func forget() {
    if records.isEmpty { recordStart = buffer.count }
    if buffer.count - recordStart > Self.mostKept {
      recordLine += buffer[recordStart...].count { $0 == 0x0A }
      recordStart = buffer.count
    }
    guard recordStart > buffer.count / 2 else { return }
    buffer.removeFirst(recordStart)
    parsedCount -= recordStart
    parserStart -= recordStart
    recordStart = 0
  }

  private func note(_ fault: xmlError) {
    guard fault.level.rawValue >= XML_ERR_ERROR.rawValue,
      fault.domain != XML_FROM_NAMESPACE.rawValue, takeover == nil
    else { return }
    // libxml2 would read all that follows as Latin-1.
    if fault.code == XML_ERR_INVALID_ENCODING.rawValue
      || fault.code == XML_ERR_INVALID_CHAR.rawValue
    {
      xmlStopParser(parser)
    }
    let message = fault.message.map { String(cString: $0) } ?? "it cannot be read"
    let end = message.utf8.firstIndex(of: 0x0A) ?? message.endIndex
    note(String(message[..<end]))
  }

  private func note(_ fault: String) {
    hasFault = true
    events.append(.fault(fault))
  }

  private func start(
    _ local: UnsafePointer<xmlChar>?, prefix written: UnsafePointer<xmlChar>?,
    space: UnsafePointer<xmlChar>?, namespaces: String, attributes: [String: String]
  ) {
    guard takeover == nil else { return }
    guard knownStarts == 0 else {
      knownStarts -= 1
      return
    }
    let local = text(local) ?? ""
    let written = text(written).map { $0 + ":" } ?? ""
    // A prefix of which the space is not declared is taken for the usual one.
    let name = (text(space).map { prefixes[$0] ?? otherPrefix } ?? written) + local
    let line = Int(xmlSAX2GetLineNumber(parser))
    open(OpenTag(name: written + local, namespaces: namespaces, line: line))
    if records.contains(name) {
      nextStarts.append(parserStart + xmlByteConsumed(parser))
      // After a fault the parser drops each `&` and `<` that is written as a reference.
      if parser?.pointee.wellFormed == 0 || nameBytes > Self.manyNames { notePlaceOfTakeover() }
    }
    events.append(.start(name: name, attributes: attributes, line: line))
  }

  private func open(_ tag: OpenTag) {
    depth += 1
    if depth <= Self.mostOpenTags { openTags.append(tag) }
  }

  private func end() {
    guard takeover == nil else { return }
    if depth <= Self.mostOpenTags { openTags.removeLast() }
    depth -= 1
    events.append(.end)
  }

  /// Where the parser stands in the tag of a record, if all that another has to know of the document is in the
  /// tags that are open, and nothing is wrong with the last.
  private func notePlaceOfTakeover() {
    let place = parserStart + xmlByteConsumed(parser)
    guard depth == openTags.count, !hasDeclarations, buffer.indices.contains(place),
      ">/".utf8.contains(buffer[place])
    else { return }
    takeover = place
    xmlStopParser(parser)
  }

  /// Where the parser stands behind what the type of the document is called.
  private func noteDocumentType() {
    let place = parserStart + xmlByteConsumed(parser)
    hasDeclarations = !buffer.indices.contains(place) || buffer[place] == UInt8(ascii: "[")
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLEvents {
    guard let context else { preconditionFailure("the context was set before") }
    return Unmanaged<XMLEvents>.fromOpaque(context).takeUnretainedValue()
  }

  private static var callbacks: xmlSAXHandler {
    var callbacks = xmlSAXHandler()
    callbacks.initialized = UInt32(XML_SAX2_MAGIC)
    callbacks.internalSubset = { context, _, _, _ in XMLEvents.of(context).noteDocumentType() }
    callbacks.startElementNs = {
      context, local, prefix, space, spaceCount, spaces, count, _, attributes in
      XMLEvents.of(context).start(
        local, prefix: prefix, space: space,
        namespaces: declarations(of: spaces, count: Int(spaceCount)),
        attributes: dictionary(of: attributes, count: Int(count)))
    }
    callbacks.endElementNs = { context, _, _, _ in XMLEvents.of(context).end() }
    callbacks.characters = { context, bytes, count in
      let events = XMLEvents.of(context)
      guard events.takeover == nil else { return }
      let text = String(
        decoding: UnsafeBufferPointer(start: bytes, count: Int(count)), as: UTF8.self)
      events.events.append(.text(text))
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

/// libxml2 gives two pointers for each: its prefix, and its address.
///
/// - Returns: What declares the same, as far as it matters here.
private func declarations(
  of spaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
) -> String {
  guard let spaces else { return "" }
  var written = ""
  for index in 0..<count {
    let prefix = text(spaces[2 * index]).map { ":" + $0 } ?? ""
    let address = text(spaces[2 * index + 1]).flatMap { prefixes[$0] == nil ? nil : $0 }
    written += " xmlns\(prefix)='\(address ?? otherPrefix)'"
  }
  return written
}

private func text(_ characters: UnsafePointer<xmlChar>?) -> String? {
  characters.map { String(cString: $0) }
}

/// Before the names of spaces that are not known here.
private let otherPrefix = "other:"

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
