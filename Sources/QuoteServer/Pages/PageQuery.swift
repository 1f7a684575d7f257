import QuoteModel
import QuoteStore

/// A filter of the command as a parameter of an address: the same name, the same values.
enum FilterParameter: String, CaseIterable, Sendable {
  case speaker, outlet, author, section, keyword, language, url, article, title, text
  case kind, mode, polarity, cue, from, to
  case minConfidence = "min-confidence"
  case calibrated, unattributed, reviewed, exact, copies
  case importID = "import"

  /// Whether it is there or not, without a value.
  var isFlag: Bool {
    self == .calibrated || self == .unattributed || self == .reviewed || self == .exact
  }

  /// - Returns: `false` if that is no value for it.
  func add(_ value: String, to query: inout QuoteQuery) -> Bool {
    switch self {
    case .speaker: query.speakers.append(value)
    case .outlet: query.outlets.append(value)
    case .author: query.authors.append(value)
    case .section: query.sections.append(value)
    case .keyword: query.keywords.append(value)
    case .language: query.languages.append(value)
    case .url: query.urls.append(value)
    case .article: query.articles.append(value)
    // Looked up in the archive.
    case .title, .text, .calibrated: break
    case .kind: return insert(QuoteKind(rawValue: value), into: &query.kinds)
    case .mode: return insert(QuoteMode(rawValue: value), into: &query.modes)
    case .polarity: return insert(Polarity(rawValue: value), into: &query.polarities)
    case .cue: query.cues.append(value)
    case .from: query.from = DatePeriod(iso: value)?.first ?? query.from
    case .to: query.to = DatePeriod(iso: value)?.last ?? query.to
    case .minConfidence:
      guard let number = Double(value), (0...1).contains(number) else { return false }
      query.minimumConfidence = number
    case .unattributed: query.unattributedOnly = true
    case .reviewed: query.reviewedOnly = true
    case .exact: query.isExact = true
    case .copies:
      guard let copies = QuoteQuery.Copies(rawValue: value) else { return false }
      query.copies = copies
    case .importID:
      guard let number = Int64(value) else { return false }
      query.importID = number
    }
    return self != .from && self != .to || DatePeriod(iso: value) != nil
  }

  private func insert<Value>(_ value: Value?, into values: inout Set<Value>) -> Bool {
    guard let value else { return false }
    values.insert(value)
    return true
  }
}

/// What an address asks for: a query, how it is shown, and the command that gives the same.
struct PageQuery: Sendable {
  /// As it was typed.
  let words: String
  /// The filters that are in force, in the order of the address.
  let filters: [(name: FilterParameter, value: String)]
  let sort: QuoteQuery.Sort
  /// Whether printings of one statement are one row.
  let isGrouped: Bool
  /// From 1 on.
  let page: Int
  /// What was asked for and cannot be understood, for a person.
  let misunderstood: [String]
  private let base: QuoteQuery

  static let pageSize = 50
  /// The orders that can be asked for, as `--sort` has them.
  static let sorts: [QuoteQuery.Sort] = [.relevance, .newest, .oldest, .speaker]

  /// - Parameter copies: Which copies count unless the address says it.
  init(_ address: Address, copies: QuoteQuery.Copies = .all) {
    var query = QuoteQuery()
    query.copies = copies
    var filters: [(name: FilterParameter, value: String)] = []
    var misunderstood: [String] = []
    for var parameter in address.parameters where !parameter.value.isEmpty {
      guard let name = FilterParameter(rawValue: parameter.name) else { continue }
      // No argument of a command has one.
      parameter.value = parameter.value.replacing("\0", with: " ")
      if filters.contains(where: { $0.name == name && $0.value == parameter.value }) { continue }
      if name.add(parameter.value, to: &query) {
        filters.append((name, parameter.value))
      } else {
        misunderstood.append("\(parameter.name) ‘\(parameter.value)’")
      }
    }
    if query.modes.isEmpty { query.modes = QuoteQuery.utteredModes }
    words = (address["q"] ?? "").replacing("\0", with: " ")
    if words.contains(where: { !$0.isWhitespace }) { query.words = words }
    sort = Self.sorts.first { $0.rawValue == address["sort"] } ?? .relevance
    query.sort = sort
    isGrouped = address["group"] == "1"
    page = min(max(1, address["page"].flatMap { Int($0) } ?? 1), 1_000_000)
    query.limit = Self.pageSize
    query.offset = (page - 1) * Self.pageSize
    (self.filters, self.misunderstood, base) = (filters, misunderstood, query)
  }

  func values(of name: FilterParameter) -> [String] {
    filters.filter { $0.name == name }.map(\.value)
  }

  /// With what has to be looked up in the archive first.
  func query(in archive: Archive) throws -> QuoteQuery {
    var query = base
    let isExact = query.isExact
    if let title = values(of: .title).last {
      query.articleNumbers = try archive.articles.numbers(titles: title, isExact: isExact)
    }
    if let text = values(of: .text).last {
      query.articleNumbers = try archive.articles.numbers(
        bodies: text, isExact: isExact, among: query)
    }
    if !values(of: .calibrated).isEmpty {
      query.calibratedConfidences = try archive.samples.calibratedConfidences()
    }
    return query
  }

  // MARK: Addresses

  /// The same, with another page.
  func parameters(page: Int = 1) -> [Address.Parameter] {
    parameters(filters: filters, sort: sort, isGrouped: isGrouped, page: page)
  }

  /// The same on its first page, with one value more, or without it if it is there.
  func toggling(_ name: FilterParameter, _ value: String) -> [Address.Parameter] {
    var filters = filters.filter { $0.name != name || $0.value != value }
    if filters.count == self.filters.count { filters.append((name, value)) }
    return parameters(filters: filters, sort: sort, isGrouped: isGrouped)
  }

  /// The same on its first page, with these values of some filters in place of others.
  func setting(_ values: [(name: FilterParameter, value: String)]) -> [Address.Parameter] {
    let rest = filters.filter { filter in !values.contains { $0.name == filter.name } }
    return parameters(filters: rest + values, sort: sort, isGrouped: isGrouped)
  }

  func sorted(by sort: QuoteQuery.Sort) -> [Address.Parameter] {
    parameters(filters: filters, sort: sort, isGrouped: isGrouped)
  }

  func grouped(_ isGrouped: Bool) -> [Address.Parameter] {
    parameters(filters: filters, sort: sort, isGrouped: isGrouped)
  }

  private func parameters(
    filters: [(name: FilterParameter, value: String)], sort: QuoteQuery.Sort, isGrouped: Bool,
    page: Int = 1
  ) -> [Address.Parameter] {
    var all: [(String, String)] = words.isEmpty ? [] : [("q", words)]
    all += filters.map { ($0.name.rawValue, $0.value) }
    if sort != .relevance { all.append(("sort", sort.rawValue)) }
    if isGrouped { all.append(("group", "1")) }
    if page > 1 { all.append(("page", "\(page)")) }
    return all.map(Address.Parameter.init)
  }

  // MARK: The command

  /// The line of a shell that finds the same: *quotes search 'dam' --speaker 'Ana Ruiz' --limit 50*.
  func command(_ name: String, archive: String) -> String {
    var line = ["quotes", name]
    if base.words != nil {
      // What begins with a hyphen could be taken for an option.
      line += words.trimmed.hasPrefix("-") ? ["--words"] : []
      line.append(shellQuoted(words))
    }
    line += filterOptions
    if sort != .relevance { line += ["--sort", sort.rawValue] }
    if isGrouped { line.append("--group") }
    line += ["--limit", "\(Self.pageSize)"]
    if page > 1 { line += ["--offset", "\((page - 1) * Self.pageSize)"] }
    return (line + archiveOption(archive)).joined(separator: " ")
  }

  /// The filters as they could be typed; empty for none.
  var filterOptions: [String] {
    filters.flatMap { filter in
      filter.name.isFlag
        ? ["--\(filter.name.rawValue)"] : ["--\(filter.name.rawValue)", shellQuoted(filter.value)]
    }
  }
}

/// `--archive 'a file'`, unless it is where the command looks anyway.
func archiveOption(_ path: String) -> [String] {
  path == "quotes.sqlite" ? [] : ["--archive", shellQuoted(path)]
}

/// As one word of a shell, whatever stands in it.
func shellQuoted(_ text: String) -> String {
  let isPlain =
    !text.isEmpty
    && text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._/,:".utf8.contains(byte)
      }
    }
  return isPlain ? text : "'" + text.replacing("'", with: "'\\''") + "'"
}
