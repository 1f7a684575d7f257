import ArgumentParser
import QuoteModel
import QuoteStore

/// Whom the names on a command line mean, and what a person is told of it.
struct NamedSpeaker {
  /// As shown: the name of the only one who bears it in full, else as typed.
  let name: String
  /// `nil` where nobody or several are meant.
  let id: String?

  /// Says on stderr if nobody bears the name, or several who are told apart across articles.
  init(_ typed: String, in archive: Archive, messages: Messages) throws {
    let bearers = try archive.speakers.find(named: typed)
    let shared = bearers.filter { !$0.isOfOneArticle }
    let only = shared.count == 1 ? shared.first : bearers.count == 1 ? bearers.first : nil
    name = only?.name ?? typed
    id = bearers.count == 1 ? only?.id : nil
    if bearers.isEmpty {
      messages.warnOfUnknownSpeaker(typed)
    } else if shared.count > 1 {
      let some = shared.prefix(5).map(\.id).joined(separator: ", ")
      messages.warning(
        "'\(typed)' is the name of \(shared.count) speakers, counted together: \(some)"
          + (shared.count > 5 ? " …" : ""))
    }
  }
}

extension Messages {
  func warnOfUnknownSpeaker(_ name: String) {
    warning("there is no speaker '\(name)': 'quotes speakers' lists all")
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
