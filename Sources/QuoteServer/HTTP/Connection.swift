import Essentials
import FlyingSocks

/// How long a client may keep us waiting.
enum ConnectionTimeout {
  /// For the next request, and for all of its head once it has begun.
  static let head = Duration.seconds(15)
  static let body = Duration.seconds(15)
  /// Until an answer is taken.
  static let answer = Duration.seconds(60)
}

/// One client's connection: requests one after the other, each within bounds of length and time.
actor Connection {
  private let socket: AsyncSocket
  private var buffer: [UInt8] = []

  private static let chunk = 4_096

  init(_ socket: AsyncSocket) { self.socket = socket }

  /// Answers until the client has gone, asks for what cannot be read, or takes too long.
  ///
  /// - Parameter answer: Does not throw: what fails is answered too.
  func serve(_ answer: @Sendable (Request) async -> Response) async {
    defer { try? socket.close() }
    do {
      while let request = try await next() {
        let response = await answer(request)
        try await send(response, to: request.method, keepsOpen: request.keepsOpen)
        guard request.keepsOpen else { return await linger() }
      }
    } catch let refusal as Refusal {
      try? await send(ErrorPage.response(to: refusal), to: .get, keepsOpen: false)
      await linger()
    } catch {
      return
    }
  }

  /// Says that there is no room for the client.
  func refuse() async {
    defer { try? socket.close() }
    let refusal = Refusal(.unavailable, "too many ask at once: try again in a moment")
    try? await send(ErrorPage.response(to: refusal), to: .get, keepsOpen: false)
    await linger()
  }

  /// Reads what is still being sent, a little, as closing at once could take the answer away.
  private func linger() async {
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    let socket = socket
    _ = try? await within(.milliseconds(500)) {
      for _ in 0..<64 { _ = try await socket.read(atMost: Self.chunk) }
    }
  }

  private func send(
    _ response: Response, to method: Request.Method, keepsOpen: Bool
  ) async throws {
    let bytes = response.bytes(hasBody: method != .head, keepsOpen: keepsOpen)
    let socket = socket
    try await within(ConnectionTimeout.answer) { try await socket.write(bytes) }
  }

  /// - Returns: `nil` if the client has gone, or has asked for nothing for long.
  private func next() async throws -> Request? {
    guard let head = try await head() else { return nil }
    var request = try Request(head: head)
    let length = try request.bodyLength()
    if length > 0 {
      try await fill(until: ContinuousClock.now + ConnectionTimeout.body) { $0.count >= length }
      request.body = Array(buffer.prefix(length))
      buffer.removeFirst(length)
    }
    return request
  }

  private func head() async throws -> [UInt8]? {
    let end = ContinuousClock.now + ConnectionTimeout.head
    do {
      try await fill(until: end) { buffer in
        guard headEnd(in: buffer) == nil else { return true }
        guard buffer.count < Request.mostHeadBytes else {
          throw Refusal(.headersTooLarge, "the head of the request is too long")
        }
        return false
      }
    } catch let refusal as Refusal {
      throw refusal.status == .requestTimeout && buffer.isEmpty ? SocketError.disconnected : refusal
    }
    guard let end = headEnd(in: buffer) else { return nil }
    let head = Array(buffer.prefix(end))
    buffer.removeFirst(end + 4)
    guard head.count <= Request.mostHeadBytes else {
      throw Refusal(.headersTooLarge, "the head of the request is too long")
    }
    return head
  }

  private func fill(
    until end: ContinuousClock.Instant, _ isFull: ([UInt8]) throws -> Bool
  ) async throws {
    while try !isFull(buffer) {
      let socket = socket
      buffer += try await within(end - .now) { try await socket.read(atMost: Self.chunk) }
    }
  }
}

/// Where the empty line begins that ends a head.
private func headEnd(in bytes: [UInt8]) -> Int? {
  guard bytes.count >= 4 else { return nil }
  return (0...bytes.count - 4).first {
    bytes[$0] == 0x0D && bytes[$0 + 1] == 0x0A && bytes[$0 + 2] == 0x0D && bytes[$0 + 3] == 0x0A
  }
}

/// Runs something that waits, but not for longer than this.
///
/// - Throws: `Refusal`, if it does.
func within<Value: Sendable>(
  _ time: Duration, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await Task.sleep(for: time)
      throw Refusal(.requestTimeout, "the request did not come in time")
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { throw CancellationError() }
    return first
  }
}
