import QuoteModel

/// Text saved from Nexis Uni: a head, `Length:`, `Body`, the text, `Load-Date:`, `End of Document`.
struct NexisUniText: DocumentLayout {
  private static let headLabels: Set<String> = [
    "Section", "Length", "Byline", "Dateline", "Highlight",
  ]
  /// What follows the text, with or without a colon.
  private static let tailLabels: Set<String> = [
    "Load-Date", "Classification", "Graphic", "Language", "Publication-Type", "Subject",
    "End of Document",
  ]

  static func matches(_ lines: [Substring]) -> Bool {
    let length = lines.firstIndex { $0.label?.name == "Length" }
    return length.map { lines[$0...].contains(where: isBodyHeading) } ?? false
  }

  func cut(at line: Substring) -> DocumentCut {
    line.trimmed == "End of Document" ? .afterLine : .nowhere
  }

  func document(of text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let lines = text.lines
    guard let length = lines.firstIndex(where: { $0.label?.name == "Length" }),
      let heading = lines[length...].firstIndex(where: Self.isBodyHeading)
    else {
      document.unplaced = lines
      return document
    }
    readHead(lines, 0..<heading, into: &document)
    let tail = lines[heading...].firstIndex(where: isTail) ?? lines.endIndex
    document.fields[.text] = text.text(of: heading + 1..<tail)
    for line in lines[tail...] {
      switch line.label?.name {
      case "Language": document.fields[.language] = line.label?.value
      case "Subject": document.fields[.keywords] = line.label.map { subjectNames(in: $0.value) }
      default: continue
      }
    }
    return document
  }

  /// The title, the outlet and the date, each a line; a cover before them, and labels behind them.
  private func readHead(
    _ lines: [Substring], _ range: Range<Int>, into document: inout LaidOutDocument
  ) {
    let head = range.filter { !lines[$0].isBlank }
    let date = head.firstIndex { CalendarDate(written: lines[$0].trimmed) != nil }
    for (place, index) in head.enumerated() {
      let line = lines[index]
      switch date.map({ place - $0 }) {
      case -2: document.fields[.title] = line.trimmed
      case -1: document.fields[.outlet] = line.trimmed
      case 0: document.fields[.published] = line.trimmed
      default:
        if line.label?.name == "Byline" {
          document.fields[.author] = line.label?.value
        } else if line.label?.name == "Section" {
          document.fields[.section] = line.label.flatMap { sectionName(in: $0.value) }
        } else if !Self.headLabels.contains(line.label?.name ?? ""),
          !line.trimmed.hasPrefix("Copyright ")
        {
          document.unplaced.append(line)
        }
      }
    }
  }

  private static func isBodyHeading(_ line: Substring) -> Bool {
    line.utf8.count < 40 && ["Body", "Text"].contains(line.trimmed)
  }

  private func isTail(_ line: Substring) -> Bool {
    guard line.utf8.count < 200 else { return false }
    return Self.tailLabels.contains(line.label?.name ?? line.trimmed)
  }
}
