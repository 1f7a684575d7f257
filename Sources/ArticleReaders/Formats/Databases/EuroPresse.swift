import QuoteModel

/// Text saved from EuroPresse: the source, the date, the title and the text, up to the id of the document:
/// `news·20260303·QP·0123`.
struct EuroPresseText: DocumentLayout {
  static func matches(_ lines: [Substring]) -> Bool { lines.contains(where: isDocumentID) }

  func cut(at line: Substring) -> DocumentCut {
    Self.isDocumentID(line) ? .afterLine : .nowhere
  }

  func document(of text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let lines = text.lines
    let id = lines.lastIndex(where: Self.isDocumentID)
    // Of one that another follows in silence, the id is broken.
    guard id != nil || lines.contains(where: Self.isEnd) else {
      document.isCover = true
      document.unplaced = lines
      return document
    }
    document.fields[.id] = id.map { lines[$0].trimmed }
    let head = lines.indices.prefix(upTo: id ?? lines.endIndex).filter { !lines[$0].isBlank }
    guard let dated = head.prefix(30).firstIndex(where: { Self.date(in: lines[$0]) != nil }) else {
      document.problem = "it has no line with its date before its text"
      return document
    }
    document.fields[.published] = Self.date(in: lines[head[dated]])
    document.fields[.outlet] = outlet(lines, head[..<dated], datedLine: lines[head[dated]])
    var rest = head[(dated + 1)...]
    // The page and the number of words.
    while let next = rest.first, Self.isDetail(lines[next]) { rest = rest.dropFirst() }
    document.fields[.title] = rest.popFirst().map { lines[$0].trimmed }
    if let next = rest.first, Self.isByline(lines[next]), rest.count > 1 {
      document.fields[.author] = lines[next].trimmed
      rest = rest.dropFirst()
    }
    guard let start = rest.first else { return document }
    let end = rest.first { DatabaseWords.isCopyright(lines[$0]) } ?? id ?? lines.endIndex
    document.fields[.text] = start < end ? text.text(of: start..<end) : nil
    // A copyright goes on in a line or two.
    document.unplaced += text.blocks(in: end..<(id ?? lines.endIndex))
      .filter { $0.count > 3 || !Self.isEnd(lines[$0.lowerBound]) }.flatMap { lines[$0] }
    return document
  }

  /// Behind its copyright a document has ended, be it that the line with its id is broken.
  func beginnings(in lines: [Substring]) -> [Int] {
    var beginnings: [Int] = []
    var first: Int?
    var isBehind = false
    for index in lines.indices where !lines[index].isBlank {
      if Self.isEnd(lines[index]) {
        (first, isBehind) = (nil, true)
      } else if isBehind {
        // What is left of the id is no outlet.
        if first == nil, !lines[index].contains("·") { first = index }
        guard let start = first, Self.date(in: lines[index]) != nil else { continue }
        beginnings.append(start)
        isBehind = false
      }
    }
    return beginnings
  }

  /// Whether a line stands behind the text of a document.
  private static func isEnd(_ line: Substring) -> Bool {
    DatabaseWords.isCopyright(line)
      || ["Certificat émis", "Certificate issued"].contains(where: line.trimmed.hasPrefix)
  }

  /// The source stands under its label, on the line of the date, or else on the first.
  private func outlet(
    _ lines: [Substring], _ head: ArraySlice<Int>, datedLine: Substring
  ) -> String? {
    if let label = head.firstIndex(where: {
      lines[$0].trimmed == "Nom de la source" || lines[$0].trimmed == "Source name"
    }),
      head.indices.contains(label + 1)
    {
      return lines[head[label + 1]].trimmed
    }
    if let first = head.first { return lines[first].trimmed }
    let name = datedLine.split(separator: ",").first?.trimmed
    return name.flatMap { Self.date(in: $0[...]) == nil ? $0 : nil }
  }

  /// `mardi 3 mars 2026` of `The Quarry Post, mardi 3 mars 2026, p. A1 • 345 mots`.
  private static func date(in line: Substring) -> String? {
    guard line.utf8.count < 200 else { return nil }
    let parts =
      line.split { ",•·|".contains($0) }.map(\.trimmed)
      + line.replacing(" - ", with: "|").split(separator: "|").map(\.trimmed)
    return parts.first { CalendarDate(written: $0) != nil }
  }

  /// `p. A1`, `345 mots`, `Presse • Journaux`.
  private static func isDetail(_ line: Substring) -> Bool {
    let text = line.trimmed
    return text.hasPrefix("p. ") || text.contains("•") && text.utf8.count < 80
      || DatabaseWords.isWordCount(text)
  }

  /// `Petra Holm`, `Par Petra Holm`.
  private static func isByline(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    guard (2...6).contains(words.count), line.utf8.count < 80 else { return false }
    return words.allSatisfy { $0.first?.isLetter == true } && line.trimmed.last?.isLetter == true
      && words.count { $0.first?.isUppercase == true } * 2 > words.count
  }

  /// `news·20260303·QP·0123`.
  static func isDocumentID(_ line: Substring) -> Bool {
    let text = line.utf8.count < 120 ? line.trimmed : ""
    guard text.hasPrefix("news·") else { return false }
    return text.dropFirst(5).prefix(8).count(where: \.isNumber) == 8
  }
}
