import ArgumentParser
import Foundation

/// Where a benchmark of the built command stands, and what it is made of.
struct CommandOptions: ParsableArguments {
  @Option(
    name: .customLong("folder"),
    help: ArgumentHelp("Where to keep the archives meanwhile.", valueName: "folder"))
  private var path = FileManager.default.temporaryDirectory.path

  @Option(help: ArgumentHelp("Measure this command.", valueName: "file"))
  var tool = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("quotes").path

  @Option(help: ArgumentHelp("Invent other articles.", valueName: "number"))
  private var seed = 1

  var folder: URL { URL(fileURLWithPath: path, isDirectory: true) }

  var inventor: Inventor { Inventor(seed: seed) }
}
