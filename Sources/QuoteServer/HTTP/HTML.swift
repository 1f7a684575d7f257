/// Markup that is safe to send: a literal is markup, and what is put into it is text, which is escaped.
///
///     "<h1>\(article.title)</h1>" as HTML
///
/// Attributes stand in double quotation marks, so that the same escaping is enough for them.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var source: String

  static let nothing: HTML = ""

  /// As it is sent.
  var bytes: [UInt8] { Array(source.utf8) }

  init(stringLiteral source: String) { self.source = source }

  init(stringInterpolation interpolation: Interpolation) { source = interpolation.source }

  /// Collects literals as they are, and values escaped.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var source = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      source.reserveCapacity(literalCapacity + interpolationCount * 32)
    }

    mutating func appendLiteral(_ literal: String) { source += literal }

    /// - Parameter text: `nil` for nothing.
    mutating func appendInterpolation(_ text: String?) {
      if let text { HTML.append(text, to: &source) }
    }

    mutating func appendInterpolation(_ number: Int) { source += String(number) }

    mutating func appendInterpolation(_ number: Double) { source += String(number) }

    mutating func appendInterpolation(_ html: HTML) { source += html.source }

    mutating func appendInterpolation(_ parts: [HTML]) {
      for part in parts { source += part.source }
    }
  }

  static func += (html: inout HTML, other: HTML) { html.source += other.source }

  /// ` name="value"`; nothing without a value.
  static func attribute(_ name: StaticString, _ value: String?) -> HTML {
    guard let value else { return .nothing }
    var html = HTML(stringLiteral: " \(name)=\"")
    append(value, to: &html.source)
    html.source += "\""
    return html
  }

  /// What HTML has no place for becomes U+FFFD, as it would in a browser.
  private static func append(_ text: String, to source: inout String) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": source += "&amp;"
      case "<": source += "&lt;"
      case ">": source += "&gt;"
      case "\"": source += "&quot;"
      case "'": source += "&#39;"
      case "\t", "\n", "\r": source.unicodeScalars.append(scalar)
      case "\0"..."\u{1F}", "\u{7F}"..."\u{9F}": source.unicodeScalars.append("\u{FFFD}")
      default: source.unicodeScalars.append(scalar)
      }
    }
  }
}

extension Sequence<HTML> {
  /// One after the other, with something between.
  func joined(by separator: HTML) -> HTML {
    var all = HTML.nothing
    for (place, part) in enumerated() {
      if place > 0 { all += separator }
      all += part
    }
    return all
  }
}
