extension Output {
  /// Prints a table, as wide as the terminal at most, and unbounded in a pipe.
  func write(_ table: Table) throws {
    for line in table.lines(width: isTerminal ? Terminal.width : nil) { try write(line + "\n") }
    try flush()
  }

  /// Bold text where the terminal has it, plain text elsewhere.
  func bold(_ text: String) -> String {
    isTerminal && Terminal.hasStyles ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  /// The columns to lay text out in: the terminal's, or what reads well in a file.
  var layoutWidth: Int { isTerminal ? Terminal.width : 100 }
}
