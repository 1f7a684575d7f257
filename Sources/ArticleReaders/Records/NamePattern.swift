import QuoteModel

/// What the names of files say about the articles in them, as a person writes it:
/// `{outlet}_{published}_{title}`; `{}` stands for anything, and `/` for a folder.
public struct NamePattern: Sendable {
  private enum Part {
    case text(String)
    /// `nil`: what is passed over.
    case field(ArticleField?)
  }

  /// As a person wrote it.
  public let written: String
  private var parts: [Part] = []

  /// A name that can be read in more ways than that is not worth the time.
  private static let mostTrials = 20_000
  /// In UTF-8 bytes; no file system has longer ones.
  private static let longestName = 1024
  /// Of a date, in UTF-8 bytes.
  fileprivate static let longestDate = 40

  /// - Throws: `ReadingError.badNamePattern`.
  public init(_ written: String) throws {
    self.written = written
    var rest = written[...]
    while let brace = rest.firstIndex(of: "{") {
      if brace > rest.startIndex { parts.append(.text(String(rest[..<brace]))) }
      guard let end = rest[brace...].firstIndex(of: "}") else {
        throw ReadingError.badNamePattern("'\(rest[brace...])' has no closing brace")
      }
      try add(field: String(rest[rest.index(after: brace)..<end]))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.text(String(rest))) }
    guard parts.contains(where: { if case .field(.some) = $0 { true } else { false } }) else {
      throw ReadingError.badNamePattern(
        "'\(written)' names no field: write '{outlet}_{published}_{title}'")
    }
  }

  private mutating func add(field name: String) throws {
    if case .field? = parts.last {
      throw ReadingError.badNamePattern(
        "nothing stands before '{\(name)}' by which its beginning could be told")
    }
    guard !name.isEmpty else { return parts.append(.field(nil)) }
    guard let field = ArticleField(mapped: name), field != .text else {
      let names = ArticleField.allCases.filter { $0 != .text }.map(\.name)
      throw ReadingError.badNamePattern(
        "'{\(name)}' is no field: write one of \(names.joined(separator: ", ")), or {} for anything"
      )
    }
    if parts.contains(where: { if case .field(field) = $0 { true } else { false } }) {
      throw ReadingError.badNamePattern("'{\(name)}' stands in it twice")
    }
    parts.append(.field(field))
  }

  /// What a name says; `nil` if it is another one.
  ///
  /// - Parameter path: Of the file, as far as it is known; its ending may stand in the pattern or not.
  func fields(ofFile path: String, order: DateOrder?) -> FieldTexts? {
    let folders = written.count { $0 == "/" }
    let name = path.split(separator: "/").suffix(folders + 1).joined(separator: "/")
    let unpacked = FileName(name).unpacked
    let bare =
      ArticleFormat(fileName: unpacked) == nil
      ? unpacked : unpacked.lastIndex(of: ".").map { String(unpacked[..<$0]) } ?? unpacked
    for name in [bare, unpacked] where name.utf8.count <= Self.longestName {
      var search = NameSearch(order: order, trials: Self.mostTrials)
      if let fields = search.fields(of: name[...], parts[...]) { return fields }
    }
    return nil
  }

  /// Tries how a name can be parted.
  private struct NameSearch {
    let order: DateOrder?
    var trials: Int

    /// - Returns: `nil` if the parts do not make up the name.
    mutating func fields(of name: Substring, _ parts: ArraySlice<Part>) -> FieldTexts? {
      trials -= 1
      guard trials > 0 else { return nil }
      switch parts.first {
      case nil: return name.isEmpty ? [:] : nil
      case .text(let text):
        return name.hasPrefix(text)
          ? fields(of: name.dropFirst(text.count), parts.dropFirst()) : nil
      case .field(let field):
        // The shortest value first; the last one takes what is left.
        var end = parts.count == 1 ? name.endIndex : name.startIndex
        while trials > 0, end < name.endIndex || parts.count == 1 {
          trials -= 1
          if parts.count > 1 { end = name.index(after: end) }
          let value = name[..<end]
          guard !value.isEmpty, !value.contains("/") else { return nil }
          if let text = meaning(of: value, as: field),
            var found = fields(of: name[end...], parts.dropFirst())
          {
            if let field { found[field] = text }
            return found
          }
          if parts.count == 1 { return nil }
        }
        return nil
      }
    }

    /// - Returns: `nil` if it cannot be a value of the field.
    private func meaning(of value: Substring, as field: ArticleField?) -> String? {
      let isSpaced = value.contains(" ")
      let spaced = String(isSpaced ? value : value.replacing("_", with: " ")).trimmed
      switch field {
      case .published where value.utf8.count > NamePattern.longestDate: return nil
      case .published:
        let forms = [String(value), String(value.replacing("_", with: "-"))]
        return forms.first {
          CalendarDate(written: $0, order: order) != nil || CalendarDate.isAmbiguous($0)
        }
      case .language:
        let isTag =
          (2...10).contains(value.count)
          && value.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") }
        return isTag ? String(value) : nil
      case .url, .id, .retrieved, .text: return String(value)
      case .title, .outlet, .author, .section, .keywords, nil:
        return spaced.isEmpty ? nil : spaced
      }
    }
  }
}
