/// A page in both its forms, which are of one count.
struct KeptPage: Sendable {
  let html: Response
  let json: Response

  fileprivate var size: Int { html.body.count + json.body.count }
}

/// Pages that count a whole archive, made once for all who ask, and kept for as long as nobody changes it.
actor KeptPages {
  private var pages: [Address: KeptPage] = [:]
  /// Those that are not ready yet.
  private var making: [Address: Task<KeptPage, any Error>] = [:]
  /// Of the archive, when the pages were made.
  private var changeNumber: Int64?

  /// Bytes of all. One that is larger is kept alone.
  private static let most = 16 << 20

  /// - Parameters:
  ///   - number: Of the archive by now: pages of another one are made anew.
  ///   - make: Makes the page. What fails is not kept.
  func page(
    at address: Address, ofChange number: Int64,
    _ make: @escaping @Sendable () async throws -> KeptPage
  ) async throws -> KeptPage {
    if number != changeNumber { (pages, making, changeNumber) = ([:], [:], number) }
    if let page = pages[address] { return page }
    if let task = making[address] { return try await task.value }
    let task = Task { try await make() }
    making[address] = task
    let result = await task.result
    // Another change may have come meanwhile.
    if number == changeNumber {
      making[address] = nil
      if let page = try? result.get() {
        if pages.values.reduce(page.size, { $0 + $1.size }) > Self.most { pages = [:] }
        pages[address] = page
      }
    }
    return try result.get()
  }
}
