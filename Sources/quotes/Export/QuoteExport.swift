import QuoteExporters
import QuoteModel
import QuoteStore

/// Writes the quotes of a query to an output or into a folder.
struct QuoteExport {
  let archive: Archive
  let query: QuoteQuery
  let progress: ExportProgress

  init(of archive: Archive, matching query: QuoteQuery, messages: Messages) {
    self.archive = archive
    self.query = query
    progress = ExportProgress(messages) {
      let all = try archive.quotes.count(matching: query)
      return min(query.limit ?? .max, max(0, all - query.offset))
    }
  }

  /// - Returns: How many cells have got a `'`.
  @discardableResult
  func writeRows(
    of fields: [QuoteField], as format: RowFormat, forSpreadsheets: Bool = false,
    to output: Output
  ) throws -> Int {
    var writer = RowWriter(format: format, fields: fields, forSpreadsheets: forSpreadsheets)
    try output.append { writer.appendOpening(to: &$0) }
    try archive.quotes.forEachRow(matching: query, fields: fields) { row in
      try output.append { writer.append(row, to: &$0) }
      try progress.add(1)
    }
    try output.append { writer.appendClosing(to: &$0) }
    try output.flush()
    try progress.end()
    return writer.alteredCells
  }

  func write(_ type: any QuoteDocument.Type, to output: Output) throws {
    var document = type.init()
    try output.append { document.appendOpening(to: &$0) }
    if type.listsSpeakers {
      try archive.speakers.forEachQuoted(matching: query) { speaker in
        try output.append { document.append(speaker, to: &$0) }
      }
    }
    try archive.quotes.forEachGroup(by: type.unit, matching: query) { group in
      try output.append { document.append(group, to: &$0) }
      try progress.add(group.quotes.count)
    }
    try output.append { document.appendClosing(to: &$0) }
    try output.flush()
    try progress.end()
  }

  /// - Parameter folder: Left open, to be committed.
  func write(_ brat: BratFolder, to folder: OutputFolder) throws {
    try folder.write(BratFolder.settings.bytes, to: BratFolder.settings.name)
    try archive.quotes.forEachGroup(by: .article, matching: query) { group in
      for file in brat.files(of: group) { try folder.write(file.bytes, to: file.name) }
      try progress.add(group.quotes.count)
    }
    try progress.end()
  }
}
