/// Text in the language of manual pages (`man 7 man`).
enum Roff {
  /// Text in which no character means anything to roff.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for (place, character) in text.enumerated() {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'" where place == 0: escaped += "\\(aq"
      case "." where place == 0: escaped += "\\&."
      case "'": escaped += "\\(aq"
      case "`": escaped += "\\(ga"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "…": escaped += "\\&..."
      default: escaped.append(character)
      }
    }
    return escaped
  }

  static func bold(_ text: String) -> String { "\\fB\(escaped(text))\\fR" }

  static func italic(_ text: String) -> String { "\\fI\(escaped(text))\\fR" }

  /// Lines that stay as they are: commands to be typed.
  static func example(_ lines: [String]) -> [String] {
    [".PP", ".nf", ".RS 4"] + lines.map(escaped) + [".RE", ".fi"]
  }
}
