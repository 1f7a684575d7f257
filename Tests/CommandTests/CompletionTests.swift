import Foundation
import Testing

@Suite struct CompletionTests {
  @Test(arguments: ["bash", "zsh", "fish"])
  func `each shell gets a script that it can read`(shell: String) throws {
    let tool = try Tool()
    let script = try tool.run("--generate-completion-script", shell)
    #expect(script.status == 0)
    #expect(script.text.contains("timeline") && script.text.contains("min-confidence"))
    guard ["/bin", "/usr/bin"].contains(where: { access("\($0)/\(shell)", X_OK) == 0 }) else {
      return
    }
    try tool.write(script.bytes, to: "script")
    let checked = try tool.run(shell: "exec \(shell) -n script # \"$0\"")
    #expect(checked.status == 0 && checked.messages == "")
  }

  @Test func `names of speakers and outlets are offered`() throws {
    let tool = try Tool.withArchive()
    #expect(try offered("search", "--speaker", "Ana", of: tool) == ["Ana Ruiz", "ana-ruiz"])
    #expect(try offered("timeline", "--speaker", "ruiz", of: tool) == ["Ruiz"])
    #expect(try offered("stats", "--outlet", "The", of: tool) == ["The Example"])
    #expect(try offered("search", "--speaker", "x", of: tool) == [])
    #expect(try offered("search", "--speaker", "", of: tool).contains("Luis Ortega"))
  }

  @Test func `where there is no archive, nothing is offered and nothing said`() throws {
    let tool = try Tool()
    let outcome = try completion("search", "--speaker", "Ana", of: tool)
    #expect(outcome.status == 0)
    #expect(outcome.text.allSatisfy { $0.isWhitespace })
    #expect(outcome.messages == "")
    #expect(!tool.exists("quotes.sqlite"))
  }

  /// bash expands what it is offered, and the names are those of articles.
  @Test func `a name that is a command is not run by bash`() throws {
    let tool = try Tool()
    let article =
      #"{"outlet":"A $(touch run) `touch run` \\ \"' ~ {a,b} *","text":"It rained."}"#
    #expect(try tool.run("import", "-q", "-", input: article).status == 0)
    let words = try completion("stats", "--outlet", "A", of: tool, shell: "bash").text
    try tool.write(words, to: "words")
    // As the script does it.
    try tool.write("IFS=$'\\n'\ncompgen -W \"$(cat words)\" -- A\n", to: "expand")
    let expanded = try tool.run(shell: "exec bash expand # \"$0\"")
    #expect(expanded.lines == [#"A $(touch run) `touch run` \ "' ~ {a,b} *"#])
    #expect(!tool.exists("run"))
  }

  private func offered(
    _ command: String, _ option: String, _ beginning: String, of tool: Tool
  ) throws -> [String] {
    // For zsh there is a blank line at the end.
    try completion(command, option, beginning, of: tool).lines.filter { $0 != " " }
  }

  private func completion(
    _ command: String, _ option: String, _ beginning: String, of tool: Tool, shell: String = "zsh"
  ) throws -> Tool.Outcome {
    try tool.run(
      list: ["---completion", command, "--", option, "3", "\(beginning.count)"]
        + ["quotes", command, option, beginning],
      environment: ["SAP_SHELL": shell, "SAP_SHELL_VERSION": "5.2"])
  }
}
