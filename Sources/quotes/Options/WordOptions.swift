import ArgumentParser
import QuoteModel

/// The words of a search, as the arguments of a command that has no others.
struct WordOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Words to find, all of them; \"a phrase\", begin*, -without, a OR b, a NEAR b, NEAR(a b, 5).")
  )
  var words: [String] = []
}

/// Words of a search that begin with a hyphen, kept from being taken for options.
enum WordArguments {
  /// Commands that take words.
  private static let commands: Set<String> = [
    "search", "articles", "stats", "timeline", "sample", "review", "reparse", "remove",
  ]
  /// Of these commands; all other options have long names.
  private static let options: Set<String> = ["-a", "-q", "-h"]

  /// `-nato` with a minus sign in place of the hyphen, which means the same in a search.
  ///
  /// - Parameter arguments: Without the program's name.
  static func shielded(_ arguments: [String]) -> [String] {
    guard let command = arguments.first, commands.contains(command) else { return arguments }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments.enumerated().map { place, argument in
      guard place < end, isExclusion(argument),
        // A file may be called so, and a number is mostly an option's.
        !["-a", "--archive"].contains(arguments[place - 1]),
        !arguments[place - 1].hasPrefix("--") || Double(argument) == nil
      else { return argument }
      return "\u{2212}" + argument.dropFirst()
    }
  }

  private static func isExclusion(_ argument: String) -> Bool {
    argument.hasPrefix("-") && argument.utf8.count > 1 && !argument.hasPrefix("--")
      && !options.contains(argument)
  }
}
