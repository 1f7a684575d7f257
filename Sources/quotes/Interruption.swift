import Foundation
import Synchronization

/// Notes Ctrl-C, SIGTERM and SIGHUP, so that work can end in order; a second one ends at once.
enum Interruption {
  private static let signalNumber = Atomic<Int32>(0)

  static func watch() {
    // Made before a signal can come, as making it takes a lock.
    signalNumber.store(0, ordering: .relaxed)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      // `nohup` asks for SIGHUP to be ignored.
      let previous = Foundation.signal(number) { number in
        signalNumber.store(number, ordering: .relaxed)
        Foundation.signal(number, SIG_DFL)
      }
      if unsafeBitCast(previous, to: Int.self) == 1 { Foundation.signal(number, SIG_IGN) }
    }
  }

  /// The signal that came; `nil` if none has.
  static var signal: Int32? {
    let number = signalNumber.load(ordering: .relaxed)
    return number == 0 ? nil : number
  }
}
