import ArgumentParser
import ArticleReaders
import QuoteModel
import QuoteStore

/// Whom a name on a command line means, and what a person is told of it.
struct NamedSpeaker {
  /// As shown: the name of the only one who bears it in full, else as typed.
  let name: String
  /// `nil` where nobody or several are meant.
  let id: String?
  private let typed: String
  private let bearers: [FoundSpeaker]

  private static let mostTold = 5

  init(_ typed: String, in archive: Archive) throws {
    self.typed = typed
    bearers = try archive.speakers.find(named: typed)
    let shared = bearers.filter { !$0.isOfOneArticle }
    let only = shared.count == 1 ? shared.first : bearers.count == 1 ? bearers.first : nil
    name = only?.name ?? typed
    id = bearers.count == 1 ? only?.id : nil
  }

  /// Says whom the name takes, if that is more than one.
  func tellSeveral(to messages: Messages) {
    guard bearers.count > 1 else { return }
    let shared = bearers.filter { !$0.isOfOneArticle }
    let bound = bearers.count - shared.count
    let some = shared.prefix(Self.mostTold).map(\.id)
    let more = shared.count > Self.mostTold ? ["\(shared.count - Self.mostTold) more"] : []
    let alone = bound == 0 ? [] : ["\(bound) known by this name in one article alone"]
    messages.warning(
      "'\(typed)' is the name of \(bearers.count) speakers, counted together: "
        + (some + more + alone).joined(separator: ", "))
  }
}

/// What people are told of what a query takes, and what it leaves out.
struct QueryReport {
  let archive: Archive
  let query: QuoteQuery
  let messages: Messages

  /// Names that the archive does not have, with what is near, and those of several.
  func explainNames() throws {
    for unknown in try archive.quotes.unknownNames(in: query) {
      messages.warnOfUnknown(unknown)
    }
    for name in query.speakers {
      try NamedSpeaker(name, in: archive).tellSeveral(to: messages)
    }
  }

  /// Thoughts and copies that would match too.
  ///
  /// - Parameters:
  ///   - leftOut: How many there are, where that was counted already.
  ///   - name: Whose they are, where several are reported on.
  ///   - thoughts: How many thoughts there are, where these alone were counted.
  func reportLeftOut(
    _ leftOut: LeftOut? = nil, of name: String? = nil, thoughts: Int? = nil
  ) throws {
    // To count them may take as long as all the rest.
    guard !messages.isQuiet else { return }
    let whose = name.map { "\($0): " } ?? ""
    if query.modes == QuoteQuery.utteredModes {
      let count =
        try leftOut?.thoughts ?? thoughts ?? archive.quotes.thoughtsLeftOut(matching: query)
      if count > 0 {
        messages.note(whose + Self.left(thoughts: count))
      }
    }
    let copies = try leftOut?.copies ?? archive.quotes.copiesLeftOut(matching: query)
    if copies > 0 {
      messages.note(
        whose
          + "\(counted(copies, "quote")) of older versions and near copies left out: --copies all "
          + "includes them")
    }
  }

  static func left(thoughts count: Int) -> String {
    "\(counted(count, "thought")) left out: --mode speech --mode writing --mode thought includes them"
  }
}

extension Messages {
  func warnOfUnknown(_ unknown: UnknownName) {
    let command =
      switch unknown.noun {
      case .speaker: "speakers"
      case .author, .article: "articles"
      case .outlet, .section, .cue: "stats --by \(unknown.noun.rawValue)"
      }
    let near = unknown.near.isEmpty ? "" : "; near it: \(unknown.near.joined(separator: ", "))"
    warning(
      "there is no \(unknown.noun.rawValue) '\(unknown.name)'\(near): 'quotes \(command)' lists all"
    )
  }
}

/// What a shell offers where a name is wanted; nothing at all if the archive cannot be asked.
enum ShellCompletion {
  /// - Parameters:
  ///   - words: What is typed so far, the command's name first.
  ///   - beginning: Of the name.
  @Sendable static func speakers(
    words: [String], index: Int, beginning: String
  ) -> [String] {
    names(words, beginning) { try $0.speakers.completions(of: $1) }
  }

  @Sendable static func outlets(words: [String], index: Int, beginning: String) -> [String] {
    names(words, beginning) { try $0.articles.outlets(beginningWith: $1) }
  }

  @Sendable static func speakersAndOutlets(
    words: [String], index: Int, beginning: String
  ) -> [String] {
    speakers(words: words, index: index, beginning: beginning)
      + outlets(words: words, index: index, beginning: beginning)
  }

  private static func names(
    _ words: [String], _ beginning: String, _ ask: (Archive, String) throws -> [String]
  ) -> [String] {
    // A shell may hand over the mark that opens a name of several words.
    let typed = beginning.drop { $0 == "'" || $0 == "\"" }.filter { $0 != "\\" }
    guard let archive = try? Archive.openForReading(at: archivePath(in: words)) else { return [] }
    return Set((try? ask(archive, typed)) ?? []).filter { VisibleText.line($0) == $0 }.sorted()
      .map(offered)
  }

  /// Names come from articles, and bash evaluates what it is offered: `$(…)` in one would be run.
  private static func offered(_ name: String) -> String {
    switch CompletionShell.requesting {
    case .bash?:
      String(
        name.flatMap { character in
          let isPlain = !character.isASCII || character.isLetter || character.isNumber
          return isPlain || character == " " ? [character] : ["\\", character]
        })
    // What follows a colon is a description to zsh.
    case .zsh?: name.replacing(":", with: "\\:")
    default: name
    }
  }

  private static func archivePath(in words: [String]) -> String {
    for (place, word) in words.enumerated() {
      if word == "-a" || word == "--archive", place + 1 < words.count { return words[place + 1] }
      if word.hasPrefix("--archive=") { return String(word.dropFirst("--archive=".count)) }
    }
    return ArchiveOptions.usualPath
  }
}

/// What people say of a speaker besides, as it is typed: `party=Green`.
struct SpeakerAttribute: ExpressibleByArgument {
  let name: String
  let value: String

  var text: String { "\(name)=\(value)" }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = Self.name(String(parts[0])) else { return nil }
    self.name = name
    value = String(parts[1])
  }

  /// - Returns: In lower case, spaces as `_`; `nil` of what is no name.
  static func name(_ text: String) -> String? {
    let name = text.lowercased().replacing(" ", with: "_")
    return name.wholeMatch(of: /[\p{L}\p{N}_]+/) == nil ? nil : name
  }
}

/// A file of speakers, a name or id a line; of a table with a column `name` or `speaker` that column.
enum SpeakerList {
  /// - Throws: `CommandError`, if it cannot be read or has no names.
  static func names(in file: String) throws -> [String] {
    do {
      let source: ByteStream =
        try file == "-" ? .standardInput() : ByteStream(path: RawPath(argument: file).bytes)
      var reader = try CSVReader(source)
      var rows: [[String]] = []
      while let row = try reader.next() { rows.append(row.fields) }
      let header = rows.first?.map { $0.lowercased() } ?? []
      let column = header.firstIndex { $0 == "speaker_id" || $0 == "name" || $0 == "speaker" }
      let names = rows.dropFirst(column == nil ? 0 : 1).compactMap { fields in
        column == nil
          ? fields.joined(separator: ",")
          : fields.indices.contains(column ?? 0) ? fields[column ?? 0] : nil
      }.filter { !$0.isEmpty }
      guard !names.isEmpty else {
        throw CommandError.failed(.badInput, "it names no speakers: \(file): write a name a line")
      }
      return names
    } catch let error as ReadingError {
      throw CommandError.failed(.noInput, "it \(error): \(file): check its name and permissions")
    }
  }
}
