import GRDB
import QuoteModel

/// Which outlets are one, and what each is shown as: the decisions about outlets that are in force.
///
/// They are few, and all are held: so an import asks without a look-up. Names that differ in ASCII case
/// alone are one anyway, as the archive compares them.
struct OutletNames {
  /// By what an outlet goes by instead; `nil` where it was decided to stand for itself.
  private var next: [String: String?] = [:]
  /// The names that were decided, of those that go by no other.
  private var names: [String: String] = [:]
  /// All that was ever named in a decision.
  private(set) var mentioned: Set<String> = []

  init(_ db: Database) throws {
    try DecisionLog(db: db).forEach(
      "WHERE subject_kind = 'outlet' ORDER BY \(DecisionLog.time), id"
    ) { add($0.decision) }
  }

  private mutating func add(_ decision: Decision) {
    // That two are not one gives neither another name.
    guard decision.field != .distinct else { return }
    let (subject, value) = (decision.subject.id, decision.value)
    mentioned.formUnion([subject, value].compactMap(\.self))
    guard decision.undoneAt == nil else { return }
    if decision.field == .alias, let value {
      next[Self.key(value)] = .some(subject)
    } else if decision.field == .merge {
      next[Self.key(subject)] = .some(value)
    } else if decision.field == .name {
      names[Self.key(subject)] = value
    }
  }

  /// What an outlet is shown as.
  ///
  /// - Parameter printed: As its articles have it.
  /// - Returns: `nil` for one that is shown as printed.
  func shown(_ printed: String) -> String? {
    guard !mentioned.isEmpty else { return nil }
    let root = root(of: printed)
    let isOther = Self.key(root) != Self.key(printed)
    return names[Self.key(root)] ?? (isOther ? root : nil)
  }

  /// The outlet that a name means, by a name that articles have.
  ///
  /// - Parameter name: As printed, or as shown.
  func meant(by name: String) -> String {
    let key = Self.key(name)
    if next[key] == nil, let renamed = names.first(where: { Self.key($0.value) == key })?.key {
      return mentioned.first { Self.key($0) == renamed } ?? name
    }
    return root(of: name)
  }

  /// Outlets as articles have them, by any of their names.
  func shown(asTyped names: [String]) -> [String] {
    names.map { name in
      let meant = meant(by: name)
      return shown(meant) ?? meant
    }
  }

  private func root(of name: String) -> String {
    var root = name
    var met: Set<String> = [Self.key(name)]
    while let other = next[Self.key(root)] ?? nil {
      // A ring, which two archives may make together: it is cut before the name that comes first.
      guard met.insert(Self.key(other)).inserted else { return met.min() ?? root }
      root = other
    }
    return root
  }

  /// As SQLite compares outlets: `COLLATE NOCASE`.
  static func key(_ name: String) -> String {
    String(
      decoding: name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}

/// Brings the outlets of articles to what was decided of them.
struct OutletEffects {
  private let db: Database
  private let names: OutletNames

  init(_ db: Database) throws {
    self.db = db
    names = try OutletNames(db)
  }

  /// An article whose outlet is not as it was decided.
  struct Difference {
    let row: Int64
    let hash: String
    let printed: String
    let shown: String?
  }

  func differences() throws -> [Difference] {
    let mentioned = names.mentioned.sorted()
    guard !mentioned.isEmpty else { return [] }
    return try db.rows(
      """
      SELECT id, hash, outlet, outlet_as_written FROM article WHERE outlet IN \(mentioned)
      """
    ).all { row -> Difference? in
      let written = try row.optionalText(3)
      let outlet = try row.text(2)
      let printed = written ?? outlet
      let shown = names.shown(printed)
      guard shown ?? printed != outlet || (shown == nil) != (written == nil) else {
        return nil
      }
      return Difference(
        row: try row.value(0), hash: try row.text(1), printed: printed, shown: shown)
    }.compactMap(\.self)
  }

  func refresh() throws {
    let update = try db.cachedStatement(
      sql: "UPDATE article SET outlet = ?, outlet_as_written = ? WHERE id = ?")
    for article in try differences() {
      try update.execute(arguments: [
        article.shown ?? article.printed, article.shown.map { _ in article.printed }, article.row,
      ])
    }
  }
}
