import QuoteModel

/// Text saved from ProQuest: documents between long lines of underscores, each with a title, labels, and
/// `Full text:`.
struct ProQuestText: DocumentLayout {
  private static let fieldLabels: [(label: String, field: ArticleField)] = [
    ("title", .title), ("author", .author), ("publicationtitle", .outlet),
    ("publicationdate", .published), ("languageofpublication", .language), ("language", .language),
    ("section", .section), ("subject", .keywords), ("proquestdocumentid", .id),
    ("documenturl", .url), ("proquestdocumentlink", .url),
  ]
  /// The labels that end a text, besides these.
  private static let otherLabels: Set<String> = [
    "abstract", "location", "company/organization", "people", "publicationinfo",
    "publicationinformation",
    "links", "copyright", "lastupdated", "database", "sourcetype", "documenttype",
    "publicationyear",
    "publisher", "placeofpublication", "countryofpublication", "publicationsubject", "issn",
    "e-issn",
    "firstpage", "pages", "startpage", "volume", "issue", "identifier/keyword", "details", "credit",
    "classification", "businessindexingterm", "numberofpages", "accessionnumber", "bibliography",
    "companyentity", "companyname", "personalname", "illustration", "caption", "crop", "dateline",
  ]

  static func matches(_ lines: [Substring]) -> Bool {
    let labels = Set(lines.compactMap { label(of: $0)?.name })
    return labels.contains("fulltext")
      && !labels.isDisjoint(with: [
        "publicationtitle", "publicationinfo", "publicationinformation", "proquestdocumentid",
        "proquestdocumentlink",
      ])
  }

  func cut(at line: Substring) -> DocumentCut {
    if Self.isHeading(line) { return .beforeLine }
    return isRule(line) ? .afterLine : .nowhere
  }

  func document(of text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let lines = text.lines
    // A line of prose may begin as a label does, but not behind a blank line.
    let labels = lines.indices.filter { index in
      Self.label(of: lines[index]) != nil
        && (index == 0 || lines[index - 1].isBlank || Self.label(of: lines[index - 1]) != nil)
    }
    guard let full = labels.first(where: { Self.label(of: lines[$0])?.name == "fulltext" }) else {
      // Contents, and what the export says of itself.
      document.isCover = labels.count < 4
      document.unplaced = document.isCover ? lines : []
      document.problem = "it has no 'Full text:'"
      return document
    }
    for (place, start) in labels.enumerated() {
      guard let (name, value) = Self.label(of: lines[start]) else { continue }
      let end = place + 1 < labels.count ? labels[place + 1] : lines.endIndex
      guard start == full else {
        // Of a document that is not parted from the one before.
        if name == "fulltext" { document.unplaced += lines[start..<end] }
        let whole = ([value[...]] + lines[(start + 1)..<end]).map(\.trimmed)
        // A blank line ends a value, but not in the list of subjects.
        read(name, whole.prefix { !$0.isEmpty }.joined(separator: " "), into: &document)
        continue
      }
      let rule = lines[start..<end].firstIndex(where: isRule) ?? end
      let rest = text.text(of: start + 1..<rule, leavingOut: DatabaseWords.isPageNumber)
      let parts = [value, rest ?? ""].filter { !$0.isBlank }
      document.fields[.text] =
        parts.isEmpty
        ? nil : parts.joined(separator: lines[min(start + 1, rule - 1)].isBlank ? "\n\n" : "\n")
    }
    readHead(lines[..<(labels.first ?? full)], into: &document)
    return document
  }

  private func read(_ name: String, _ value: String, into document: inout LaidOutDocument) {
    guard !value.isEmpty else { return }
    if name == "publicationinfo" || name == "publicationinformation" {
      readPublication(value, into: &document)
    } else if let field = Self.fieldLabels.first(where: { $0.label == name })?.field {
      if field == .url, document.fields[.url] != nil { return }
      // The Quarry Post; Quarry
      document.fields[field] =
        field == .outlet ? value.split(separator: ";").first?.trimmed ?? value : value
    }
  }

  /// `The Quarry Post ; Quarry [Quarry]03 Mar 2026: A1.`
  private func readPublication(_ value: String, into document: inout LaidOutDocument) {
    if document.fields[.outlet] == nil {
      document.fields[.outlet] = value.split { ";[,".contains($0) }.first?.trimmed
    }
    guard document.fields[.published] == nil else { return }
    let words = value.split { $0.isWhitespace || "];:".contains($0) }
    document.fields[.published] =
      words.indices.lazy
      .compactMap { start -> String? in
        let date = words[start...].prefix(3).joined(separator: " ")
        return CalendarDate(written: date) == nil ? nil : date
      }.first
  }

  private func readHead(_ lines: ArraySlice<Substring>, into document: inout LaidOutDocument) {
    for line in lines where !line.isBlank && !isRule(line) && !Self.isHeading(line) {
      if document.fields[.title] == nil {
        document.fields[.title] = line.trimmed
      } else if document.fields[.title] != line.trimmed {
        document.unplaced.append(line)
      }
    }
  }

  private static func label(of line: Substring) -> (name: String, value: String)? {
    guard line.utf8.count < 2000 || line.label != nil else { return nil }
    if let colon = line.utf8.prefix(40).firstIndex(of: UInt8(ascii: ":")) {
      let name = folded(String(line[..<colon]))
      if isKnown(name) { return (name, line[line.index(after: colon)...].trimmed) }
    }
    let name = line.utf8.count < 40 ? folded(line.trimmed) : ""
    return name == "fulltext" || name == "details" ? (name, "") : nil
  }

  private static func isKnown(_ name: String) -> Bool {
    name == "fulltext" || otherLabels.contains(name) || fieldLabels.contains { $0.label == name }
  }

  /// `Document 1 of 2`.
  private static func isHeading(_ line: Substring) -> Bool {
    guard line.utf8.count < 60 else { return false }
    let words = line.split(whereSeparator: \.isWhitespace)
    return words.count == 4 && words[0] == "Document" && DatabaseWords.isCount(words.dropFirst())
  }
}

/// `____________________`, of a length that prose does not have.
private func isRule(_ line: Substring) -> Bool {
  let text = line.utf8.prefix(400).filter { $0 > 0x20 }
  return text.count >= 20 && text.allSatisfy { $0 == UInt8(ascii: "_") }
}
