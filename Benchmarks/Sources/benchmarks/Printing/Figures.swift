/// All that one run has measured.
struct Figures: Encodable {
  var parser: ParserFigures?
  var linearity: LinearityFigures?
  var hostile: HostileFigures?
  var pages: PagesFigures?
  var archive: ArchiveFigures?
  var imported: ImportFigures?
  var extracted: ExtractFigures?
  var search: SearchFigures?

  var text: String {
    [
      parser?.text, linearity?.text, hostile?.text, pages?.text, archive?.text, imported?.text,
      extracted?.text, search?.text,
    ].compactMap(\.self).joined(separator: "\n\n")
  }
}
