/// Text of Factiva with its field codes: `HD` headline, `LP` lead paragraph, `TD` text, and so on.
struct FactivaText: DocumentLayout {
  private static let codes: Set<String> = [
    "AN", "ART", "BY", "CLM", "CO", "CR", "CX", "CY", "ED", "ET", "HD", "IN", "IPC", "IPD", "LA",
    "LP", "NS", "PD", "PG", "PUB", "RE", "RF", "SC", "SE", "SN", "TD", "VOL", "WC",
  ]
  private static let fieldCodes: [(code: String, field: ArticleField)] = [
    ("HD", .title), ("SN", .outlet), ("BY", .author), ("PD", .published), ("LA", .language),
    ("AN", .id), ("SE", .section), ("NS", .keywords),
  ]

  /// Whether the document that we are in has its headline.
  private var hasHeadline = false

  static func matches(_ lines: [Substring]) -> Bool {
    let codes = Set(lines.compactMap { code(of: $0)?.name })
    return codes.isSuperset(of: ["HD", "PD"]) && !codes.isDisjoint(with: ["LP", "TD"])
  }

  mutating func cut(at line: Substring) -> DocumentCut {
    switch FactivaText.code(of: line)?.name {
    // The section stands before the headline.
    case "SE" where hasHeadline, "HD" where hasHeadline:
      hasHeadline = false
      return .beforeLine
    case "HD": hasHeadline = true
    default: break
    }
    return .nowhere
  }

  func document(of text: DocumentLines) -> LaidOutDocument {
    var document = LaidOutDocument()
    let starts = text.lines.indices.filter { FactivaText.code(of: text.lines[$0]) != nil }
    document.unplaced = Array(text.lines[..<(starts.first ?? text.lines.endIndex)])
    document.isCover = starts.isEmpty
    var values: [String: String] = [:]
    for (place, start) in starts.enumerated() {
      guard let (name, rest) = FactivaText.code(of: text.lines[start]) else { continue }
      let end = place + 1 < starts.count ? starts[place + 1] : text.lines.endIndex
      let lines = text.lines[start..<end]
      guard ["LP", "TD"].contains(name) else {
        values[name] = ([rest] + lines.dropFirst()).map(\.trimmed).filter { !$0.isEmpty }
          .joined(separator: " ")
        continue
      }
      // From behind the code, as it is wrapped.
      let body = DocumentLines(String(text.text[rest.startIndex..<(lines.last ?? rest).endIndex]))
      values[name] = body.text(of: body.lines.indices)
    }
    for (code, field) in Self.fieldCodes { document.fields[field] = values[code] }
    document.fields[.text] = ["LP", "TD"].compactMap { values[$0] }.joined(separator: "\n\n")
    document.fields = document.fields.filter { !$0.value.isEmpty }
    return document
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
