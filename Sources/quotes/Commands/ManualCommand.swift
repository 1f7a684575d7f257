import ArgumentParser
import Essentials

/// `quotes manual`: what `make install` makes the manual page of.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Prints the manual page, for man to show.",
    examples: "quotes manual > quotes.1",
    shouldDisplay: false)

  func run() throws {
    let output = Output.standard()
    try output.write(ManualPage(of: try ToolDescription()).text)
    try output.flush()
  }
}

/// The manual page of the command, made of what its help says.
struct ManualPage {
  let text: String

  init(of tool: ToolDescription) {
    let root = tool.command
    let commands = ManualPage.all(of: root).dropFirst()
    let lines =
      [
        ".TH QUOTES 1 \"\" \"quotes \(QuotesCommand.version)\" \"User Commands\"",
        ".SH NAME",
        "quotes \\- \(Roff.escaped(withoutFullStop(root.abstract ?? "")))",
        ".SH SYNOPSIS",
        "\(Roff.bold("quotes")) \(Roff.italic("command")) [\(Roff.italic("options"))]",
        ".SH DESCRIPTION",
      ] + discussion(of: root)
      + [".SH COMMANDS"] + commands.flatMap(section)
      + [".SH EXIT STATUS"] + items(exits)
      + [".SH ENVIRONMENT"] + items(environment)
      + [".SH FILES"] + items(files)
    text = lines.joined(separator: "\n") + "\n"
  }

  /// A command and those below it, in the order of the help; what is hidden there is left out.
  private static func all(of command: ToolDescription.Command) -> [ToolDescription.Command] {
    let shown = (command.subcommands ?? []).filter {
      $0.shouldDisplay != false && $0.commandName != "help"
    }
    return [command] + shown.flatMap(all)
  }
}

private func section(of command: ToolDescription.Command) -> [String] {
  let arguments = (command.arguments ?? []).filter {
    $0.shouldDisplay && !["help", "version"].contains($0.valueName)
  }
  let isGroup = !(command.subcommands ?? []).isEmpty
  return [".SS \"\(Roff.escaped(command.path))\""]
    + [
      ([Roff.bold(command.path)] + (isGroup ? [Roff.italic("command")] : arguments.map(synopsis)))
        .joined(separator: " "), ".PP", Roff.escaped(command.abstract ?? ""),
    ]
    + discussion(of: command) + arguments.flatMap(item)
}

/// The paragraphs of a command's help, examples as they are to be typed.
private func discussion(of command: ToolDescription.Command) -> [String] {
  (command.discussion ?? "").split(separator: "\n\n").flatMap { paragraph in
    let lines = paragraph.split(separator: "\n").map(String.init)
    guard lines.first == "Examples:" else { return [".PP"] + lines.map(Roff.escaped) }
    return [".PP", "Examples:"] + Roff.example(lines.dropFirst().map { String($0.dropFirst(2)) })
  }
}

/// *[--limit n]*
private func synopsis(of argument: ToolDescription.Argument) -> String {
  let value = Roff.italic(argument.valueName ?? "value")
  let repeated = argument.isRepeating ? " .\\|.\\|." : ""
  let long = argument.names?.first { $0.kind != "short" } ?? argument.names?.first
  let text =
    switch argument.kind {
    case "positional": value + repeated
    case "flag": long.map { Roff.bold($0.typed) } ?? value
    default: (long.map { Roff.bold($0.typed) + " " } ?? "") + value + repeated
    }
  return argument.isOptional ? "[\(text)]" : text
}

private func item(of argument: ToolDescription.Argument) -> [String] {
  let names = (argument.names ?? []).map { Roff.bold($0.typed) }.joined(separator: ", ")
  let value = Roff.italic(argument.valueName ?? "value")
  let heading =
    switch argument.kind {
    case "positional": value
    case "flag": names
    default: "\(names) \(value)"
    }
  var sentences = [argument.abstract ?? ""].filter { !$0.isEmpty }
  if let values = argument.allValues, argument.kind != "flag", !values.isEmpty {
    sentences.append("One of \(values.joined(separator: ", ")).")
  }
  if let usual = argument.defaultValue, argument.kind != "flag" {
    sentences.append("Default: \(usual).")
  }
  return [".TP", heading, Roff.escaped(sentences.joined(separator: " "))]
}

private func items(_ items: [(String, String)]) -> [String] {
  items.flatMap { [".TP", Roff.bold($0), Roff.escaped($1)] }
}

private func withoutFullStop(_ text: String) -> String {
  text.hasSuffix(".") ? String(text.dropLast()) : text
}

private let exits = [
  ("0", "Done."),
  ("1", "Done, but some inputs were rejected (each is named), or verify found a fault."),
  ("64", "Wrong usage."),
  ("65", "An input is not what it should be, and nothing was stored."),
  ("66", "An input or the archive does not exist or cannot be read."),
  ("73, 74", "The archive or the output cannot be created; the disk is full or failing."),
  ("75", "Another program is writing to the archive."),
  ("130, 143", "Interrupted. The archive is intact; the same command continues."),
]

private let environment = [
  ("QUOTES_ARCHIVE", "The archive, unless --archive names another one."),
  ("NO_COLOR", "If it is set, text is not styled or coloured."),
]

private let files = [
  ("quotes.sqlite", "The archive, in the working folder: a plain SQLite file.")
]

/// Text in the language of manual pages (`man 7 man`).
enum Roff {
  /// Text in which no character means anything to roff.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for (place, character) in text.enumerated() {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'" where place == 0: escaped += "\\(aq"
      case "." where place == 0: escaped += "\\&."
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "…": escaped += "\\&..."
      default: escaped.append(character)
      }
    }
    return escaped
  }

  static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// Lines that stay as they are: commands to be typed.
  static func example(_ lines: [String]) -> [String] {
    [".PP", ".nf", ".RS 4"] + lines.map(escaped) + [".RE", ".fi"]
  }
}

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
