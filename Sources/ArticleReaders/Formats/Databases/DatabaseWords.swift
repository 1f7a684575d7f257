import QuoteModel

/// What databases write around articles, in the languages of their menus.
enum DatabaseWords {
  /// A field of an article, or a part of its layout, that a label names.
  enum Label: Hashable {
    case length, headline, author, section, dateline, highlight, body, date, outlet
    case language, subject, loadDate, graphic, classification, publicationType, correction, notes
    case other, end
  }

  /// Labels, folded, as they stand before a colon or alone on a line.
  private static let labels: [(label: Label, names: [String])] = [
    (.length, ["length", "länge", "longueur", "lengte", "longitud", "extensión"]),
    (.headline, ["headline", "überschrift", "titre", "kop", "titular"]),
    (.author, ["byline", "autor", "autoren", "auteur", "verfasser", "signature", "door"]),
    (.section, ["section", "rubrik", "ressort", "rubrique", "rubriek", "sectie", "sección"]),
    (.dateline, ["dateline", "ortsmarke", "origine", "plaats"]),
    (.highlight, ["highlight", "leadparagraph", "zusammenfassung"]),
    (
      .body,
      ["body", "text", "hauptteil", "textkörper", "corps", "corpsdutexte", "tekst", "cuerpo"]
    ),
    (.language, ["language", "sprache", "langue", "taal", "idioma"]),
    (.subject, ["subject", "thema", "sujet", "onderwerp", "tema"]),
    (
      .loadDate,
      ["loaddate", "ladedatum", "datedechargement", "laaddatum", "fechadecarga", "update"]
    ),
    (.graphic, ["graphic", "graphik", "grafik", "graphique", "grafiek", "gráfico"]),
    (.classification, ["classification", "klassifizierung", "classificatie", "clasificación"]),
    (
      .publicationType,
      ["publicationtype", "publikationstyp", "zeitungsart", "typedepublication", "typepublicatie"]
    ),
    (.correction, ["correction", "correctiondate", "berichtigung"]), (.notes, ["notes"]),
    (
      .other,
      [
        "journalcode", "series", "column", "distribution", "organization", "company", "person",
        "geographic", "ticker", "industry", "country", "state", "city", "abstract", "acnr", "email",
      ]
    ),
    (
      .end,
      [
        "endofdocument", "endedesdokuments", "findudocument", "eindevanhetdocument",
        "eindevandocument", "findeldocumento",
      ]
    ),
  ]

  private static let labelOfName: [String: Label] = {
    var labelOfName: [String: Label] = [:]
    for (label, names) in labels { for name in names { labelOfName[name] = label } }
    return labelOfName
  }()

  /// What a label means; `nil` if it is none that is known.
  static func label(_ name: some StringProtocol) -> Label? {
    name.utf8.count > 40 ? nil : labelOfName[folded(String(name))]
  }

  /// `1 of 10`, `1 von 10`, `1 de 10`, `1 van 10`.
  static func isCount(_ words: some Collection<Substring>) -> Bool {
    let words = Array(words)
    return words.count == 3 && isNumber(words[0]) && isNumber(words[2])
      && ["of", "von", "de", "sur", "van"].contains(words[1].lowercased())
  }

  static func isNumber(_ word: some StringProtocol) -> Bool {
    !word.isEmpty && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `345 words`, `1,345 Wörter`.
  static func isWordCount(_ text: some StringProtocol) -> Bool {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard (2...3).contains(words.count), let first = words.first?.first, first.isNumber else {
      return false
    }
    return words.dropLast().allSatisfy { $0.allSatisfy { $0.isNumber || ",.".contains($0) } }
      && ["words", "word", "wörter", "wort", "mots", "mot", "woorden", "palabras"].contains(
        words.last?.lowercased())
  }

  /// `Page 2 of 2`, which stands where a page ended.
  static func isPageNumber(_ line: Substring) -> Bool {
    guard line.utf8.count < 60 else { return false }
    let words = line.split(whereSeparator: \.isWhitespace)
    guard words.count == 4, isCount(words.dropFirst()) else { return false }
    return ["page", "seite", "pagina", "página"].contains(words[0].lowercased())
  }

  /// `Copyright 2026 …`, `© 2026 …`, `All Rights Reserved`.
  static func isCopyright(_ line: some StringProtocol) -> Bool {
    guard line.utf8.count < 300 else { return false }
    let words = line.lowercased().split { $0.isWhitespace || $0 == "," || $0 == "." }
    guard let first = words.first else { return false }
    if ["all rights reserved", "alle rechte vorbehalten", "tous droits réservés"].contains(
      words.joined(separator: " "))
    {
      return true
    }
    guard ["copyright", "©", "(c)"].contains(where: first.hasPrefix) else { return false }
    return words.prefix(4).contains { word in
      word.contains("©") || word == "(c)" || word.filter(\.isNumber).count == 4
    }
  }

  /// The date that a line is, without an edition behind it: `March 3, 2026 Tuesday, Late Edition - Final`.
  static func date(in line: some StringProtocol) -> String? {
    let text = line.trimmed
    guard text.utf8.count < 120 else { return nil }
    if CalendarDate(written: text) != nil { return text }
    let words = text.split(separator: " ")
    guard (4...14).contains(words.count) else { return nil }
    for count in (3..<words.count).reversed() {
      let date = words[..<count].joined(separator: " ")
      guard CalendarDate(written: date) != nil else { continue }
      return isEdition(words[count...].joined(separator: " ")) ? date : nil
    }
    return nil
  }

  /// `Late Edition - Final`, `1. Auflage`.
  static func isEdition(_ text: some StringProtocol) -> Bool {
    guard text.utf8.count < 80 else { return false }
    let words = text.lowercased().split { !$0.isLetter }
    return words.contains { editionWords.contains(String($0)) }
  }

  private static let editionWords: Set<String> = [
    "edition", "édition", "editie", "edición", "ausgabe", "auflage", "final", "uitgave",
  ]
}
