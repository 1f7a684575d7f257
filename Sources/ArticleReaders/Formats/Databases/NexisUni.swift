import QuoteModel

/// Text saved from Nexis Uni: a head, `Length:`, `Body`, the text, `Load-Date:`, `End of Document`.
struct NexisUniText: DocumentLayout {
  static func matches(_ lines: [Substring]) -> Bool {
    if isCover(lines) { return true }
    let length = lines.firstIndex { label(before: $0) == .length }
    return length.map { lines[$0...].contains(where: isBodyHeading) } ?? false
  }

  func cut(at line: Substring) -> DocumentCut {
    guard line.utf8.count < 200 else { return .nowhere }
    let words = line.split(whereSeparator: \.isWhitespace)
    let ends = (2...4).contains { count in
      DatabaseWords.label(words.suffix(count).joined(separator: " ")) == .end
        // Load-Date: March 3, 2026 End of Document
        && (words.count == count || isTail(line))
    }
    return ends ? .afterLine : .nowhere
  }

  func document(of text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let lines = text.lines
    let length = lines.firstIndex { Self.label(before: $0) == .length }
    guard let heading = lines[(length ?? 0)...].firstIndex(where: Self.isBodyHeading) else {
      document.isCover = length == nil && (Self.isCover(lines) || !lines.contains(where: isTail))
      document.unplaced = lines
      document.problem = "it has no line 'Body' before its text"
      return document
    }
    readHead(lines, 0..<heading, into: &document)
    let tail = lines[heading...].firstIndex(where: isTail) ?? lines.endIndex
    document.fields[.text] = text.text(
      of: heading + 1..<tail, leavingOut: DatabaseWords.isPageNumber)
    readTail(lines[tail...], into: &document)
    return document
  }

  /// The labels behind the text, which go on in lines without one, but for the day of loading, the last of
  /// them: what follows that is left of a document whose head is broken, as is the end of the one before it.
  private func readTail(_ lines: ArraySlice<Substring>, into document: inout LaidOutDocument) {
    var goesOn = true
    var needsValue = false
    for line in lines where !line.isBlank && !DatabaseWords.isPageNumber(line) {
      let label = DatabaseWords.label(line.label?.name ?? line.trimmed)
      switch label {
      case .language: document.fields[.language] = line.label?.value
      case .subject: document.fields[.keywords] = line.label.map { subjectNames(in: $0.value) }
      default: break
      }
      if isTail(line) || label == .other {
        goesOn = label != .loadDate && label != .end
        needsValue = label == .loadDate && (line.label?.value ?? "").isEmpty
      } else if needsValue {
        needsValue = false
      } else if !goesOn, !DatabaseWords.isCopyright(line) {
        document.unplaced.append(line)
      }
    }
  }

  /// The lines before a text are there once more, or some of them.
  func beginnings(in lines: [Substring]) -> [Int] {
    var beginnings: [Int] = []
    var heading = lines.firstIndex(where: Self.isBodyHeading)
    while let last = heading {
      var tail: Int?
      let mark = lines.indices[(last + 1)...].first { index in
        if tail == nil, isTail(lines[index]) { tail = index }
        if Self.isBodyHeading(lines[index]) { return tail != nil }
        return Self.label(before: lines[index]) == .length
          && (tail != nil || lines[index...].prefix(12).contains(where: Self.isBodyHeading))
      }
      guard let mark else { break }
      beginnings.append(beginning(in: lines, before: mark, behind: last, isTold: tail != nil))
      heading = lines[mark...].firstIndex(where: Self.isBodyHeading)
    }
    return beginnings
  }

  /// Where a document begins that has a mark.
  ///
  /// - Parameter isTold: Whether labels end the document before it.
  private func beginning(
    in lines: [Substring], before mark: Int, behind heading: Int, isTold: Bool
  ) -> Int {
    let head = lines.indices[(heading + 1)..<mark].suffix(12).filter { !lines[$0].isBlank }
      .reversed().prefix { !isTail(lines[$0]) }
    guard let date = head.first(where: { DatabaseWords.date(in: lines[$0]) != nil }) else {
      return isTold ? head.last ?? mark : mark
    }
    // The outlet and the title.
    return head.filter { $0 <= date }.prefix(3).last ?? mark
  }

  /// The title, the outlet and the date, each a line; a cover before them, and labels behind them.
  private func readHead(
    _ lines: [Substring], _ range: Range<Int>, into document: inout LaidOutDocument
  ) {
    let head = range.filter { !lines[$0].isBlank && !DatabaseWords.isPageNumber(lines[$0]) }
    let labelled = head.firstIndex { Self.label(before: lines[$0]) != nil } ?? head.count
    // A title may be a date; the date has an outlet before it.
    let date = head[..<labelled].lastIndex { DatabaseWords.date(in: lines[$0]) != nil }
    for (place, index) in head.enumerated() {
      let line = lines[index]
      switch date.map({ place - $0 }) {
      case -2: document.fields[.title] = line.trimmed
      case -1: document.fields[.outlet] = line.trimmed
      case 0: document.fields[.published] = DatabaseWords.date(in: line)
      default: readLabel(line, into: &document)
      }
    }
  }

  private func readLabel(_ line: Substring, into document: inout LaidOutDocument) {
    switch Self.label(before: line) {
    case .author: document.fields[.author] = line.label?.value
    case .section: document.fields[.section] = line.label.flatMap { sectionName(in: $0.value) }
    case nil where !DatabaseWords.isCopyright(line) && !DatabaseWords.isEdition(line):
      document.unplaced.append(line)
    default: return
    }
  }

  /// What the label means that a line begins with.
  private static func label(before line: Substring) -> DatabaseWords.Label? {
    guard let (name, value) = line.label, let label = DatabaseWords.label(name) else { return nil }
    // Length: a short history of piers
    return label == .length && !DatabaseWords.isWordCount(value) ? nil : label
  }

  /// Whether lines are those of the page before the documents, which lists them.
  private static func isCover(_ lines: [Substring]) -> Bool {
    lines.contains { line in
      ["Documents (", "Dokumente (", "Documentos (", "Documenten ("].contains(where: line.hasPrefix)
    } && lines.contains { $0.hasPrefix("Job Number:") || $0.hasPrefix("User Name:") }
  }

  private static func isBodyHeading(_ line: Substring) -> Bool {
    line.utf8.count < 40 && DatabaseWords.label(line.trimmed) == .body
  }

  /// Whether a line stands behind the text: a label, with or without a colon.
  private func isTail(_ line: Substring) -> Bool {
    guard line.utf8.count < 200 else { return false }
    let isAlone = line.label == nil
    switch DatabaseWords.label(line.label?.name ?? line.trimmed) {
    case .loadDate, .classification, .graphic, .language, .publicationType, .subject, .end:
      return true
    case .correction, .notes: return isAlone || line.label?.name.contains("-") == true
    default: return false
    }
  }
}
