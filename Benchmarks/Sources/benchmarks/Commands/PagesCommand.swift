import ArgumentParser
import Foundation

/// `benchmarks pages`
struct PagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pages", abstract: "Reading articles from web pages, beside libxml2.")

  @Option(help: ArgumentHelp("How many pages to invent.", valueName: "number"))
  var count = 400

  @Option(help: ArgumentHelp("Measure the pages in this folder.", valueName: "folder"))
  var folder: String?

  @Option(help: ArgumentHelp("Invent other pages.", valueName: "number"))
  var seed = 1

  @OptionGroup var printing: Printing

  func run() throws { try printing.show(Figures(pages: figures())) }

  func figures() throws -> PagesFigures { try PagesBenchmark(pages()).run() }

  private func pages() throws -> [[UInt8]] {
    guard let folder else {
      let inventor = Inventor(seed: seed)
      return (0..<count).map { InventedPage($0, by: inventor).bytes }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try names.filter { $0.hasSuffix(".html") }.map { name in
      Array(try Data(contentsOf: URL(fileURLWithPath: folder).appendingPathComponent(name)))
    }
  }
}
