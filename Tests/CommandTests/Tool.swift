import Foundation
import Running

/// The built command, and a folder of its own to run it in.
final class Tool {
  /// What a run left behind.
  struct Outcome {
    /// The exit status; 128 and the signal's number if a signal ended it.
    var status: Int32
    var bytes: [UInt8]
    var messages: String

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var lines: [String] { text.split(whereSeparator: \.isNewline).map(String.init) }
    var messageLines: [String] { messages.split(whereSeparator: \.isNewline).map(String.init) }
  }

  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("quotes-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: url(name).path) }

  func write(_ text: String, to name: String) throws { try write(Array(text.utf8), to: name) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try FileManager.default.createDirectory(
      at: url(name).deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url(name))
  }

  func read(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: url(name))) }

  /// A file of the folder, empty to begin with.
  func newFile(_ name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: url(name))
  }

  /// Waits until a program has written a line, a minute at most.
  ///
  /// - Returns: What it has written until then.
  func waitForLine(in name: String) throws -> String {
    let deadline = ContinuousClock.now + .seconds(60)
    while true {
      let text = String(decoding: try read(name), as: UTF8.self)
      if text.contains("\n") || .now >= deadline { return text }
      usleep(1000)
    }
  }

  /// Runs the command in the folder, to its end.
  ///
  /// - Parameters:
  ///   - output: Where its output goes instead of into the outcome.
  ///   - shell: What a shell does before it becomes the command: `ulimit -n 24`.
  func run(
    _ arguments: String..., input: String = "", output: FileHandle? = nil,
    environment: [String: String] = [:], shell: String? = nil
  ) throws -> Outcome {
    try run(
      list: arguments, input: input, output: output, environment: environment, shell: shell)
  }

  /// As above, with the arguments in a list.
  ///
  /// - Parameter piped: What it reads from a pipe instead of `input`.
  func run(
    list arguments: [String], input: String = "", piped: [UInt8]? = nil,
    output: FileHandle? = nil, environment: [String: String] = [:], shell: String? = nil
  ) throws -> Outcome {
    let id = UUID().uuidString
    try write(input, to: ".\(id).in")
    let collected = try newFile(".\(id).out")
    let file = try FileHandle(forReadingFrom: url(".\(id).in"))
    let process = try start(
      arguments, input: piped == nil ? .file(file) : .pipe, output: output ?? collected,
      errors: newFile(".\(id).err"), environment: environment, shell: shell)
    if let piped {
      process.write(piped)
      try process.closeInput()
    }
    let status: Int32 =
      switch process.waitUntilExit() {
      case .exit(let status): status
      case .signal(let signal): 128 + signal
      }
    return Outcome(
      status: status, bytes: try read(".\(id).out"),
      messages: String(decoding: try read(".\(id).err"), as: UTF8.self))
  }

  /// Starts the command in the folder.
  ///
  /// - Parameters:
  ///   - output: `nil` for nowhere, as for the errors.
  ///   - shell: What a shell does before it becomes the command.
  func start(
    _ arguments: [String], input: ChildProcess.Input = .nothing, output: FileHandle? = nil,
    errors: FileHandle? = nil, environment: [String: String] = [:], shell: String? = nil
  ) throws -> ChildProcess {
    let inShell = shell.map { ["-c", #"\#($0); exec "$0" "$@""#, Self.executable.path] }
    return try ChildProcess(
      shell == nil ? Self.executable : URL(fileURLWithPath: "/bin/sh"), (inShell ?? []) + arguments,
      in: folder,
      environment: ["TERM": "dumb", "PATH": "/usr/bin:/bin"].merging(environment) { $1 },
      input: input, output: output, errors: errors)
  }

  /// Built beside the tests, wherever `--scratch-path` has put them.
  private static let executable: URL = {
    let besideTests = CommandLine.arguments.flatMap { argument -> [URL] in
      let folder = URL(fileURLWithPath: argument).deletingLastPathComponent()
      return [
        folder, folder.deletingLastPathComponent(),
        folder.deletingLastPathComponent().deletingLastPathComponent(),
      ]
    }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let folders =
      besideTests + [Bundle.main.bundleURL, package.appendingPathComponent(".build/debug")]
    let candidates = folders.map { $0.appendingPathComponent("quotes") }
    let found = candidates.first { candidate in
      var isFolder: ObjCBool = false
      let path = candidate.path
      return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
    }
    guard let found else { preconditionFailure("`quotes` was not built beside the tests") }
    return found
  }()
}
