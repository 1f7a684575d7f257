import Foundation
import Testing

@Suite struct HelpTests {
  /// A command as the argument parser describes it for other programs.
  private struct Description: Decodable {
    struct Command: Decodable {
      let commandName: String
      let superCommands: [String]?
      let shouldDisplay: Bool?
      let subcommands: [Command]?

      /// Without the program's own name.
      var path: [String] { ((superCommands ?? []) + [commandName]).dropFirst().map { $0 } }

      var all: [Command] {
        [self] + (subcommands ?? []).filter { $0.commandName != "help" }.flatMap(\.all)
      }
    }

    let command: Command
  }

  @Test func `every help opens with examples that can be typed as they stand`() throws {
    let tool = try Tool()
    let json = try tool.run("--experimental-dump-help").bytes
    let commands = try JSONDecoder().decode(Description.self, from: Data(json)).command.all
    #expect(commands.count > 30)
    for command in commands {
      let help = try tool.run(list: command.path + ["--help"])
      #expect(help.status == 0 && help.messages.isEmpty)
      let examples = help.text.components(separatedBy: "\nExamples:\n").dropFirst().first
      let lines = try #require(examples, "\(command.path)").split(
        separator: "\n", omittingEmptySubsequences: false
      ).prefix { $0.hasPrefix("  ") }
      #expect(!lines.isEmpty, "\(command.path)")
      #expect(
        help.text.range(of: "\nExamples:")!.lowerBound < help.text.range(of: "\nUSAGE:")!.lowerBound
      )
      for line in lines { try expectUsage(String(line), of: command.path) }
    }
  }

  /// Runs it where there is no archive and no article: what is wrong is then never its usage.
  private func expectUsage(_ example: String, of path: [String]) throws {
    // Cut in two by the width of the terminal, it would be no command any more.
    #expect(example.contains((["quotes"] + path.prefix(1)).joined(separator: " ")), "\(example)")
    let tool = try Tool()
    let shell = try tool.run(
      "-c", example, environment: ["PATH": "\(tool.folder.path)/bin:/usr/bin:/bin"],
      shell: """
        mkdir bin && ln -s "$0" bin/quotes && exec /bin/sh "$@"
        """)
    #expect(!shell.messages.contains("--help'"), "\(example): \(shell.messages)")
    #expect(shell.status != 127, "\(example): \(shell.messages)")
  }

  @Test func `the README names every command`() throws {
    let readme = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../README.md"), encoding: .utf8)
    let json = try Tool().run("--experimental-dump-help").bytes
    let root = try JSONDecoder().decode(Description.self, from: Data(json)).command
    for command in root.subcommands ?? []
    where command.shouldDisplay != false && command.commandName != "help" {
      #expect(readme.contains("`quotes \(command.commandName)"), "\(command.commandName)")
    }
  }

  @Test func `the manual page tells every command and option, and roff has nothing to say`() throws
  {
    let tool = try Tool()
    let page = try tool.run("manual")
    #expect(page.status == 0)
    #expect(page.text.hasPrefix(".TH QUOTES 1 "))
    for part in [".SS \"quotes speakers merge\"", "\\-\\-min\\-confidence", ".SH EXIT STATUS"] {
      #expect(page.text.contains(part))
    }
    #expect(!page.text.contains("quotes manual"))
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/groff") else { return }
    try tool.write(page.bytes, to: "quotes.1")
    let roff = try tool.run(
      shell: "exec groff -man -ww -Tutf8 -rLL=78n quotes.1 # \"$0\"")
    #expect(roff.status == 0)
    #expect(roff.messages == "")
    #expect(roff.lines.count > 300)
  }
}
