import Foundation
import QuoteModel

/// How fast the archive stores and finds, beside SQLite's C interface.
struct ArchiveBenchmark {
  /// As the importer has it.
  private static let articlesPerTransaction = 4096

  let source: ArticleSource
  let articles: Int
  let folder: URL
  /// The built command.
  let tool: String

  func run() throws -> ArchiveFigures {
    let folder = folder.appendingPathComponent("quotes-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("archive.sqlite").path
    var imported = ArchiveImport(path: path, articlesPerTransaction: Self.articlesPerTransaction)
    try imported.run(try batches())
    let floor = ArchiveFloor(
      archive: path, path: folder.appendingPathComponent("floor.sqlite").path,
      articlesPerTransaction: Self.articlesPerTransaction)
    let floorSeconds = try floor.run()
    try floor.check()
    let queries = try QueryBenchmark(archive: path).run()
    let export = try ExportBenchmark(archive: path, folder: folder, tool: tool).run()
    return ArchiveFigures(
      articles: imported.articles, quotes: imported.quotes, bytes: imported.bytes,
      archiveSeconds: imported.seconds, floorSeconds: floorSeconds,
      queries: queries, export: export, decisions: try DecisionBenchmark(path: path).run())
  }

  /// Invented when they are asked for, so that memory does not grow with their number.
  private func batches() throws -> some Sequence<[Article]> {
    let read = source.articles == nil ? nil : try source.read(inventing: 0)
    let count = read?.count ?? articles
    return stride(from: 0, to: count, by: Self.articlesPerTransaction).lazy.map { first in
      let range = first..<min(count, first + Self.articlesPerTransaction)
      return read.map { Array($0[range]) } ?? source.invented(range)
    }
  }
}
