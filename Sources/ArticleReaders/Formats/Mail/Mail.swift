/// A mail as an article, such as a newsletter: the text of its HTML, or else its plain text.
struct Mail {
  let message: MIMEPart

  init(_ bytes: ArraySlice<UInt8>) { message = MIMEPart(bytes) }

  func record(at place: String, _ options: ReadingOptions) -> ReadRecord {
    let leaves = message.leaves()
    let pages = leaves.filter { isHTML($0.type) }
    let parts = pages.isEmpty ? leaves.filter { $0.type == "text/plain" } : pages
    let texts = parts.map { part in
      let text = part.text
      return (text: pages.isEmpty ? text.text : textOfHTML(text.text), warnings: text.warnings)
    }.filter { !$0.text.isBlank }
    guard !texts.isEmpty else {
      let types =
        leaves.isEmpty ? "nothing" : Set(leaves.map(\.type)).sorted().joined(separator: ", ")
      return .rejected(
        Rejection("the mail has no text in it, but \(types)", remedy: "leave it out"), at: place)
    }
    var fields: FieldTexts = [:]
    fields[.text] = texts.map(\.text).joined(separator: "\n\n")
    fields[.title] = message.head.text("subject")
    fields[.author] = message.head.text("from").map(sender)
    fields[.published] = message.head["date"]
    fields[.id] = message.head["message-id"]?.filter { $0 != "<" && $0 != ">" }
    fields[.language] = message.head["content-language"]
    return ArticleBuilder(options: options).record(
      at: place, fields: fields, warnings: texts.flatMap(\.warnings))
  }

  /// How many of these fields a head of a mail has at least: prose may begin with *From:*.
  private static let leastFields = 3
  private static let fields: Set<String> = [
    "from", "to", "subject", "date", "message-id", "mime-version", "content-type", "received",
    "return-path", "delivered-to", "reply-to", "content-transfer-encoding", "list-unsubscribe",
    "dkim-signature", "snapshot-content-location",
  ]

  /// The head of a mail that begins so; `nil` if it is none.
  static func head(of beginning: ArraySlice<UInt8>) -> HeadFields? {
    guard let first = beginning.prefix(80).firstIndex(of: UInt8(ascii: ":")),
      beginning[..<first].allSatisfy({ 0x21...0x7E ~= $0 }),
      let end = HeadFields.end(of: beginning)
    else { return nil }
    let head = HeadFields(beginning.prefix(end))
    let isMail = ["mime-version", "message-id", "received", "return-path"].contains {
      head[$0] != nil
    }
    return isMail && head.names.count(where: fields.contains) >= leastFields ? head : nil
  }
}

/// `Petra Holm` of `"Petra Holm" <petra@example.com>`.
private func sender(_ field: String) -> String {
  let name = field.prefix { $0 != "<" }.filter { $0 != "\"" }.trimmed
  return name.isEmpty ? field.filter { $0 != "<" && $0 != ">" } : name
}

/// A file that is one mail.
enum MailFile: ReadableFormat {
  static let fileExtensions = ["eml"]

  static func areBytes(_ beginning: [UInt8]) -> Bool { Mail.head(of: beginning[...]) != nil }

  static func isShown(by beginning: FileBeginning) -> Bool { areBytes(beginning.raw) }

  static func reader(of input: RecordInput) -> any RecordReader {
    ConvertingReader(wholeOf: input) { input in
      SingleRecord(Mail(input.stream.buffered).record(at: input.name, input.options))
    }
  }
}

/// The mails of a mailbox file (RFC 4155), each behind a line that begins with `From `.
struct MailboxReader: RecordReader, ReadableFormat {
  private let input: RecordInput

  init(_ input: RecordInput) { self.input = input }

  private var stream: TextStream { input.stream }

  var rejectionOfNothing: Rejection? { .noArticles }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    let place = input.place(ofLine: stream.line)
    guard let message = try nextMessage() else { return nil }
    guard let message else { return UnreadRecord(.rejected(tooLong, at: place)) }
    guard message.starts(with: Self.mark) || Self.holdsMail(message) else {
      return UnreadRecord(.rejected(Self.noMail, at: place))
    }
    return UnreadRecord(byteCount: message.count) { [options = input.options] in
      Mail(withoutMarks(message[...])).record(at: place, options)
    }
  }

  /// With what is attached to it, a mail may be larger than an article.
  private var limit: Int { 4 * input.options.recordLimit }

  private var tooLong: Rejection {
    Rejection(
      "the mail is longer than \(sizeInWords(limit)) with what is attached to it",
      remedy: "save it without that")
  }

  private static let noMail = Rejection(
    "what stands before the first line that begins a mail ('From …') is none",
    remedy: "see whether the file was damaged there")

  /// Whether what stands before the first line that begins a mail is one: its own is missing, or damaged.
  private static func holdsMail(_ message: [UInt8]) -> Bool {
    let behindLine = message.firstIndex(of: 0x0A).map { message[($0 + 1)...] } ?? []
    return Mail.head(of: message[...]) != nil || Mail.head(of: behindLine) != nil
  }

  /// - Returns: A message from its `From ` line on, `nil` if it is too long; `nil` at the end.
  private func nextMessage() throws -> [UInt8]?? {
    var length = 0
    var isTooLong = false
    var isAfterBlank = true
    while true {
      let (end, hasLineFeed) = try stream.lineEnd(from: length, limit: limit)
      guard end > length || hasLineFeed else { break }
      let line = stream.buffered.dropFirst(length).prefix(end - length)
      let isBeginning = line.starts(with: Self.mark) && (isAfterBlank || Self.isSure(line))
      if isBeginning, length > 0 || isTooLong { break }
      isAfterBlank = line.allSatisfy(\.isPlainSpace)
      length = hasLineFeed ? end + 1 : end
      guard length > limit else { continue }
      isTooLong = true
      stream.consume(length)
      length = 0
    }
    guard length > 0 || isTooLong else { return .none }
    defer { stream.consume(length) }
    return .some(isTooLong ? nil : Array(stream.buffered.prefix(length)))
  }

  private static let mark = Array("From ".utf8)

  /// Whether a line has a time and a year at its end, so that it begins a mail even behind one that is cut off:
  /// `From a@example.com Wed Mar  3 10:00:00 2021`.
  private static func isSure(_ line: ArraySlice<UInt8>) -> Bool {
    let words = line.prefix(200).split(whereSeparator: \.isPlainSpace)
    guard words.count == 7, let year = words.last, let time = words.dropLast().last else {
      return false
    }
    return year.count == 4 && time.count == 8 && time.count { $0 == UInt8(ascii: ":") } == 2
      && (year + time).allSatisfy { (0x30...0x3A).contains($0) }
  }

  static let fileExtensions = ["mbox", "mbx"]

  static func areBytes(_ beginning: [UInt8]) -> Bool {
    guard beginning.starts(with: mark), let lineEnd = beginning.firstIndex(of: 0x0A) else {
      return false
    }
    return Mail.head(of: beginning[(lineEnd + 1)...]) != nil
  }

  static func goesOn(in beginning: [UInt8]) -> Bool {
    var rest = beginning[...]
    while let end = rest.firstIndex(of: 0x0A) {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      if line.starts(with: mark), isSure(line), Mail.head(of: rest) != nil { return true }
    }
    return false
  }

  static func isShown(by beginning: FileBeginning) -> Bool { areBytes(beginning.raw) }

  static func reader(of input: RecordInput) -> any RecordReader { MailboxReader(input) }
}

/// A message without the line that begins it, and without the marks before lines that look like one.
private func withoutMarks(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  let isMarked = message.starts(with: "From ".utf8)
  let start = isMarked ? message.firstIndex(of: 0x0A).map { $0 + 1 } ?? message.endIndex : 0
  guard message[start...].firstPlace(of: ">From ") != nil else { return message[start...] }
  var clean: [UInt8] = []
  for line in message[start...].split(separator: 0x0A, omittingEmptySubsequences: false) {
    let marks = line.prefix { $0 == UInt8(ascii: ">") }
    let isEscaped = !marks.isEmpty && line.dropFirst(marks.count).starts(with: "From ".utf8)
    clean += isEscaped ? line.dropFirst() : line
    clean.append(0x0A)
  }
  return clean[...]
}
