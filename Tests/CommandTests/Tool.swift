import Foundation

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

  /// Runs the command in the folder, to its end.
  ///
  /// - Parameters:
  ///   - inputFile: What it reads instead of `input`.
  ///   - output: Where its output goes instead of into the outcome.
  ///   - shell: What a shell does before it becomes the command: `ulimit -n 24`.
  func run(
    _ arguments: String..., input: String = "", inputFile: FileHandle? = nil,
    output: FileHandle? = nil, environment: [String: String] = [:], shell: String? = nil
  ) throws -> Outcome {
    try run(
      list: arguments, input: input, inputFile: inputFile, output: output,
      environment: environment, shell: shell)
  }

  /// As above, with the arguments in a list.
  func run(
    list arguments: [String], input: String = "", inputFile: FileHandle? = nil,
    output: FileHandle? = nil, environment: [String: String] = [:], shell: String? = nil
  ) throws -> Outcome {
    let id = UUID().uuidString
    try write(input, to: ".\(id).in")
    try write("", to: ".\(id).out")
    try write("", to: ".\(id).err")
    let process = process(arguments, environment: environment, shell: shell)
    let collected = try FileHandle(forWritingTo: url(".\(id).out"))
    process.standardInput = try inputFile ?? FileHandle(forReadingFrom: url(".\(id).in"))
    process.standardOutput = output ?? collected
    process.standardError = try FileHandle(forWritingTo: url(".\(id).err"))
    try process.run()
    process.waitUntilExit()
    let signal: Int32 = process.terminationReason == .uncaughtSignal ? 128 : 0
    return Outcome(
      status: signal + process.terminationStatus, bytes: try read(".\(id).out"),
      messages: String(decoding: try read(".\(id).err"), as: UTF8.self))
  }

  /// The command, ready to be run in the folder.
  func process(
    _ arguments: [String], environment: [String: String] = [:], shell: String? = nil
  ) -> Process {
    let process = Process()
    process.executableURL = shell == nil ? Self.executable : URL(fileURLWithPath: "/bin/sh")
    process.arguments =
      shell.map { ["-c", #"\#($0); exec "$0" "$@""#, Self.executable.path] + arguments }
      ?? arguments
    process.currentDirectoryURL = folder
    process.environment = ["TERM": "dumb", "PATH": "/usr/bin:/bin"]
      .merging(environment) { $1 }
    return process
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
