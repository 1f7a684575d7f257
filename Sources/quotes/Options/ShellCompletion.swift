import ArgumentParser
import QuoteStore

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
