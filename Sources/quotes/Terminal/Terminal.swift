import Essentials

/// What the terminal can do.
enum Terminal {
  /// `false` for `TERM=dumb` and where nothing is said.
  static var movesCursor: Bool {
    let kind = environment("TERM")
    return kind != nil && kind != "dumb"
  }

  /// Whether bold and the like may be used, given a terminal (https://no-color.org).
  static var hasStyles: Bool { movesCursor && environment("NO_COLOR") == nil }

  /// Columns.
  static var width: Int {
    var size = winsize()
    for descriptor in [Int32(1), 2] where ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 {
      if size.ws_col > 0 { return max(20, Int(size.ws_col)) }
    }
    return environment("COLUMNS").flatMap { Int($0) }.map { max(20, $0) } ?? 80
  }

  /// Whether the locale, if one is set, is of UTF-8: charts are drawn in ASCII where it is not.
  static var hasBlocks: Bool {
    let locale = environment("LC_ALL") ?? environment("LC_CTYPE") ?? environment("LANG")
    guard let locale = locale?.lowercased() else { return true }
    return locale.contains("utf-8") || locale.contains("utf8")
  }

  /// - Returns: `nil` where it is not set, or empty.
  static func environment(_ name: String) -> String? {
    let value = ProcessInfo.processInfo.environment[name]
    return value?.isEmpty == true ? nil : value
  }
}
