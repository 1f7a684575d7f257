import ArgumentParser
import QuoteExporters
import QuoteModel
import QuoteStore

/// How a list is printed.
struct ListFormatOptions: ParsableArguments {
  @Option(help: "The format (default: table on a terminal, tsv in a pipe).")
  var format: ListFormat?

  @Flag(help: "The same as --format json.")
  var json = false

  @Flag(help: "The same as --format csv.")
  var csv = false

  func validate() throws {
    try refuseSeveral([("--format", format != nil), ("--json", json), ("--csv", csv)])
  }

  var isAsked: Bool { json || csv || format != nil }

  func chosen(for output: Output) -> ListFormat {
    if json { return .rows(.json) }
    if csv { return .rows(.csv) }
    return format ?? (output.isTerminal ? .table : .rows(.tsv))
  }
}

/// How the rows of a list are printed.
enum ListFormat: Equatable {
  /// Laid out for people.
  case table
  case rows(RowFormat)

  /// `nil` for the table.
  var rowFormat: RowFormat? {
    if case .rows(let format) = self { format } else { nil }
  }
}

extension ListFormat: ExpressibleByArgument {
  init?(argument: String) {
    if argument == "table" {
      self = .table
    } else if let format = RowFormat(rawValue: argument) {
      self = .rows(format)
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { ["table"] + RowFormat.allCases.map(\.rawValue) }
}

/// Which columns of quotes are printed.
struct ColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Only these columns, in this order; section, keywords, input, imported, copy_of and retrieved are \
      optional ones, and so are the attributes of speakers.
      """,
      valueName: "a,b,c"
    ))
  var columns: String?

  private var names: [String]? {
    columns?.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }

  func validate() throws {
    for name in names ?? []
    where QuoteField(named: name) == nil && SpeakerAttribute.name(name) == nil {
      throw ValidationError(Self.unknown(name, attributes: []))
    }
    var met: Set<String> = []
    // A JSON object has no name twice.
    for name in names ?? [] where !met.insert(name).inserted {
      throw ValidationError("--columns names '\(name)' twice")
    }
  }

  /// Those that are asked for, else the standard ones.
  ///
  /// - Throws: `CommandError`, if neither quotes nor speakers of the archive have one.
  func chosen(in archive: Archive) throws -> [QuoteColumn] {
    guard let names else { return QuoteColumn.standard }
    let attributes = try archive.speakers.attributeNames()
    return try names.map { name in
      if let field = QuoteField(named: name) { return .field(field) }
      guard let attribute = SpeakerAttribute.name(name), attributes.contains(attribute) else {
        throw CommandError.failed(.usage, Self.unknown(name, attributes: attributes))
      }
      return .attribute(attribute)
    }
  }

  /// The same of quotes that are in no archive, whose speakers have no attributes.
  ///
  /// - Throws: `ValidationError`.
  func fields() throws -> [QuoteField] {
    guard let names else { return QuoteField.standard }
    return try names.map { name in
      guard let field = QuoteField(named: name) else {
        throw ValidationError(Self.unknown(name, attributes: []))
      }
      return field
    }
  }

  private static func unknown(_ name: String, attributes: [String]) -> String {
    let known = (QuoteField.allCases.map(\.name) + attributes).joined(separator: ", ")
    return "there is no column '\(name)'; the columns are \(known)"
  }
}

/// What quotes are exported as.
enum ExportFormat {
  case rows(RowFormat)
  /// Rows for a spreadsheet.
  case workbook
  case document(any QuoteDocument.Type)
  /// A folder with two files for each article.
  case brat
}

extension ExportFormat: ExpressibleByArgument {
  private static let all: [(name: String, format: ExportFormat)] =
    RowFormat.allCases.map { ($0.rawValue, .rows($0)) }
    + [(Workbook.name, .workbook)] + QuoteDocuments.formats.map { ($0.name, .document($0)) }
    + [(BratFolder.name, .brat)]

  init?(argument: String) {
    guard let found = Self.all.first(where: { $0.name == argument }) else { return nil }
    self = found.format
  }

  static var allValueStrings: [String] { all.map(\.name) }
}

/// The shape of another project's data.
struct ExportPreset: ExpressibleByArgument {
  let document: any QuoteDocument.Type

  init?(argument: String) {
    guard let found = QuoteDocuments.presets.first(where: { $0.name == argument }) else {
      return nil
    }
    document = found
  }

  static var allValueStrings: [String] { QuoteDocuments.presets.map { $0.name } }
}

/// Which part of a list.
struct PageOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Show at most n rows.", valueName: "n"))
  var limit: Int?

  @Option(help: ArgumentHelp("Skip the first n rows.", valueName: "n"))
  var offset = 0

  /// As many rows as a person wants to see at once.
  static let usualLimit = 50

  func validate() throws {
    try refuseNegative("--limit", limit)
    try refuseNegative("--offset", offset)
  }

  /// Bounds what is found; without `--limit`, only a table on a terminal is bounded.
  func narrow(_ query: inout QuoteQuery, listedAs format: ListFormat, on output: Output) {
    let isOnTerminal = format == .table && output.isTerminal
    query.limit = limit ?? (isOnTerminal ? Self.usualLimit : nil)
    query.offset = offset
  }

  /// Says on stderr how many rows the limit has cut off.
  func reportRest(shown: Int, of total: Int, called noun: String, to messages: Messages) {
    if shown == 0, limit != 0, total > 0 {
      messages.note("nothing to show at --offset \(offset): the list has \(counted(total, noun))")
    }
    let more = total - offset - shown
    guard shown > 0 || limit == 0, more > 0 else { return }
    messages.note(
      "\(counted(more, "more " + noun)): --limit or --offset \(offset + shown) shows them")
  }
}
