import Dispatch
import Essentials
import QuoteStore
import Synchronization

/// Connections to one archive, each lent to one request at a time, on a thread of its own: what reads
/// the disk must not keep others from being listened to.
actor ArchivePool {
  private var free: [Archive]
  private let queue = DispatchQueue(label: "archive", attributes: .concurrent)

  /// How long what is read may take, and how long it may wait, unless more is allowed.
  static let usualTime = Duration.seconds(10)

  init(_ archives: [Archive]) { free = archives }

  /// - Parameter time: How long it may take, and how long it waits for its turn.
  /// - Throws: `ArchiveError.interrupted` if it takes longer; `Refusal` if others keep all
  ///   connections; and what `body` throws.
  func lend<Value: Sendable>(
    for time: Duration = usualTime, to body: @escaping @Sendable (Archive) throws -> Value
  ) async throws -> Value {
    let archive = try await take(within: time)
    defer { free.append(archive) }
    let deadline = Deadline(of: archive)
    let watch = Task {
      try await Task.sleep(for: time)
      deadline.pass()
    }
    defer { watch.cancel() }
    return try await withCheckedThrowingContinuation { continuation in
      queue.async {
        let result = Result { try body(archive) }
        deadline.end()
        continuation.resume(with: result)
      }
    }
  }

  private func take(within time: Duration) async throws -> Archive {
    let end = ContinuousClock.now + time
    while true {
      if let archive = free.popLast() { return archive }
      guard ContinuousClock.now < end else {
        throw Refusal(.unavailable, "the archive is busy with others: try again in a moment")
      }
      try await Task.sleep(for: .milliseconds(4))
    }
  }
}

/// Stops what is read when its time is over; never what another request reads afterwards.
private final class Deadline: Sendable {
  private let archive: Archive
  private let isOver = Mutex(false)

  init(of archive: Archive) { self.archive = archive }

  func pass() { isOver.withLock { if !$0 { archive.interruptReading() } } }

  func end() { isOver.withLock { $0 = true } }
}
