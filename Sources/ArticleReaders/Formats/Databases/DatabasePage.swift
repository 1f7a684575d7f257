/// The HTML that databases save: Nexis, Factiva, ProQuest and EuroPresse, with one article or hundreds.
enum DatabasePage {
  /// One of these is in each such page, and in few others.
  private static let marks: [StaticString] = [
    "<DOC NUMBER", "<DOCFULL", "docOcurrContainer", "articleParagraph", "enArticle", "Factiva",
    "ProQuest", "uropresse", "exisNexis", "Nexis Uni", "End of Document", "Ende des Dokuments",
    "Fin du document", "Fin del documento", "Einde van ", " DOCUMENTS", "news·",
    ">HD<", ">HD ", "Document ",
  ]
  /// What a document begins with.
  private static let beginnings: [StaticString] = [
    "<DOC NUMBER", "<article", "<div class=\"article", "<div id=\"article-",
  ]

  /// - Returns: `nil` if the input is a page of another kind.
  static func reader(of input: RecordInput) -> (any RecordReader)? {
    if let format = input.options.format, !format.isDatabase { return nil }
    let beginning = Array(input.stream.buffered.prefix(TextStream.prefixLength))
    guard marks.contains(where: { beginning[...].firstPlace(of: $0) != nil }),
      ConvertedText(text(of: beginning[...], isUTF8: input.stream.isUTF8), of: input)
        .databaseReader != nil
    else { return nil }
    return ConvertingReader(wholeOf: input) { input in
      let text = text(of: input.stream.buffered, isUTF8: input.stream.isUTF8)
      return ConvertedText(text, of: input).reader
    }
  }

  /// The text of all documents, a piece at a time, as what is held of one page is bounded.
  private static func text(of page: ArraySlice<UInt8>, isUTF8: Bool) -> String {
    let charset = HTMLEncoding.charset(of: page)
    let decoded =
      HTMLEncoding.text(of: page, charset: charset, isUTF8: isUTF8)
      ?? DecodedText(page, isUTF8: isUTF8)
    let bytes = Array(decoded.text.utf8)
    let starts = [0] + beginnings.flatMap { places(of: $0, in: bytes) }.sorted()
    let texts = zip(starts, starts.dropFirst() + [bytes.count]).map { start, end in
      textOfHTML(String(decoding: bytes[start..<end], as: UTF8.self))
    }
    return texts.filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  private static func places(of mark: StaticString, in bytes: [UInt8]) -> [Int] {
    var places: [Int] = []
    var start = 0
    while let place = bytes[start...].firstPlace(of: mark) {
      places.append(start + place)
      start += place + 1
    }
    return places
  }
}
