import Essentials
import Synchronization

/// Notes Ctrl-C, SIGTERM and SIGHUP, so that work can end in order; a second one ends at once.
enum Interruption {
  static func watch() {
    // Made before a signal can come, as making it takes a lock.
    signalNumber.store(0, ordering: .relaxed)
    // A parent may have blocked them on the thread that started us, which its child inherits.
    var watched = sigset_t()
    sigemptyset(&watched)
    for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&watched, number) }
    pthread_sigmask(SIG_UNBLOCK, &watched, nil)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // `nohup` asks for SIGHUP to be ignored, and `&` in a script for SIGINT.
      if isIgnored(number) { continue }
      Essentials.signal(number) { number in
        signalNumber.store(number, ordering: .relaxed)
        Essentials.signal(number, SIG_DFL)
      }
    }
  }

  /// The signal that came; `nil` if none has.
  static var signal: Int32? {
    let number = signalNumber.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }

  /// - Throws: `CommandError` if a signal came.
  static func check() throws {
    if let signal { throw CommandError.ended(ExitStatus(signal: signal)) }
  }

  /// Says that a command stopped early, if a signal came.
  ///
  /// - Parameter path: Of the archive.
  /// - Throws: `CommandError` then.
  static func end(_ path: String, _ messages: Messages) throws {
    guard signal != nil else { return }
    messages.error("interrupted: \(path): what was done is stored; repeat the command to continue")
    try check()
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

private let signalNumber = Atomic<Int32>(0)
