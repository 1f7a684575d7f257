/// Pages that count a whole archive, kept for as long as nobody changes it.
actor KeptPages {
  private var pages: [Address: Response] = [:]
  /// Of the archive, when the pages were made.
  private var changeNumber: Int64?

  private static let most = 64

  /// - Returns: `nil` if it was not kept, or the archive is another one by now.
  func page(at address: Address, ofChange number: Int64) -> Response? {
    number == changeNumber ? pages[address] : nil
  }

  /// - Parameter number: Of the archive, before the page was made.
  func keep(_ page: Response, at address: Address, ofChange number: Int64) {
    if number != changeNumber || pages.count >= Self.most { pages = [:] }
    changeNumber = number
    pages[address] = page
  }
}
