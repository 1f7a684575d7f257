/// Text of Factiva: with its field codes (`HD` headline, `LP` lead paragraph, `TD` text, and so on), or
/// without them, as a head, a text and `Document QUAR000020260303eh330001`.
struct FactivaText: DocumentLayout {
  private static let codes: Set<String> = [
    "AN", "ART", "BY", "CLM", "CO", "CR", "CX", "CY", "ED", "ET", "HD", "IN", "IPC", "IPD", "LA",
    "LP", "NS", "PD", "PG", "PUB", "RE", "RF", "SC", "SE", "SN", "TD", "VOL", "WC",
  ]
  private static let fieldCodes: [(code: String, field: ArticleField)] = [
    ("HD", .title), ("SN", .outlet), ("BY", .author), ("PD", .published), ("LA", .language),
    ("AN", .id), ("SE", .section), ("NS", .keywords),
  ]

  /// What stands before the text of a document.
  private static let headCodes: Set<String> = [
    "BY", "CLM", "CR", "CY", "ED", "ET", "HD", "LA", "PD", "PG", "SC", "SE", "SN", "VOL", "WC",
  ]

  private static let textCodes: Set<String> = ["LP", "TD"]
  /// What may have paragraphs and is not kept: captions, corrections and references.
  private static let proseCodes: Set<String> = ["ART", "CX", "RF"]

  /// The codes of the document that we are in.
  private var seen: Set<String> = []
  private var hasCodes = false

  static func matches(_ lines: [Substring]) -> Bool {
    let codes = Set(lines.compactMap { code(of: $0)?.name })
    if lines.contains(where: isDocumentID), lines.contains(where: DatabaseWords.isWordCount) {
      return true
    }
    return codes.isSuperset(of: ["HD", "PD"]) && !codes.isDisjoint(with: ["LP", "TD"])
  }

  mutating func cut(at line: Substring) -> DocumentCut {
    guard let code = FactivaText.code(of: line)?.name else {
      return !hasCodes && FactivaText.isDocumentID(line) ? .afterLine : .nowhere
    }
    hasCodes = true
    if beginsDocument(code) {
      seen = []
      return .beforeLine
    }
    seen.insert(code)
    return .nowhere
  }

  /// Whether a code is one of the next document.
  private func beginsDocument(_ code: String) -> Bool {
    let isHead = Self.headCodes.contains(code)
    // The section stands before the headline; where that is missing, another field begins a document.
    if code == "SE" || code == "HD", seen.contains("HD") { return true }
    if isHead || code == "LP", !seen.isDisjoint(with: Self.textCodes) { return true }
    // The id is the last of a document, and of one that has lost its text too.
    return seen.contains("AN") && seen.count > 1 && (isHead || Self.textCodes.contains(code))
  }

  func document(of text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let starts = text.lines.indices.filter { FactivaText.code(of: text.lines[$0]) != nil }
    if starts.isEmpty, text.lines.contains(where: DatabaseWords.isWordCount) {
      return documentWithoutCodes(text)
    }
    document.unplaced = Array(text.lines[..<(starts.first ?? text.lines.endIndex)])
    document.isCover = starts.isEmpty
    var values: [String: String] = [:]
    for (place, start) in starts.enumerated() {
      guard let (name, rest) = FactivaText.code(of: text.lines[start]) else { continue }
      let end = place + 1 < starts.count ? starts[place + 1] : text.lines.endIndex
      let lines = text.lines[start..<end]
      guard Self.textCodes.contains(name) else {
        let rest = readValue(of: name, [rest] + lines.dropFirst(), into: &values)
        if !Self.proseCodes.contains(name) { document.unplaced += rest }
        continue
      }
      // From behind the code, as it is wrapped.
      let body = DocumentLines(String(text.text[rest.startIndex..<(lines.last ?? rest).endIndex]))
      let text = body.text(of: body.lines.indices)
      values[name] = [values[name], text].compactMap(\.self).joined(separator: "\n\n")
    }
    for (code, field) in Self.fieldCodes { document.fields[field] = values[code] }
    if let author = values["BY"], author.lowercased().hasPrefix("by ") {
      document.fields[.author] = author.dropFirst(3).trimmed
    }
    document.fields[.text] = ["LP", "TD"].compactMap { values[$0] }.joined(separator: "\n\n")
    for field in ArticleField.allCases where document.fields[field]?.isEmpty == true {
      document.fields[field] = nil
    }
    return document
  }

  /// Reads a value up to a blank line, unless its code has another one before.
  ///
  /// - Returns: The lines that are no part of it, as they are of a document whose code was lost.
  private func readValue(
    of code: String, _ lines: [Substring], into values: inout [String: String]
  ) -> ArraySlice<Substring> {
    let lines = lines.drop(while: \.isBlank)
    let value = lines.prefix { !$0.isBlank }.map(\.trimmed).joined(separator: " ")
    guard values[code, default: value] == value else { return lines }
    if !value.isEmpty { values[code] = value }
    return lines.drop { !$0.isBlank }
  }

  // MARK: Without codes

  /// Where the line with a document's id is broken, the next one shows by its number of words, with a date
  /// below it.
  func beginnings(in lines: [Substring]) -> [Int] {
    guard !lines.contains(where: { Self.code(of: $0) != nil }) else { return [] }
    let counts = lines.indices.filter { index in
      lines[index].utf8.count < 60 && DatabaseWords.isWordCount(lines[index])
        && lines[(index + 1)...].lazy.filter { !$0.isBlank }.prefix(1)
          .contains { DatabaseWords.date(in: $0) != nil }
    }
    return counts.dropFirst().map { count in
      // The section, the title and the author.
      lines[..<count].indices.reversed().lazy.filter { !lines[$0].isBlank }.prefix(3)
        .prefix { Self.isHeadLine(lines[$0]) }.last ?? count
    }
  }

  /// Whether a line can be of a head: no prose, and no id.
  private static func isHeadLine(_ line: Substring) -> Bool {
    let end = line.trimmed.last ?? "."
    return line.utf8.count < 150 && !".!?”\"".contains(end) && line.count(where: \.isNumber) < 8
  }

  /// The section, the title and the author; the number of words; the date, the outlet, its code, the
  /// page and the language, each a line; then the text.
  private func documentWithoutCodes(_ text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let lines = text.lines
    guard let count = lines.firstIndex(where: DatabaseWords.isWordCount) else { return document }
    var head = text.blocks(in: 0..<count).flatMap(\.self).map { lines[$0].trimmed }
    if let author = head.last, head.count > 1, author.lowercased().hasPrefix("by ") {
      document.fields[.author] = author.dropFirst(3).trimmed
      head.removeLast()
    }
    document.fields[.title] = head.popLast()
    if !head.isEmpty { document.fields[.section] = head.removeFirst() }
    document.unplaced = head.map { $0[...] }
    let start = readSource(lines, from: count + 1, into: &document)
    let end = lines.lastIndex(where: Self.isDocumentID) ?? lines.endIndex
    document.fields[.text] = start < end ? text.text(of: start..<end) : nil
    if end < lines.endIndex { document.fields[.id] = lines[end].trimmed }
    if document.fields[.text] == nil { document.problem = "nothing follows its head" }
    return document
  }

  /// - Returns: The line that the text begins at.
  private func readSource(
    _ lines: [Substring], from start: Int, into document: inout LaidOutDocument
  ) -> Int {
    var index = start
    var values = 0
    while index < lines.count, values < 12 {
      let line = lines[index].trimmed
      index += 1
      guard !line.isEmpty else { continue }
      values += 1
      if DatabaseWords.isCopyright(line) { return index }
      if document.fields[.published] == nil {
        document.fields[.published] = DatabaseWords.date(in: line)
      } else if document.fields[.outlet] == nil {
        // A time of day may stand between the date and the outlet.
        if line.first?.isNumber != true || line.contains(where: \.isLetter) && !line.contains(":") {
          document.fields[.outlet] = line
        }
      } else if Self.languages.contains(line.lowercased()) {
        document.fields[.language] = line
        // A copyright may follow, or the text.
        let next = lines[index...].firstIndex { !$0.isBlank }
        if let next, DatabaseWords.isCopyright(lines[next]) { return next + 1 }
        return index
      }
    }
    return start
  }

  private static let languages: Set<String> = [
    "english", "german", "french", "spanish", "dutch", "italian", "portuguese", "englisch",
    "deutsch", "anglais", "français", "inglés", "español", "engels", "nederlands",
  ]

  /// `Document QUAR000020260303eh330001`.
  private static func isDocumentID(_ line: Substring) -> Bool {
    guard line.utf8.count < 80 else { return false }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 2, ["Document", "Dokument", "Documento"].contains(String(words[0])) else {
      return false
    }
    let id = words[1]
    return id.utf8.count >= 14 && id.filter(\.isNumber).count >= 8
      && id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  /// The code that a line begins with, alone or set off by more than a space, and what follows it.
  private static func code(of line: Substring) -> (name: String, rest: Substring)? {
    let letters = line.prefix { $0.isASCII && $0.isUppercase }
    guard (2...3).contains(letters.count), codes.contains(String(letters)) else { return nil }
    let rest = line[letters.endIndex...]
    let space = rest.prefix { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }
    guard rest.isBlank || space.count > 1 || space == "\t" else { return nil }
    return (String(letters), rest[space.endIndex...])
  }
}
