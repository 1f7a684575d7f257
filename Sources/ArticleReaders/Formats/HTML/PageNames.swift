/// What an element of a page is, by its name and by what publishers call it.
struct PageTraits: OptionSet {
  let rawValue: UInt32

  // Of elements.
  /// Begins and ends a paragraph.
  static let block = Self(rawValue: 1 << 0)
  /// The same in a piece of HTML that is all article.
  static let contentBlock = Self(rawValue: 1 << 1)
  static let heading = Self(rawValue: 1 << 2)
  /// Holds no text of an article, wherever it stands.
  static let neverText = Self(rawValue: 1 << 3)
  /// Holds no text of an article, unless a page has all of its text in it.
  static let noText = Self(rawValue: 1 << 4)
  /// A picture with its caption.
  static let figure = Self(rawValue: 1 << 5)
  static let quotation = Self(rawValue: 1 << 6)

  // Of names.
  /// Called as what is not the text of an article: menus, adverts, links to others.
  static let aside = Self(rawValue: 1 << 8)
  static let comments = Self(rawValue: 1 << 9)
  /// About other articles.
  static let others = Self(rawValue: 1 << 10)
  static let byline = Self(rawValue: 1 << 11)
  static let date = Self(rawValue: 1 << 12)
  /// Called as what holds an article's text.
  static let body = Self(rawValue: 1 << 13)
  /// The sentence or two between an article's heading and its text.
  static let standfirst = Self(rawValue: 1 << 14)
  static let hidden = Self(rawValue: 1 << 15)
  /// Called as a picture, or what plays.
  static let picture = Self(rawValue: 1 << 16)
  /// Words of the text once more, in large letters.
  static let pullQuote = Self(rawValue: 1 << 17)
  /// A post of a social network.
  static let post = Self(rawValue: 1 << 18)
  /// A line break, though it is no `br`.
  static let lineBreak = Self(rawValue: 1 << 19)
  /// Said to hold an article's text, by schema.org's word.
  static let articleBody = Self(rawValue: 1 << 20)
  /// An article, by its element or by schema.org's word.
  static let article = Self(rawValue: 1 << 21)
  static let main = Self(rawValue: 1 << 22)
  /// Who said what is quoted.
  static let attribution = Self(rawValue: 1 << 23)

  /// Dates and names in these are of readers or of other articles.
  static let elsewhere: Self = [.comments, .others, .post, .quotation]
}

/// Tells what elements are by what publishers call them; a page has the same names many times.
struct PageNames {
  /// By whole attributes, and by the single names in them.
  private var known: [String: PageTraits] = [:]
  private var knownNames: [Substring: PageTraits] = [:]
  private var knownStyles: [String: Bool] = [:]

  /// A page with more names has others in each element, and keeping them takes longer than telling.
  private static let mostKnown = 4000

  mutating func traits(of element: String, _ attributes: HTMLAttributes) -> PageTraits {
    var traits = PageWords.elements[element] ?? []
    guard !attributes.isEmpty else { return traits }
    ofMarkup(attributes, &traits)
    var named: PageTraits = []
    for attribute: StaticString in ["class", "id", "data-component", "data-testid", "data-qa"] {
      guard let names = attributes[attribute], !names.isEmpty else { continue }
      named.formUnion(self.traits(ofNames: names))
    }
    if let role = attributes["role"], PageWords.asideRoles.contains(role) { named.insert(.aside) }
    // A whole page is called what only a part of it is: has-sidebar, single-comments.
    if traits.isDisjoint(with: [.article, .main]), element != "body", element != "html" {
      traits.formUnion(named)
    } else {
      traits.formUnion(named.intersection([.body]))
    }
    if element == "body" || element == "html" { traits.subtract([.body, .hidden]) }
    if traits.contains(.quotation) { traits.subtract([.aside, .byline]) }
    return traits
  }

  /// What the values of `itemprop`, `role` and `style` say, which are no names.
  private mutating func ofMarkup(_ attributes: HTMLAttributes, _ traits: inout PageTraits) {
    if let property = attributes["itemprop"], property.utf8.contains("articleBody") {
      traits.insert(.articleBody)
    }
    if let type = attributes["itemtype"], type.hasSuffix("Article") { traits.insert(.article) }
    if attributes["role"] == "main" { traits.insert(.main) }
    if attributes["hidden"] != nil || attributes["aria-hidden"] == "true" { traits.insert(.hidden) }
    if let style = attributes["style"], hides(style) { traits.insert(.hidden) }
  }

  private mutating func hides(_ style: String) -> Bool {
    if let hides = knownStyles[style] { return hides }
    let bare = style.lowercased().filter { $0 != " " }
    let hides = bare.utf8.contains("display:none") || bare.utf8.contains("visibility:hidden")
    knownStyles[style] = hides
    return hides
  }

  private mutating func traits(ofNames names: String) -> PageTraits {
    if let traits = known[names] { return traits }
    var traits: PageTraits = []
    let classes = names.split(separator: " ")
    for name in classes.map(withoutCount) {
      let one = knownNames[name] ?? PageWords.traits(of: NameWords(name.utf8))
      if knownNames.count < Self.mostKnown { knownNames[name] = one }
      traits.formUnion(one)
    }
    if classes.contains(where: { $0 == "hide" || $0 == "hidden" || $0 == "d-none" }),
      !classes.contains(where: { $0.hasSuffix("block") || $0.hasSuffix("flex") })
    {
      traits.insert(.hidden)
    }
    if known.count < Self.mostKnown { known[names] = traits }
    return traits
  }
}

/// The words of one name: `article`, `related`, `links` of `article__relatedLinks`.
struct NameWords {
  private(set) var words: [String] = []

  /// No name made by hashing is shorter.
  static let leastHash = 16

  /// - Parameter name: One class or id.
  init(_ name: Substring.UTF8View) {
    let parts = name.split { !isLetter($0) && !isDigit($0) }
    // A UUID is no name, whatever letters stand in it.
    let isHash =
      name.count >= Self.leastHash && name.contains(where: isDigit)
      && parts.allSatisfy { $0.allSatisfy(isHexDigit) }
    guard !isHash else { return }
    for part in parts where !isHashed(part) { cut(part) }
  }

  /// `4ad1`, `x7Yz`: made by a program, for nobody to read. A digit at the end only counts.
  private func isHashed(_ part: Substring.UTF8View) -> Bool {
    guard let digit = part.firstIndex(where: isDigit) else { return false }
    return part[digit...].contains(where: isLetter)
  }

  private mutating func cut(_ part: Substring.UTF8View) {
    var word = ""
    var wasLower = false
    for byte in part where isLetter(byte) {
      let isLower = byte >= 0x61
      if !isLower, wasLower {
        words.append(word)
        word = ""
      }
      wasLower = isLower
      word.unicodeScalars.append(Unicode.Scalar(byte | 0x20))
    }
    if !word.isEmpty { words.append(word) }
  }

  var joined: String { words.joined() }

  var pairs: some Sequence<String> {
    zip(words, words.dropFirst()).lazy.map { "\($0) \($1)" }
  }
}

/// `post` of `post-4711`: a number at the end only counts. What is longer may be a hash.
private func withoutCount(_ name: Substring) -> Substring {
  guard name.utf8.count < NameWords.leastHash,
    let last = name.utf8.lastIndex(where: { !isDigit($0) })
  else { return name }
  return name[..<name.utf8.index(after: last)]
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
private func isHexDigit(_ byte: UInt8) -> Bool {
  isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
}
