import Foundation
import GRDB

/// How long to wait for another program that is writing the archive.
public struct Patience: Sendable {
  public let seconds: Double
  private let isOver: @Sendable () -> Bool

  public static let usual = Patience(seconds: 30)

  /// - Parameter isOver: Asked while we wait; `true` ends it.
  public init(seconds: Double, isOver: @escaping @Sendable () -> Bool = { false }) {
    self.seconds = seconds
    self.isOver = isOver
  }

  /// Between two batches, another import leaves the archive for a moment only: we ask often.
  private static let pause = 0.002

  var busyMode: Database.BusyMode {
    .callback { attempts in
      guard Double(attempts) * Patience.pause < seconds, !isOver() else { return false }
      usleep(UInt32(Patience.pause * 1e6))
      return true
    }
  }
}
