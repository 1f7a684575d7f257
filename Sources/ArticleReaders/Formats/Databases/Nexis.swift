import QuoteModel

/// The text of Nexis before 2018: `1 of 10 DOCUMENTS`, a centred head, labels in capitals; from a text
/// file, or from what was saved as RTF, DOCX or HTML.
struct NexisText: DocumentLayout {
  static func matches(_ lines: [Substring]) -> Bool {
    lines.contains(where: isHeading)
      && lines.contains { label(of: $0) == .length || label(of: $0) == .loadDate }
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
    var blocks = text.blocks(in: heading + 1..<lines.count)
    let behindHead = readHead(text, &blocks, into: &document)
    blocks.removeFirst(behindHead)
    let length = blocks.firstIndex { label(of: lines[$0.lowerBound]) == .length }
    // Where the labels stand behind the text, all of it stands before them.
    let firstLabel = blocks.firstIndex { isLabel(lines[$0.lowerBound]) } ?? blocks.count
    let isBehind = firstLabel > 0 && blocks[firstLabel...].allSatisfy { isAfterText(text, $0) }
    if isBehind {
      document.fields[.text] = body(text, blocks[..<firstLabel])
      readLabels(text, blocks[firstLabel...], into: &document)
      return document
    }
    let start = readLabelsBeforeText(text, blocks, length: length, into: &document)
    let rest = blocks[start...]
    let tail = rest.firstIndex { isTail(text, $0) } ?? rest.endIndex
    document.fields[.text] = body(text, rest[..<tail])
    readLabels(text, rest[tail...], into: &document)
    return document
  }

  // MARK: The head

  /// The outlet, the date and the title, each a block of its own, in this order; agencies have the
  /// title before the date.
  ///
  /// - Returns: How many of the blocks it has.
  private func readHead(
    _ text: DocumentLines, _ blocks: inout [Range<Int>], into document: inout LaidOutDocument
  ) -> Int {
    let lines = text.lines
    blocks = blocks.prefix(3).compactMap { withoutCopyright($0, lines) } + blocks.dropFirst(3)
    let labelled = blocks.firstIndex { isLabel(lines[$0.lowerBound]) } ?? blocks.count
    let limit = min(blocks.count, max(labelled, 1) + 2)
    let dated = blocks[..<limit].firstIndex { block in
      lines[block].contains { DatabaseWords.date(in: $0) != nil }
    }
    guard let dated else {
      // An agency's dispatch may have none.
      let hasOutlet = labelled >= 2
      if hasOutlet { document.fields[.outlet] = text.joined(blocks[0]) }
      if labelled > 0 { document.fields[.title] = text.joined(blocks[labelled - 1]) }
      if labelled > 2 { document.unplaced += blocks[1..<labelled - 1].flatMap { lines[$0] } }
      return labelled
    }
    for line in lines[blocks[dated]] {
      if document.fields[.published] == nil, let date = DatabaseWords.date(in: line) {
        document.fields[.published] = date
      } else {
        document.unplaced.append(line)
      }
    }
    if dated > 0 { document.fields[.outlet] = text.joined(blocks[0]) }
    var next = dated + 1
    while next + 1 < blocks.count, isEdition(blocks[next], lines),
      !isLabel(lines[blocks[next + 1].lowerBound])
    {
      document.unplaced += lines[blocks[next]]
      next += 1
    }
    var between = blocks[..<dated].dropFirst()
    if next < blocks.count, isTitle(at: next, blocks, lines) {
      document.fields[.title] = text.joined(blocks[next])
      next += 1
    } else {
      document.fields[.title] = between.popLast().map(text.joined)
    }
    document.unplaced += between.flatMap { lines[$0] }
    return next
  }

  /// Whether the block behind the date is a title, be it that it begins as a label does:
  /// `BYLINE: how names get into papers`.
  private func isTitle(at index: Int, _ blocks: [Range<Int>], _ lines: [Substring]) -> Bool {
    let line = lines[blocks[index].lowerBound]
    guard isLabel(line) else { return true }
    let own = label(of: line)
    let value = line.label?.value ?? ""
    let isRepeated = blocks[(index + 1)...].prefix(8).contains {
      label(of: lines[$0.lowerBound]) == own
    }
    return isRepeated || value.first?.isLowercase == true && value.contains(" ")
  }

  private func isEdition(_ block: Range<Int>, _ lines: [Substring]) -> Bool {
    block.count == 1 && DatabaseWords.isEdition(lines[block.lowerBound])
      && lines[block.lowerBound].split(separator: " ").count <= 4
  }

  /// - Returns: `nil` if nothing else is in it.
  private func withoutCopyright(_ block: Range<Int>, _ lines: [Substring]) -> Range<Int>? {
    guard DatabaseWords.isCopyright(lines[block.lowerBound]) else { return block }
    let rest = block.drop { DatabaseWords.isCopyright(lines[$0]) || lines[$0].label == nil }
    return rest.isEmpty ? nil : rest.startIndex..<block.upperBound
  }

  // MARK: Labels

  /// - Returns: Where the text begins.
  private func readLabelsBeforeText(
    _ text: DocumentLines, _ blocks: [Range<Int>], length: Int?,
    into document: inout LaidOutDocument
  ) -> Int {
    var start = 0
    while start < blocks.count {
      let line = text.lines[blocks[start].lowerBound]
      guard isLabel(line), !isTail(text, blocks[start]) else {
        // What stands between the title and the length is no text.
        guard let length, start < length else { break }
        document.unplaced += text.lines[blocks[start]]
        start += 1
        continue
      }
      readLabels(text, blocks[start...start], into: &document)
      start += 1
    }
    return start
  }

  private func readLabels(
    _ text: DocumentLines, _ blocks: ArraySlice<Range<Int>>, into document: inout LaidOutDocument
  ) {
    for block in blocks {
      let first = text.lines[block.lowerBound]
      let value = text.joined(block)[...].label?.value
      switch label(of: first) {
      case .author: document.fields[.author] = document.fields[.author] ?? value
      case .section: document.fields[.section] = value.flatMap(sectionName)
      case .headline: document.fields[.title] = value
      case .language: document.fields[.language] = value
      case .subject: document.fields[.keywords] = value.map(subjectNames)
      case nil where !isLabel(first) && !DatabaseWords.isCopyright(first):
        document.unplaced += text.lines[block]
      default: continue
      }
    }
  }

  private func body(_ text: DocumentLines, _ blocks: ArraySlice<Range<Int>>) -> String? {
    guard let first = blocks.first, let last = blocks.last else { return nil }
    // BODY: stands on a line of its own, or before the first.
    guard label(of: text.lines[first.lowerBound]) == .body else {
      return text.text(of: first.lowerBound..<last.upperBound)
    }
    return text.text(of: first.lowerBound..<last.upperBound).map { body in
      let rest = body[(body.firstIndex(of: ":") ?? body.startIndex)...].dropFirst()
      return String(rest.drop { $0.isWhitespace })
    }
  }

  private func isTail(_ text: DocumentLines, _ block: Range<Int>) -> Bool {
    let line = text.lines[block.lowerBound]
    if DatabaseWords.isCopyright(line) { return true }
    guard isLabel(line) else { return false }
    switch label(of: line) {
    case .language, .subject, .loadDate, .graphic, .publicationType, .classification, .correction,
      .other:
      return true
    default: return false
    }
  }

  /// Whether nothing in a block can be text, of the last blocks of a document.
  private func isAfterText(_ text: DocumentLines, _ block: Range<Int>) -> Bool {
    isLabel(text.lines[block.lowerBound]) || DatabaseWords.isCopyright(text.lines[block.lowerBound])
  }
}

/// What a line's label means, which is in capitals.
private func label(of line: Substring) -> DatabaseWords.Label? {
  guard let name = line.label?.name, name == name.uppercased() else { return nil }
  return DatabaseWords.label(name)
}

private func isLabel(_ line: Substring) -> Bool {
  guard let label = label(of: line) else { return false }
  // LENGTH: a short history of piers
  return label != .length || DatabaseWords.isWordCount(line.label?.value ?? "")
}

/// `1 of 10 DOCUMENTS`, `Dokument 1 von 10`, `Document 1 de 10`.
private func isHeading(_ line: Substring) -> Bool {
  guard line.utf8.count < 120 else { return false }
  let words = line.split(whereSeparator: \.isWhitespace)
  guard words.count == 4 else { return false }
  if DatabaseWords.isCount(words.dropLast()) { return words[3].hasPrefix("DOCUMENT") }
  return ["Dokument", "Document", "Documento"].contains(String(words[0]))
    && DatabaseWords.isCount(words.dropFirst())
}
