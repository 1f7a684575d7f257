/// Pages that count a whole archive, made once for all who ask, and kept for as long as nobody changes it.
actor KeptPages {
  private var pages: [Address: Response] = [:]
  /// Those that are not ready yet.
  private var making: [Address: Task<Response, any Error>] = [:]
  /// Of the archive, when the pages were made.
  private var changeNumber: Int64?

  private static let most = 64

  /// - Parameters:
  ///   - number: Of the archive by now: pages of another one are made anew.
  ///   - make: Makes the page. What fails is not kept.
  func page(
    at address: Address, ofChange number: Int64,
    _ make: @escaping @Sendable () async throws -> Response
  ) async throws -> Response {
    if number != changeNumber { (pages, making, changeNumber) = ([:], [:], number) }
    if let page = pages[address] { return page }
    if let task = making[address] { return try await task.value }
    let task = Task { try await make() }
    making[address] = task
    let result = await task.result
    // Another change may have come meanwhile.
    if number == changeNumber {
      making[address] = nil
      if pages.count >= Self.most { pages = [:] }
      pages[address] = try? result.get()
    }
    return try result.get()
  }
}
