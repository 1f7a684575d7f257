import QuoteModel

extension Article {
  /// The title for the parser: `nil` where the body opens with it, as text files do.
  var titleOutsideBody: String? {
    guard let title else { return nil }
    let opening = body.unicodeScalars.drop { $0.properties.isWhitespace }
    return opening.starts(with: title.unicodeScalars) ? nil : title
  }
}
