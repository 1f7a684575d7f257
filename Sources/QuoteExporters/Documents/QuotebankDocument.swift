public import Essentials
public import QuoteModel

/// The shape of Quotebank's quotation-centric data: a JSON object a line for each distinct statement,
/// `quoteID, quotation, speaker, qids, date, numOccurrences, probas, urls, phase`.
///
/// `quotation` is the longest form, `date` the earliest day. Numbers in `quoteID` count the statements
/// of a day, as there; without a day they are of the day 0000-00-00. `probas` are the means of the
/// confidences, to four digits as there, and what is left is `None`'s. `phase` tells how Quotebank
/// gathered its articles, and is `null`.
public struct QuotebankDocument: QuoteDocument {
  public static let name = "quotebank"
  public static let unit = QuoteGroup.Unit.statement
  public static let holdsIndirect = false
  public static let tellsPolarity = false

  private var day: String?
  private var number = 0

  public init() {}

  public mutating func append(_ group: QuoteGroup, to buffer: inout ByteBuffer) {
    let date = group.quotes.compactMap(\.article.published).min()?.description
    let day = date ?? "0000-00-00"
    number = day == self.day ? number + 1 : 0
    self.day = day
    let digits = String(number)
    let padding = String(repeating: "0", count: max(0, 6 - digits.utf8.count))
    let probas = self.probas(of: group.quotes)
    let speaker = probas.first { $0.name != "None" }?.name ?? "None"
    JSONText.append(
      [
        "quoteID": "\(day)-\(padding)\(digits)", "quotation": .text(longest(of: group.quotes)),
        "speaker": .text(speaker),
        "qids": .list(wikidata(of: speaker, in: group.quotes).map(Cell.text)), "date": Cell(date),
        "numOccurrences": .integer(group.quotes.count),
        "probas": .list(probas.map { .list([.text($0.name), .text(decimal($0.share))]) }),
        "urls": .list(addresses(of: group.quotes).map(Cell.text)), "phase": .empty,
      ], to: &buffer)
    buffer.append(0x0A)
  }

  private func longest(of quotes: [Quote]) -> String {
    let texts = quotes.map(\.attribution.text)
    return texts.max { ($0.unicodeScalars.count, $1) < ($1.unicodeScalars.count, $0) } ?? ""
  }

  private func name(of quote: Quote) -> String {
    joinedNames(quote.attribution.speakers.map(\.name)) ?? "None"
  }

  /// The likeliest first.
  private func probas(of quotes: [Quote]) -> [(name: String, share: Double)] {
    var sums: [String: Double] = [:]
    for quote in quotes where !quote.attribution.speakers.isEmpty {
      sums[name(of: quote), default: 0] += quote.attribution.confidence
    }
    let named = sums.map { (name: $0, share: $1 / Double(quotes.count)) }
    let rest = max(0, 1 - named.reduce(0) { $0 + $1.share })
    let all = named + (rest > 0.00005 || named.isEmpty ? [("None", rest)] : [])
    return all.sorted { ($1.share, $0.name) < ($0.share, $1.name) }
  }

  /// Without doubles, in the order they stand.
  private func wikidata(of speaker: String, in quotes: [Quote]) -> [String] {
    distinct(
      quotes.lazy.filter { name(of: $0) == speaker }
        .flatMap { quote in quote.speakerIDs.compactMap { quote.wikidata[$0] } })
  }

  private func addresses(of quotes: [Quote]) -> [String] {
    distinct(quotes.lazy.compactMap(\.article.url))
  }

  private func distinct(_ texts: some Sequence<String>) -> [String] {
    var seen: Set<[UInt8]> = []
    return texts.filter { seen.insert(Array($0.utf8)).inserted }
  }

  /// `0.8867`
  private func decimal(_ share: Double) -> String {
    let digits = String(Int((share * 10_000).rounded()))
    let padded = String(repeating: "0", count: max(0, 5 - digits.utf8.count)) + digits
    return "\(padded.dropLast(4)).\(padded.suffix(4))"
  }
}
