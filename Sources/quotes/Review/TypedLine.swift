/// A line that a person types at a terminal which shows no keys by itself.
enum TypedLine {
  case line(String)
  /// Esc: the question is taken back.
  case left
  case interrupted, ended

  static func read(
    _ prompt: String, at terminal: RawTerminal, to output: Output
  ) throws -> TypedLine {
    var line = ""
    try output.write(prompt)
    while true {
      try output.flush()
      let key = terminal.key()
      switch key {
      case .interrupt: return .interrupted
      case .end: return .ended
      case .backspace where line.isEmpty: continue
      case .backspace:
        line.removeLast()
        // Without moving about, which a dumb terminal cannot: what is left is shown again.
        try output.write("\n\(prompt)\(VisibleText.line(line))")
      case .character(let character):
        line.append(character)
        try output.write(VisibleText.line(String(character)))
      case .enter, .escape:
        try output.write("\n")
        try output.flush()
        return key == .enter ? .line(line) : .left
      }
    }
  }
}
