internal import CSpawn
public import Foundation

#if canImport(Darwin)
  private typealias FileActions = posix_spawn_file_actions_t?
  private typealias SpawnAttributes = posix_spawnattr_t?
#else
  private typealias FileActions = posix_spawn_file_actions_t
  private typealias SpawnAttributes = posix_spawnattr_t
#endif

/// A program that a test has started, as the first of a process group.
///
/// No test waits for it longer than a time limit, at which the group is killed; the limit counts from where a test
/// begins to wait, for before that the test itself may have waited for its turn. Each test asks for the end of its
/// own program alone: Foundation's `Process` hears of all ends in one thread, and while that waits for a server
/// nobody hears of another.
public final class ChildProcess {
  /// What it reads.
  public enum Input {
    case nothing
    case file(FileHandle)
    /// What is given to `write`, until `closeInput`.
    case pipe
  }

  public enum Ending: Equatable, Sendable {
    case exit(Int32)
    case signal(Int32)
  }

  /// Many times as long as any test takes on a machine that has much else to do.
  private static let timeLimit = Duration.seconds(300)
  private static let longestPause: UInt32 = 2000

  private let command: String
  private let identifier: pid_t
  /// The end of a wait that begins now.
  public var deadline: ContinuousClock.Instant { .now + Self.timeLimit }
  /// Where its input is written to.
  private let input: FileHandle?
  private var ending: Ending?

  /// Starts it.
  ///
  /// - Parameters:
  ///   - environment: All of it.
  ///   - output: `nil` for nowhere, as for the errors.
  /// - Throws: `POSIXError` if it cannot be started.
  public init(
    _ executable: URL, _ arguments: [String], in folder: URL, environment: [String: String] = [:],
    input: Input = .nothing, output: FileHandle? = nil, errors: FileHandle? = nil
  ) throws {
    let null = try FileHandle(forUpdating: URL(fileURLWithPath: "/dev/null"))
    let read: FileHandle
    switch input {
    case .nothing: (read, self.input) = (null, nil)
    case .file(let file): (read, self.input) = (file, nil)
    case .pipe:
      let pipe = Pipe()
      (read, self.input) = (pipe.fileHandleForReading, pipe.fileHandleForWriting)
      _ = fcntl(pipe.fileHandleForWriting.fileDescriptor, F_SETFL, O_NONBLOCK)
    }
    command = ([executable.lastPathComponent] + arguments).joined(separator: " ")
    identifier = try spawn(
      [executable.path] + arguments, in: folder, environment: environment,
      streams: [read, output ?? null, errors ?? null])
    // Of a pipe that nobody reads the error tells.
    signal(SIGPIPE, SIG_IGN)
  }

  deinit {
    guard isRunning else { return }
    kill(-identifier, SIGKILL)
    _ = ending(within: .seconds(60))
  }

  public var isRunning: Bool { ending(within: .zero) == nil }

  /// Sends it a signal, unless it is known to have ended.
  public func send(_ signal: Int32) {
    if ending == nil { kill(identifier, signal) }
  }

  /// Writes to its pipe, as long as it reads.
  public func write(_ bytes: [UInt8]) {
    guard let pipe = input?.fileDescriptor else { preconditionFailure("it reads no pipe") }
    var rest = bytes[...]
    let deadline = deadline
    while !rest.isEmpty, .now < deadline {
      var waited = pollfd(fd: pipe, events: Int16(POLLOUT), revents: 0)
      guard poll(&waited, 1, 1000) > 0 else { continue }
      let count = rest.withUnsafeBytes { Foundation.write(pipe, $0.baseAddress, $0.count) }
      guard count > 0 || errno == EAGAIN else { return }
      rest = rest.dropFirst(max(count, 0))
    }
  }

  public func closeInput() throws { try input?.close() }

  /// Waits for its end, and makes one at the time limit.
  @discardableResult public func waitUntilExit() -> Ending {
    if let ending = ending(within: Self.timeLimit) { return ending }
    print("error: killed, as it had not ended in \(Self.timeLimit): \(command)")
    kill(-identifier, SIGKILL)
    return ending(within: .seconds(60)) ?? .signal(SIGKILL)
  }

  /// Asks again and again: no system call waits for one program, and for so long only.
  ///
  /// - Returns: `nil` if it has not ended by then.
  public func ending(within time: Duration) -> Ending? {
    let last = ContinuousClock.now + time
    var pause: UInt32 = 100
    while true {
      var status: Int32 = 0
      if ending == nil, waitpid(identifier, &status, WNOHANG) == identifier {
        let signal = status & 0x7F
        ending = signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
      }
      if ending != nil || .now >= last { return ending }
      usleep(pause)
      pause = min(2 * pause, Self.longestPause)
    }
  }
}

/// Starts a program that has these streams and no other file open, and does with signals what is usual.
private func spawn(
  _ arguments: [String], in folder: URL, environment: [String: String], streams: [FileHandle]
) throws -> pid_t {
  let actions = UnsafeMutablePointer<FileActions>.allocate(capacity: 1)
  let attributes = UnsafeMutablePointer<SpawnAttributes>.allocate(capacity: 1)
  posix_spawn_file_actions_init(actions)
  posix_spawnattr_init(attributes)
  defer {
    posix_spawn_file_actions_destroy(actions)
    posix_spawnattr_destroy(attributes)
    actions.deallocate()
    attributes.deallocate()
  }
  for (number, stream) in streams.enumerated() {
    posix_spawn_file_actions_adddup2(actions, stream.fileDescriptor, Int32(number))
  }
  posix_spawn_file_actions_addchdir_np(actions, folder.path)
  var signals = sigset_t()
  sigemptyset(&signals)
  posix_spawnattr_setsigmask(attributes, &signals)
  sigfillset(&signals)
  posix_spawnattr_setsigdefault(attributes, &signals)
  var flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
  #if canImport(Darwin)
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
  #else
    posix_spawn_file_actions_addclosefrom_np(actions, Int32(streams.count))
  #endif
  posix_spawnattr_setflags(attributes, Int16(flags))

  var words = arguments.map { strdup($0) } + [nil]
  var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
  defer { for text in words + variables { free(text) } }
  var identifier: pid_t = 0
  let error = posix_spawn(&identifier, arguments[0], actions, attributes, &words, &variables)
  guard error == 0 else { throw POSIXError(POSIXErrorCode(rawValue: error) ?? .EINVAL) }
  return identifier
}
