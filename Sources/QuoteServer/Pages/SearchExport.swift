import Essentials
import QuoteExporters
import QuoteModel

/// The files that what is on screen can be taken away as.
enum SearchExport: String, CaseIterable {
  case csv, jsonl, bib, ris

  var label: String {
    switch self {
    case .csv: "CSV"
    case .jsonl: "JSON Lines"
    case .bib: "BibTeX"
    case .ris: "RIS"
    }
  }

  private var type: ContentType {
    switch self {
    case .csv: .csv
    case .jsonl: .jsonLines
    case .bib: .bibTeX
    case .ris: .ris
    }
  }

  func response(of quotes: [Quote], _ setting: PageSetting) -> Response {
    var bytes = ByteBuffer()
    switch self {
    case .csv: append(quotes, as: .csv, to: &bytes)
    case .jsonl: append(quotes, as: .jsonLines, to: &bytes)
    case .bib: CitationStyle.bibtex.append(quotes, denies: setting.denies, to: &bytes)
    case .ris: CitationStyle.ris.append(quotes, denies: setting.denies, to: &bytes)
    }
    return Response(type, Array(bytes.bytes)).saved(as: "quotes.\(rawValue)")
  }

  private func append(_ quotes: [Quote], as format: RowFormat, to bytes: inout ByteBuffer) {
    let fields = QuoteField.standard
    var writer = RowWriter(format: format, columns: fields.map(\.name))
    writer.appendOpening(to: &bytes)
    for quote in quotes { writer.append(fields.map { $0.cell(of: quote) }, to: &bytes) }
    writer.appendClosing(to: &bytes)
  }
}

extension Response {
  /// One object of JSON, on a line.
  static func json(_ object: Cell) -> Response {
    guard case .object(let members) = object else {
      preconditionFailure("a page is an object of JSON")
    }
    var writer = RowWriter(format: .jsonLines, columns: members.map(\.name))
    var bytes = ByteBuffer()
    writer.append(members.map(\.value), to: &bytes)
    return Response(.json, Array(bytes.bytes))
  }
}
