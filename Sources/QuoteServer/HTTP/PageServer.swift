import Essentials
import FlyingSocks
import Synchronization

/// Where the page is listened for, and why that may not be.
public struct ListeningError: Error, CustomStringConvertible, Sendable {
  public let description: String
}

/// Listens, and hands each client's requests to the router, if they may ask.
public final class PageServer: Sendable {
  private let listeners: [AsyncSocket]
  private let pool: any AsyncSocketPool
  private let access: AccessCheck
  private let router: PageRouter
  private let openConnections = Atomic<Int>(0)
  /// What a browser is to be given; with the token, if there is one.
  public let address: String

  private static let mostConnections = 64

  /// Begins to listen: at loopback of both families, or at one other address.
  ///
  /// - Parameters:
  ///   - host: Another address, in figures.
  ///   - port: 0 for any that is free.
  /// - Throws: `ListeningError`.
  public init(_ router: PageRouter, host: String?, port: UInt16) async throws {
    let pool: some AsyncSocketPool = SocketPool.make()
    try await pool.prepare()
    let (sockets, port) = try Self.sockets(host: host, port: port)
    listeners = try sockets.map { try AsyncSocket(socket: $0, pool: pool) }
    // On a machine that is shared, others can reach loopback too.
    let token = host != nil || router.isEditable ? AccessCheck.newToken() : nil
    access = AccessCheck(host: host, port: port, token: token)
    let name = host.map { $0.contains(":") ? "[\($0)]" : $0 } ?? "localhost"
    address = "http://\(name):\(port)/" + (token.map { "?token=\($0)" } ?? "")
    (self.pool, self.router) = (pool, router)
  }

  /// Serves until the task is cancelled.
  public func run() async throws {
    let ahead = Task { [router] in await router.countAhead() }
    defer { ahead.cancel() }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { [pool] in try await pool.run() }
      for listener in listeners { group.addTask { try await self.accept(at: listener) } }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  private func accept(at listener: AsyncSocket) async throws {
    try await withThrowingDiscardingTaskGroup { group in
      while !Task.isCancelled {
        let client: AsyncSocket
        do {
          client = try await listener.accept()
        } catch is CancellationError {
          return
        } catch {
          // Too many files are open, or the client has gone again: neither is for ever.
          try await Task.sleep(for: .milliseconds(20))
          continue
        }
        group.addTask { await self.serve(client) }
      }
    }
  }

  private func serve(_ client: AsyncSocket) async {
    let connection = Connection(client)
    let count = openConnections.add(1, ordering: .relaxed).newValue
    defer { openConnections.subtract(1, ordering: .relaxed) }
    guard count <= Self.mostConnections else { return await connection.refuse() }
    await connection.serve { request in
      do {
        if let response = try self.access.admit(request) { return response }
        return await self.router.response(to: request)
      } catch {
        return ErrorPage.response(to: error)
      }
    }
  }

  private static func sockets(
    host: String?, port: UInt16
  ) throws -> (sockets: [Socket], port: UInt16) {
    if let host {
      let socket =
        switch IPAddress(host) {
        case .four(let text)?: try listening(at: .inet(ip4: text, port: port), of: AF_INET, port)
        case .six(let text)?: try listening(at: .inet6(ip6: text, port: port), of: AF_INET6, port)
        case nil:
          throw ListeningError(
            description:
              "--host needs an address in figures, such as 192.0.2.1 or ::, not '\(host)'")
        }
      return ([socket], self.port(of: socket) ?? port)
    }
    let four = try listening(at: .inet(ip4: "127.0.0.1", port: port), of: AF_INET, port)
    let chosen = self.port(of: four) ?? port
    do {
      let six = try listening(at: .inet6(ip6: "::1", port: chosen), of: AF_INET6, chosen)
      return ([four, six], chosen)
    } catch let error as ListeningError {
      // If somebody else has the port there, half of the browsers would ask them.
      guard !hasLoopbackOfSix else { throw error }
      return ([four], chosen)
    }
  }

  private static func listening(
    at address: some SocketAddress, of family: Int32, _ port: UInt16
  ) throws -> Socket {
    do {
      let socket = try Socket(domain: family)
      try socket.setValue(true, for: .localAddressReuse)
      try socket.bind(to: address)
      try socket.listen()
      return socket
    } catch {
      var isTaken = false
      if case SocketError.failed(_, let number, _) = error { isTaken = number == EADDRINUSE }
      throw ListeningError(
        description: isTaken
          ? "port \(port) is taken: --port chooses another, and --port 0 any that is free"
          : "cannot listen at port \(port): --port chooses another, --host another address")
    }
  }

  private static func port(of socket: Socket) -> UInt16? {
    switch try? socket.sockname() {
    case .ip4(_, let port)?, .ip6(_, let port)?: port
    case .unix?, nil: nil
    }
  }

  /// Whether this machine has IPv6 at all.
  private static var hasLoopbackOfSix: Bool {
    guard let socket = try? Socket(domain: AF_INET6) else { return false }
    defer { try? socket.close() }
    return (try? socket.bind(to: .inet6(ip6: "::1", port: 0))) != nil
  }
}
