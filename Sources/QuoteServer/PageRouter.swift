import CEmbedded
import Essentials
import QuoteExporters
import QuoteModel
import QuoteStore

/// What is at which address.
public struct PageRouter: Sendable {
  private let setting: PageSetting
  /// What all others are connections to.
  private let opened: Archive
  private let readers: ArchivePool
  /// For whole-archive counts alone, so that nobody's search waits for them.
  private let counters: ArchivePool
  private let kept = KeptPages()
  /// `nil` where nothing may be decided.
  private let writer: ArchivePool?

  public var isEditable: Bool { writer != nil }

  /// As many requests read at once: two cores, and one that is slow.
  private static let readerCount = 4
  private static let counterCount = 1
  /// KiB that each reader keeps in memory.
  private static let readerCache = 16_384
  /// How long a decision waits for another program that writes.
  private static let busySeconds = 5.0

  /// - Parameter isEditable: Whether quotes can be reviewed.
  /// - Throws: `ArchiveError`.
  public init(_ setting: PageSetting, isEditable: Bool) throws {
    self.setting = setting
    opened =
      isEditable
      ? try Archive.openForWriting(
        at: setting.archivePath, busyTimeout: BusyTimeout(seconds: Self.busySeconds))
      : try Archive.openForReading(at: setting.archivePath)
    writer = isEditable ? ArchivePool([opened]) : nil
    readers = try Self.pool(Self.readerCount, of: opened)
    counters = try Self.pool(Self.counterCount, of: opened)
  }

  private static func pool(_ count: Int, of archive: Archive) throws -> ArchivePool {
    ArchivePool(try (0..<count).map { _ in try archive.anotherReader(cache: readerCache) })
  }

  /// Makes the pages that count the whole archive before anybody asks for them.
  func countAhead() async {
    for page in ["", "overview", "speakers"] { _ = try? await counted(Address(page)) }
  }

  /// What fails is answered too, with a page that says why.
  func response(to request: Request) async -> Response {
    do {
      if request.method == .post { return try await decide(request) }
      if let file = PageFile(request.address) { return file.response }
      if Self.isCounted(request.address) { return try await counted(request.address) }
      return try await read(request.address, from: readers, for: ArchivePool.usualTime)
    } catch {
      return ErrorPage.response(to: error)
    }
  }

  private func read(
    _ address: Address, from pool: ArchivePool, for time: Duration
  ) async throws -> Response {
    let setting = setting
    let isEditable = isEditable
    return try await pool.lend(for: time) { archive in
      let view = View(archive: archive, setting: setting, links: .served, isEditable: isEditable)
      return try Self.response(to: address, view)
    }
  }

  /// The pages for which all quotes are counted, or all of an outlet.
  private static let counted: Set = [
    "overview", "overview.json", "speakers", "speakers.json", "outlet",
  ]
  /// With ten million quotes, to count them all by speaker takes half a minute.
  private static let countingTime = Duration.seconds(90)

  /// Those, and the search that asks for nothing.
  private static func isCounted(_ address: Address) -> Bool {
    counted.contains(address.path[0])
      || address.parameters.isEmpty && ["", "search", "search.json"].contains(address.path[0])
  }

  private func counted(_ address: Address) async throws -> Response {
    var page = address
    let isJSON = page.path.last?.hasSuffix(Self.json) ?? false
    if isJSON { page.path.append(String(page.path.removeLast().dropLast(Self.json.count))) }
    // By any of its addresses.
    if page.path == ["search"] { page.path = [""] }
    let (setting, isEditable, asked) = (setting, isEditable, page)
    let made = try await kept.page(at: asked, ofChange: opened.changeNumber()) {
      try await counters.lend(for: Self.countingTime) { archive in
        try Self.counted(
          asked,
          View(archive: archive, setting: setting, links: .served, isEditable: isEditable))
      }
    }
    return isJSON ? made.json : made.html
  }

  private static let json = ".json"

  private static func counted(_ address: Address, _ view: View) throws -> KeptPage {
    let archive = view.archive
    switch (address.path.count, address.path[0]) {
    case (1, "speakers"):
      let page = try SpeakersPage(of: PageQuery(address), in: archive)
      return KeptPage(html: Response(page.html(in: view)), json: .json(page.json))
    case (1, "overview"):
      let page = try OverviewPage(of: archive)
      return KeptPage(html: Response(page.html(in: view)), json: .json(page.json))
    case (2, "outlet"):
      let page = try OverviewPage(ofOutlet: address.path[1], in: archive)
      return KeptPage(html: Response(page.html(in: view)), json: .json(page.json))
    case (1, ""):
      let result = try SearchResult(of: PageQuery(address), isFaceted: true, in: archive)
      return KeptPage(
        html: Response(try SearchPage(view: view, result: result).html()), json: .json(result.json))
    default: throw Refusal(.notFound, "there is no such page")
    }
  }

  private func decide(_ request: Request) async throws -> Response {
    guard let writer, request.address.path == ["review"] else {
      throw Refusal(
        .methodNotAllowed, "nothing can be changed here: 'quotes serve --edit' allows it")
    }
    let form = try request.form()
    let setting = setting
    return try await writer.lend { archive in
      let view = View(archive: archive, setting: setting, links: .served, isEditable: true)
      return try ReviewAnswer(form).carryOut(in: view)
    }
  }

  /// The kinds of a page that the end of an address asks for.
  private enum Form: String, CaseIterable {
    case json, csv, jsonl, bib, ris, svg
  }

  private static func response(to address: Address, _ view: View) throws -> Response {
    var path = address.path
    let last = path.popLast() ?? ""
    let form = Form.allCases.first { last.hasSuffix(".\($0.rawValue)") }
    let name = form.map { String(last.dropLast($0.rawValue.utf8.count + 1)) } ?? last
    path.append(name)
    let archive = view.archive
    switch (path.count, path[0], path.last ?? "") {
    case (1, "", _), (1, "search", _):
      return try search(address, as: form, view)
    case (1, "articles", _):
      let page = try ArticlesPage(of: PageQuery(address), in: archive)
      return try self.page(page.json, as: form) { page.html(in: view) }
    case (2, "article", let id):
      let page = try ArticlePage(id, in: archive)
      return try self.page(page.json, as: form) { page.html(in: view) }
    case (2, "quote", let id):
      let page = try QuotePage(id, in: archive)
      return try self.page(page.json(view.setting), as: form) { page.html(in: view) }
    case (2, "speaker", let id) where form == .svg:
      let picture = try SpeakerPage.timeline(of: id, in: archive)
      return Response(.svg, Array(picture.utf8))
    case (2, "speaker", let id):
      let page = try SpeakerPage(id, in: archive)
      return try self.page(page.json, as: form) { page.html(in: view) }
    case (1, "complete", _):
      let names = try archive.speakers.completions(of: address["speaker"] ?? "")
      return .json(["speakers": .list(Set(names).sorted().prefix(12).map(Cell.text))])
    case (1, "accuracy", _):
      let page = try AccuracyPage(of: ReviewState.Sample(address), in: archive)
      return try self.page(page.json, as: form) { page.html(in: view) }
    case (1, "review", _) where view.isEditable:
      return Response(try ReviewPage(ReviewState(address), in: view).html())
    default: throw Refusal(.notFound, "there is no such page")
    }
  }

  private static func page(
    _ json: @autoclosure () -> Cell, as form: Form?, _ html: () throws -> HTML
  ) throws -> Response {
    switch form {
    case nil: return Response(try html())
    case .json: return .json(json())
    case .csv, .jsonl, .bib, .ris, .svg: throw Refusal(.notFound, "there is no such page")
    }
  }

  private static func search(_ address: Address, as form: Form?, _ view: View) throws -> Response {
    let result = try SearchResult(
      of: PageQuery(address), isFaceted: form == nil, in: view.archive)
    if let export = form.flatMap({ SearchExport(rawValue: $0.rawValue) }) {
      return export.response(of: result.quotes, view.setting)
    }
    return try page(result.json, as: form) { try SearchPage(view: view, result: result).html() }
  }
}

/// A file that pages need, which is built in.
enum PageFile: String, CaseIterable {
  case style = "page.css"
  case script = "page.js"
  case icon = "icon.svg"

  init?(_ address: Address) {
    guard address.path.count == 1, let file = PageFile(rawValue: address.path[0]) else {
      return nil
    }
    self = file
  }

  var bytes: [UInt8] {
    switch self {
    case .style: Self.bytes(of: embedded_page_style())
    case .script: Self.bytes(of: embedded_page_script())
    case .icon: Self.bytes(of: embedded_page_icon())
    }
  }

  /// What searches the index of pages that are published.
  static var searchScript: [UInt8] { bytes(of: embedded_page_search()) }

  private static func bytes(of file: EmbeddedFile) -> [UInt8] {
    Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }

  var response: Response {
    let type: ContentType =
      switch self {
      case .style: .css
      case .script: .script
      case .icon: .svg
      }
    return Response(type, bytes)
  }
}
