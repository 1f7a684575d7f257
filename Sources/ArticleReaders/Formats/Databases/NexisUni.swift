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
    // Where the end of a document was lost, the next one is no label of this one.
    if lines[tail...].contains(where: Self.isBodyHeading) {
      document.unplaced += lines[tail...].filter { !isTail($0) }
    }
    for line in lines[tail...] {
      switch Self.label(before: line) {
      case .language: document.fields[.language] = line.label?.value
      case .subject: document.fields[.keywords] = line.label.map { subjectNames(in: $0.value) }
      default: continue
      }
    }
    return document
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
