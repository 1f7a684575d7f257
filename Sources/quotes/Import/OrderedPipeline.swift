import Foundation

/// Work on chunks of input on all cores at once, with the results in the order of the input.
///
/// Only a window of chunks is held, however long the input is.
enum OrderedPipeline {
  /// - Parameters:
  ///   - next: Gives the next chunk; `nil` at the end. Runs, as `consume` does, on the caller's
  ///     thread.
  ///   - work: Runs anywhere.
  @MainActor static func run<Chunk: Sendable, Product: Sendable>(
    next: () throws -> Chunk?,
    work: @escaping @Sendable (Chunk) throws -> Product,
    consume: (Product) async throws -> Void
  ) async throws {
    let window = 4 * ProcessInfo.processInfo.activeProcessorCount
    try await withThrowingTaskGroup(of: (Int, Product).self) { group in
      var begun = 0
      var consumed = 0
      var products: [Int: Product] = [:]
      var isAtEnd = false
      while true {
        while !isAtEnd, begun - consumed < window {
          guard let chunk = try next() else {
            isAtEnd = true
            break
          }
          let number = begun
          group.addTask { (number, try work(chunk)) }
          begun += 1
        }
        guard let (number, product) = try await group.next() else { break }
        products[number] = product
        while let product = products.removeValue(forKey: consumed) {
          try await consume(product)
          consumed += 1
        }
      }
    }
  }
}
