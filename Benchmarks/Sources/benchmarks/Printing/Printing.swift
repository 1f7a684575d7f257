import ArgumentParser
import Foundation

/// How figures are printed.
struct Printing: ParsableArguments {
  @Flag(help: "Print the figures as one JSON object.")
  var json = false

  func show(_ figures: Figures) throws {
    guard json else { return print(figures.text) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(figures), as: UTF8.self))
  }
}
