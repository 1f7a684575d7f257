import ArgumentParser
import Foundation

/// What the argument parser tells of a command: the part of its JSON that a manual page needs.
struct ToolDescription: Decodable {
  struct Command: Decodable {
    let commandName: String
    let superCommands: [String]?
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [Command]?
    let arguments: [Argument]?

    /// `quotes speakers show`
    var path: String { ((superCommands ?? []) + [commandName]).joined(separator: " ") }
  }

  struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String

      var typed: String { (kind == "short" ? "-" : "--") + name }
    }

    let kind: String
    let shouldDisplay: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?
  }

  let command: Command

  init() throws {
    let json = Data(QuotesCommand._dumpHelp().utf8)
    self = try JSONDecoder().decode(ToolDescription.self, from: json)
  }
}
