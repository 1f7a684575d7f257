extension Output {
  /// Prints a table, as wide as the terminal at most, and unbounded in a pipe.
  func write(_ table: Table) throws {
    for line in table.lines(width: isTerminal ? Terminal.width : nil) { try write(line + "\n") }
    try flush()
  }

  /// Bold text where the terminal has it, plain text elsewhere.
  func bold(_ text: String) -> String {
    hasStyles ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// Faint text where the terminal has it, plain text elsewhere.
  func faint(_ text: String) -> String {
    hasStyles ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }

  /// Whether bold, colours and the like may be used.
  var hasStyles: Bool { isTerminal && Terminal.hasStyles }

  /// The columns to lay text out in: the terminal's, or what reads well in a file.
  var layoutWidth: Int { isTerminal ? Terminal.width : 100 }
}
