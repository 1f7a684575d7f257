import GRDB
public import QuoteModel

/// What a person decides about outlets with one command. A name is as articles print it, or as it is
/// shown.
public enum OutletEdit: Sendable {
  /// Articles that print the alias are this outlet's from now on.
  case alias(String, of: String)
  /// All are one from now on, and `into` stays.
  case merge([String], into: String)
  case rename(String, to: String)
  /// No two of them are one.
  case distinct([String])
}

/// The outlets: what they are called, which of them are one.
public struct OutletRepository: Sendable {
  let connection: Connection

  /// All of them, those with most articles first.
  public func all() throws -> [OutletSummary] {
    try connection.read { try OutletRows(db: $0).all() }
  }

  /// Pairs that may be one, the likeliest first; of each the one with fewer articles comes first.
  public func suggestions() throws -> [OutletSuggestion] {
    try connection.read { try OutletSuggestions(db: $0).all() }
  }

  /// - Returns: The decisions that were made: none if all of it was so already.
  /// - Throws: `DecisionError`, if there is no such outlet.
  @discardableResult
  public func decide(_ edit: OutletEdit, by author: Decision.Author) throws -> [Decision] {
    try connection.write { db in
      let decisions = try OutletRows(db: db).decisions(for: edit, by: author)
      try DecisionLog(db: db).append(decisions)
      try DecisionEffects(db).carryOut(decisions)
      return decisions
    }
  }
}

/// Reads the outlets, and turns what a person asks to be changed about them into decisions.
private struct OutletRows {
  let db: Database

  func all() throws -> [OutletSummary] {
    let names = try OutletNames(db)
    var printed: [String: [String]] = [:]
    for name in names.mentioned.sorted() {
      guard let shown = names.shown(name), OutletNames.key(shown) != OutletNames.key(name) else {
        continue
      }
      printed[OutletNames.key(shown), default: []].append(name)
    }
    return try db.rows(
      """
      SELECT min(outlet COLLATE BINARY), count(*), min(published), max(published) FROM article
      WHERE outlet IS NOT NULL GROUP BY outlet ORDER BY 2 DESC, 1
      """
    ).all { row in
      OutletSummary(
        name: try row.text(0), articleCount: try row.value(1), firstPublished: try row.date(2),
        lastPublished: try row.date(3), otherNames: printed[OutletNames.key(try row.text(0))] ?? [])
    }
  }

  func decisions(for edit: OutletEdit, by author: Decision.Author) throws -> [Decision] {
    let names = try OutletNames(db)
    func decision(
      _ field: Decision.Field, _ outlet: String, _ value: String, before: String? = nil
    ) -> Decision {
      Decision(field, of: .outlet(outlet), value: value, before: before, by: author)
    }
    switch edit {
    case .alias(let alias, let name):
      let outlet = try known(name, names)
      try check(alias)
      return names.meant(by: alias) == outlet ? [] : [decision(.alias, outlet, alias)]
    case .merge(let others, let name):
      let outlet = try known(name, names)
      let merged = try others.map { try known($0, names) }
      return Set(merged).filter { OutletNames.key($0) != OutletNames.key(outlet) }.sorted().map {
        decision(.merge, $0, outlet, before: names.shown($0))
      }
    case .distinct(let typed):
      let outlets = try typed.map { name in
        let outlet = try known(name, names)
        return names.shown(outlet) ?? outlet
      }
      return try pairs(of: outlets, typed).filter { one, other in
        try !DistinctPairs(of: .outlets, db).has(one, other)
      }.map { decision(.distinct, $0, $1) }
    case .rename(let name, let newName):
      let outlet = try known(name, names)
      try check(newName)
      let before = names.shown(outlet) ?? outlet
      return before == newName ? [] : [decision(.name, outlet, newName, before: before)]
    }
  }

  /// Each once, under the name that comes first.
  private func pairs(of outlets: [String], _ typed: [String]) throws -> [(String, String)] {
    try outlets.indices.flatMap { place in
      try outlets.indices.dropFirst(place + 1).map { other in
        let (a, b) = (outlets[place], outlets[other])
        guard OutletNames.key(a) != OutletNames.key(b) else {
          throw DecisionError.areOne(name: typed[place], other: typed[other], id: a)
        }
        return (min(a, b), max(a, b))
      }
    }
  }

  /// The outlet that is meant, as its articles print it.
  private func known(_ name: String, _ names: OutletNames) throws -> String {
    let meant = names.meant(by: name)
    let printed: String? = try db.value(
      "SELECT min(outlet COLLATE BINARY) FROM article WHERE outlet = \(meant)")
    if let printed { return printed }
    guard names.mentioned.contains(where: { OutletNames.key($0) == OutletNames.key(meant) }) else {
      throw DecisionError.noSuchOutlet(name: name)
    }
    return meant
  }

  private func check(_ name: String) throws {
    if NameKey(name).text.isEmpty { throw DecisionError.noName(name) }
  }
}

/// Looks for outlets that may be one: a person is to decide.
private struct OutletSuggestions {
  let db: Database

  /// Of each so many articles' addresses are looked at.
  private static let mostAddresses = 20
  /// An address of more outlets is a library's or a collector's.
  private static let mostOfHost = 3

  func all() throws -> [OutletSuggestion] {
    let outlets = try OutletRows(db: db).all()
    var alike: [String: [OutletSummary]] = [:]
    var ofHost: [String: [OutletSummary]] = [:]
    for outlet in outlets {
      let key = OutletSuggestions.key(of: outlet.name)
      if !key.isEmpty { alike[key, default: []].append(outlet) }
      for host in try hosts(of: outlet.name) { ofHost[host, default: []].append(outlet) }
    }
    var pairs: [String: OutletSuggestion] = [:]
    func add(_ outlets: [OutletSummary], _ reason: String) {
      guard let most = outlets.first else { return }
      for other in outlets.dropFirst() {
        let place = other.name + "\n" + most.name
        pairs[place, default: OutletSuggestion(outlet: other, other: most, reasons: [])].reasons
          .append(reason)
      }
    }
    for outlets in alike.values { add(outlets, "the same name but for endings and marks") }
    for (host, outlets) in ofHost where outlets.count <= Self.mostOfHost {
      add(outlets, "articles of both at \(host)")
    }
    let distinct = try DistinctPairs(of: .outlets, db)
    return pairs.values.filter { !distinct.has($0.outlet.name, $0.other.name) }.map { pair in
      OutletSuggestion(outlet: pair.outlet, other: pair.other, reasons: pair.reasons.sorted(by: >))
    }.sorted { a, b in
      (-a.reasons.count, -a.other.articleCount, a.other.name, a.outlet.name)
        < (-b.reasons.count, -b.other.articleCount, b.other.name, b.outlet.name)
    }
  }

  /// *Metro*, *metro.co.uk* and *The Metro* have the same.
  private static func key(of name: String) -> String {
    let lower = name.lowercased()
    let name = lower.contains(".") && !lower.contains(" ") ? label(ofHost: lower) : lower
    let letters = String(name.filter { $0.isLetter || $0.isNumber })
    return letters.hasPrefix("the") && letters.count > 5 ? String(letters.dropFirst(3)) : letters
  }

  /// What of a web address is a name: `metro` of `www.metro.co.uk`.
  private static func label(ofHost host: String) -> String {
    var labels = host.split(separator: ".")
    // Endings are of two or three letters, one or two of them.
    if labels.count > 1 { labels.removeLast() }
    if labels.count > 1, let last = labels.last, last.count <= 3 { labels.removeLast() }
    return labels.last.map(String.init) ?? host
  }

  private func hosts(of outlet: String) throws -> Set<String> {
    let urls: [String] = try db.values(
      """
      SELECT url FROM article WHERE outlet = \(outlet) AND url IS NOT NULL
      LIMIT \(Self.mostAddresses)
      """)
    return Set(
      urls.compactMap { url in
        let parts = url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true)
        guard parts.count > 1, parts[0].hasSuffix(":") else { return nil }
        let host = parts[1].lowercased()
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
      })
  }
}
