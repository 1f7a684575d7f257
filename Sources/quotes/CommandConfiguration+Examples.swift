import ArgumentParser

extension CommandConfiguration {
  /// A command as its help describes it: what it does, then examples, then the rest.
  ///
  /// - Parameters:
  ///   - examples: A line each, to be typed as it stands; what follows `#` explains it, as in a
  ///     shell.
  ///   - discussion: Paragraphs with a blank line between.
  init(
    commandName: String, abstract: String, examples: String, discussion: String = "",
    version: String = "", shouldDisplay: Bool = true,
    subcommands: [any ParsableCommand.Type] = [],
    defaultSubcommand: (any ParsableCommand.Type)? = nil
  ) {
    let lines = examples.split(separator: "\n").map { "  " + $0 }
    let text = (["Examples:"] + lines).joined(separator: "\n")
    self.init(
      commandName: commandName, abstract: abstract,
      discussion: discussion.isEmpty ? text : text + "\n\n" + discussion, version: version,
      shouldDisplay: shouldDisplay, subcommands: subcommands,
      defaultSubcommand: defaultSubcommand)
  }
}
