import Foundation
import Testing

/// The README and the pages of `docs/` show what the command prints: each line after `    $ ` is
/// typed into a shell with a terminal, in the order of the page, and what it prints is compared with
/// the lines below it. `RECORD=1` writes them anew.
@Suite struct ManualTests {
  private static let project = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let isRecording = ProcessInfo.processInfo.environment["RECORD"] != nil

  /// The pages that have commands to run, as paths in the project.
  private static let pages: [String] = {
    let paths = names(in: "docs").filter { $0.hasSuffix(".md") }.map { "docs/\($0)" }
    return (["README.md"] + paths).filter { path in
      let text = try? String(contentsOf: project.appendingPathComponent(path), encoding: .utf8)
      return text.map { !Page($0).commands.isEmpty } ?? false
    }
  }()

  @Test func `the README and the study have commands to run`() {
    #expect(Self.pages.contains("README.md") && Self.pages.contains("docs/study.md"))
  }

  @Test(arguments: pages)
  func `a page shows what its commands print`(path: String) throws {
    let file = Self.project.appendingPathComponent(path)
    var page = Page(try String(contentsOf: file, encoding: .utf8))
    let tool = try Tool()
    // The sample articles are named as somebody in the project's folder names them.
    try FileManager.default.createSymbolicLink(
      at: tool.url("Tests"), withDestinationURL: Self.project.appendingPathComponent("Tests"))
    let began = today
    let printed = try printed(by: page.commands, in: tool)
    let days: Set = [began, today]
    try #require(printed.count == page.commands.count, "\(path): the shell ended early")
    for (number, (command, output)) in zip(page.commands, printed).enumerated() {
      #expect(output.status == "0", "\(path): \(command)")
      if isShown(output.lines, as: page.outputs[number], but: days) { continue }
      if Self.isRecording {
        page.outputs[number] = output.lines
      } else {
        #expect(page.outputs[number] == output.lines, "\(path): \(command)")
      }
    }
    if Self.isRecording { try page.text.write(to: file, atomically: true, encoding: .utf8) }
    try expectPictures(in: tool.folder)
  }

  @Test func `every link in the pages leads somewhere`() throws {
    let docs = ["docs", "docs/decisions"].flatMap { folder in
      Self.names(in: folder).map { "\(folder)/\($0)" }
    }
    for path in ["README.md", "CONTRIBUTING.md", "SECURITY.md"] + docs where path.hasSuffix(".md") {
      let page = Self.project.appendingPathComponent(path)
      let text = try String(contentsOf: page, encoding: .utf8)
      for link in text.matches(of: #/\]\(([^):\s]+)\)/#).map(\.output.1) {
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target =
          parts[0].isEmpty
          ? page : page.deletingLastPathComponent().appendingPathComponent(String(parts[0]))
        #expect(FileManager.default.fileExists(atPath: target.path), "\(path): \(link)")
        guard parts.count == 2 else { continue }
        let headings = try String(contentsOf: target, encoding: .utf8)
          .split(separator: "\n").filter { $0.hasPrefix("#") }.map(anchor(of:))
        #expect(headings.contains(String(parts[1])), "\(path): \(link)")
      }
    }
  }

  @Test func `the manual names every option of every command`() throws {
    /// What the argument parser says of the commands, for other programs.
    struct Description: Decodable { let command: Command }
    struct Command: Decodable {
      struct Argument: Decodable {
        struct Name: Decodable { let kind, name: String }

        let names: [Name]?
      }

      let arguments: [Argument]?
      let subcommands: [Command]?

      var options: [String] {
        let own = (arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }
        return own.map { "--\($0.name)" } + (subcommands ?? []).flatMap(\.options)
      }
    }
    let paths = ["README.md"] + Self.names(in: "docs").map { "docs/\($0)" }
    let manual = try paths.filter { $0.hasSuffix(".md") }
      .map { try String(contentsOf: Self.project.appendingPathComponent($0), encoding: .utf8) }
      .joined()
    let json = try Tool().run("--experimental-dump-help").bytes
    let root = try JSONDecoder().decode(Description.self, from: Data(json)).command
    let options = Set(root.options).subtracting(["--help", "--version"])
    #expect(options.count > 50)
    for option in options.sorted() {
      #expect(manual.contains(try Regex("\(option)\\b")), "\(option)")
    }
  }

  @Test func `the citation and the package in the README are of this version`() throws {
    let version = try #require(try Tool().run("--version").lines.first)
    for (file, words) in [
      ("CITATION.cff", "\nversion: \(version)\n"), ("README.md", "/quotes_\(version)_amd64.deb\n"),
      ("README.md", "quotes-\(version)-linux-x86_64.tar.gz"),
    ] {
      let text = try String(contentsOf: Self.project.appendingPathComponent(file), encoding: .utf8)
      #expect(text.contains(words), "\(file)")
    }
  }

  /// How a heading is called in links.
  private func anchor(of heading: Substring) -> String {
    let words = heading.drop { $0 == "#" }.dropFirst().lowercased()
    let kept = words.filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
    return kept.replacing(" ", with: "-")
  }

  private static func names(in folder: String) -> [String] {
    let path = project.appendingPathComponent(folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// What each command printed: its output as on a terminal, then its messages; and its exit status.
  private func printed(
    by commands: [String], in tool: Tool
  ) throws -> [(lines: [String], status: String)] {
    let mark = "\u{1E}"
    let start = #"mkdir .bin; ln -s "$0" .bin/quotes; PATH=$PWD/.bin:$PATH; log=$PWD/.log"#
    let session =
      [start]
      + commands.map {
        "{ \($0)\n} </dev/null 2>\"$log\"; code=$?; cat \"$log\"; printf '\(mark)%s\(mark)' $code"
      } + ["exit"]
    let terminal = try PseudoTerminal(tool, [], shell: session.joined(separator: "\n"))
    let parts = terminal.readToEnd().split(
      separator: Character(mark), omittingEmptySubsequences: false)
    return stride(from: 0, to: parts.count - 1, by: 2).map { number in
      (lines(of: parts[number]), String(parts[number + 1]))
    }
  }

  private func lines(of text: Substring) -> [String] {
    var lines = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\r" }))
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0.reversed().drop { $0 == " " }.reversed()) }
    while lines.last == "" { lines.removeLast() }
    return lines
  }

  /// The day in Greenwich, as commands print it.
  private var today: String { String(Date.now.ISO8601Format().prefix(10)) }

  /// Whether a page shows what was printed, but for what is other in each run.
  ///
  /// - Parameter days: Of this run, where the page has the one on which it was recorded.
  private func isShown(_ printed: [String], as shown: [String], but days: Set<String>) -> Bool {
    printed.count == shown.count
      && zip(lasting(printed), lasting(shown)).allSatisfy { printed, shown in
        var (printed, shown) = (Substring(printed), Substring(shown))
        while let day = days.compactMap({ printed.firstRange(of: $0) }).min(by: {
          $0.lowerBound < $1.lowerBound
        }) {
          let before = printed[..<day.lowerBound]
          guard shown.hasPrefix(before),
            let other = shown.dropFirst(before.count).prefixMatch(of: #/\d{4}-\d\d-\d\d/#)
          else { return false }
          (printed, shown) = (printed[day.upperBound...], shown[other.range.upperBound...])
        }
        return printed == shown
      }
  }

  /// Without what is other in each run: how long it took, and when it was.
  private func lasting(_ lines: [String]) -> [String] {
    lines.map {
      $0.replacing(#/\d+\.\d+ s\b/#, with: "… s")
        .replacing(#/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?Z?/#, with: "…")
    }
  }

  /// What the page's commands have drawn is the picture in `docs/`.
  private func expectPictures(in folder: URL) throws {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    for case let drawn as URL in files ?? .init() where drawn.pathExtension == "svg" {
      let shown = Self.project.appendingPathComponent("docs/\(drawn.lastPathComponent)")
      let picture = try Data(contentsOf: drawn)
      if Self.isRecording { try picture.write(to: shown) }
      #expect(try Data(contentsOf: shown) == picture, "\(shown.lastPathComponent)")
    }
  }
}

/// A page of Markdown, taken apart into its commands, what is shown below each, and all else.
private struct Page {
  private(set) var commands: [String] = []
  /// As many as commands, without the indent and without blank lines at the end.
  var outputs: [[String]] = []
  /// Before the first output, between each two, and behind the last: with the commands, as written.
  private var between: [[String]] = [[]]

  init(_ text: String) {
    var rest = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
    while let line = rest.popFirst() {
      between[between.count - 1].append(line)
      guard line.hasPrefix("    $ ") else { continue }
      var command = [line.dropFirst(6)]
      // As a shell asks for the rest of a command.
      while let more = rest.first, more.hasPrefix("    > ") {
        between[between.count - 1].append(rest.removeFirst())
        command.append(more.dropFirst(6))
      }
      let shown = rest.prefix { $0.isEmpty || $0.hasPrefix("    ") && !$0.hasPrefix("    $ ") }
      let output = shown.reversed().drop(while: \.isEmpty).reversed()
      rest = rest.dropFirst(output.count)
      commands.append(command.joined(separator: "\n"))
      outputs.append(output.map { String($0.dropFirst(4)) })
      between.append([])
    }
  }

  var text: String {
    var lines = between[0]
    for (output, after) in zip(outputs, between.dropFirst()) {
      lines += output.map { $0.isEmpty ? "" : "    " + $0 } + after
    }
    return lines.joined(separator: "\n")
  }
}
