import QuoteModel

/// The text files of Nexis before 2018: `1 of 10 DOCUMENTS`, a centred head, labels in capitals.
struct NexisText: DocumentLayout {
  private static let lengthLabels: Set<String> = ["LENGTH", "LÄNGE", "LONGUEUR"]
  private static let authorLabels: Set<String> = ["BYLINE", "AUTOR", "AUTEUR"]
  private static let languageLabels: Set<String> = ["LANGUAGE", "SPRACHE", "LANGUE"]
  private static let sectionLabels: Set<String> = ["SECTION", "RUBRIK", "RUBRIQUE"]
  /// What follows the text.
  private static let tailLabels: Set<String> = [
    "LOAD-DATE", "PUBLICATION-TYPE", "GRAPHIC", "SUBJECT", "UPDATE", "JOURNAL-CODE",
  ]

  static func matches(_ lines: [Substring]) -> Bool {
    lines.contains(where: isHeading)
      && lines.contains { $0.label.map { lengthLabels.contains($0.name) } ?? false }
  }

  func cut(at line: Substring) -> DocumentCut { isHeading(line) ? .beforeLine : .nowhere }

  func document(of text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let lines = text.lines
    guard let heading = lines.firstIndex(where: { !$0.isBlank }), isHeading(lines[heading]) else {
      document.isCover = true
      document.unplaced = lines
      return document
    }
    let labels = lines.indices.filter { isLabel(lines[$0]) }
    let length = labels.first { Self.lengthLabels.contains(name(lines[$0])) }
    guard let last = length ?? labels.last(where: { !isTail(lines[$0]) }) else { return document }
    readHead(text, heading + 1..<(labels.first ?? last), into: &document)
    let headLabels = last == length ? labels.filter { $0 <= last } : labels
    for index in headLabels where Self.authorLabels.contains(name(lines[index])) {
      document.fields[.author] = value(at: index, text)
    }
    for index in headLabels where Self.sectionLabels.contains(name(lines[index])) {
      document.fields[.section] = value(at: index, text).flatMap(sectionName)
    }
    var start = end(ofBlockAt: last, lines)
    if let next = lines[start...].firstIndex(where: { !$0.isBlank }),
      name(lines[next]) == "DATELINE"
    {
      start = end(ofBlockAt: next, lines)
    }
    let tail = lines[start...].firstIndex(where: isTail) ?? lines.endIndex
    document.fields[.text] = text.text(of: start..<tail)
    readTail(text, tail..<lines.endIndex, into: &document)
    return document
  }

  /// The outlet, the date and the title, each a block of its own.
  private func readHead(
    _ text: DocumentLines, _ range: Range<Int>, into document: inout LaidOutDocument
  ) {
    var blocks = text.blocks(in: range)
    let dated = blocks.firstIndex { block in
      text.lines[block].contains { CalendarDate(written: $0.trimmed) != nil }
    }
    guard let date = dated ?? (blocks.count > 2 ? 1 : nil) else {
      document.fields[.title] = blocks.last.map(text.joined)
      document.unplaced += blocks.dropLast().flatMap { text.lines[$0] }
      return
    }
    let dateLine = blocks[date].first { CalendarDate(written: text.lines[$0].trimmed) != nil }
    document.fields[.published] = text.lines[dateLine ?? blocks[date].lowerBound].trimmed
    document.unplaced += blocks[date].filter { $0 != dateLine ?? blocks[date].lowerBound }
      .map { text.lines[$0] }
    let title = date + 1 < blocks.count ? blocks.remove(at: date + 1) : nil
    document.fields[.title] = title.map(text.joined)
    blocks.remove(at: date)
    if date > 0 { document.fields[.outlet] = text.joined(blocks.removeFirst()) }
    document.unplaced += blocks.flatMap { text.lines[$0] }
  }

  private func readTail(
    _ text: DocumentLines, _ range: Range<Int>, into document: inout LaidOutDocument
  ) {
    for block in text.blocks(in: range) {
      let first = text.lines[block.lowerBound]
      if Self.languageLabels.contains(name(first)) {
        document.fields[.language] = value(at: block.lowerBound, text)
      } else if name(first) == "SUBJECT" {
        document.fields[.keywords] = value(at: block.lowerBound, text).map(subjectNames)
      } else if !isLabel(first), !isCopyright(first) {
        document.unplaced += text.lines[block]
      }
    }
  }

  private func value(at index: Int, _ text: DocumentLines) -> String? {
    let block = text.joined(index..<end(ofBlockAt: index, text.lines))
    return block[...].label?.value
  }

  private func end(ofBlockAt index: Int, _ lines: [Substring]) -> Int {
    lines[index...].firstIndex { $0.isBlank } ?? lines.endIndex
  }

  private func name(_ line: Substring) -> String { line.label?.name ?? "" }

  private func isLabel(_ line: Substring) -> Bool {
    line.label.map { $0.name == $0.name.uppercased() } ?? false
  }

  private func isTail(_ line: Substring) -> Bool {
    let name = name(line)
    return Self.tailLabels.contains(name) || Self.languageLabels.contains(name)
      || line.first == " " && isCopyright(line)
  }

  private func isCopyright(_ line: Substring) -> Bool {
    let text = line.trimmed
    return ["Copyright ", "©", "All Rights Reserved"].contains(where: text.hasPrefix)
  }
}

/// `1 of 10 DOCUMENTS`, `Dokument 1 von 10`, `Document 1 de 10`.
private func isHeading(_ line: Substring) -> Bool {
  guard line.utf8.count < 120 else { return false }
  let words = line.split(whereSeparator: \.isWhitespace)
  guard words.count == 4 else { return false }
  let isNumber = { (word: Substring) in word.utf8.allSatisfy { (0x30...0x39).contains($0) } }
  if isNumber(words[0]), isNumber(words[2]) {
    return words[1] == "of" && words[3].hasPrefix("DOCUMENT")
  }
  guard isNumber(words[1]), isNumber(words[3]) else { return false }
  return words[0] == "Dokument" && words[2] == "von" || words[0] == "Document" && words[2] == "de"
}
