import Foundation
@_spi(Measuring) import QuoteModel

/// Invented examples of what news rarely prints, a line an article, for learning.
///
/// `[Q1 …]` is content, `[S1 …]` source and `[C1 …]` cue of the first attribution, and so on, `[P1 …]`
/// names its speaker; `{name}`
/// takes a word of the list of that name, another each time; `¶` ends a paragraph, `⏎` a line.
struct Examples {
  private var lists: [String: [String]] = [:]
  private var templates: [String] = []
  private static let rounds = 8

  private struct Line: Encodable {
    struct Quote: Encodable {
      let content: [[Int]]
      let source: [[Int]]
      let cue: [[Int]]
      let speaker: String
    }
    let id: String
    let text: String
    let quotes: [Quote]
  }

  /// - Parameter path: Lines of `name = a | b | c`, then the examples.
  init(at path: String) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      let sides = line.split(separator: " = ", maxSplits: 1)
      if sides.count == 2, sides[0].allSatisfy({ $0.isLetter || $0.isNumber }) {
        lists[String(sides[0])] = sides[1].components(separatedBy: " | ")
      } else {
        templates.append(String(line))
      }
    }
  }

  /// JSON Lines as corpora have them.
  func lines() throws -> Data {
    let encoder = JSONEncoder()
    var random = SplitMix(seed: 5)
    var data = Data()
    for round in 0..<Self.rounds {
      for (number, template) in templates.enumerated() {
        let line = line(id: "\(round)-\(number)", marked: filled(template, &random))
        data += try encoder.encode(line) + Data([0x0A])
      }
    }
    return data
  }

  private func filled(_ template: String, _ random: inout SplitMix) -> String {
    var text = template
    // Sorted, for the same examples every time.
    for (name, words) in lists.sorted(by: { $0.key < $1.key }) {
      var words = words.shuffled(using: &random)
      while let place = text.range(of: "{\(name)}"), let word = words.popLast() {
        text.replaceSubrange(place, with: word)
      }
    }
    if random.next() % 3 == 0 {
      text = text.replacing("“", with: "\"").replacing("”", with: "\"")
    }
    return text.replacing("¶", with: "\n\n").replacing("⏎", with: "\n")
  }

  private func line(id: String, marked: String) -> Line {
    var text = ""
    var open: [(key: String, start: Int)] = []
    var spans: [String: [[Int]]] = [:]
    var rest = Substring(marked)
    while let first = rest.first {
      if first == "[", let match = rest.prefixMatch(of: #/\[([QSCP][0-9]+) /#) {
        open.append((String(match.1), text.unicodeScalars.count))
        rest = rest[match.range.upperBound...]
      } else if first == "]", let (key, start) = open.popLast() {
        spans[key, default: []].append([start, text.unicodeScalars.count])
        rest = rest.dropFirst()
      } else {
        text.append(rest.removeFirst())
      }
    }
    let scalars = Array(text.unicodeScalars)
    func words(_ spans: [[Int]]?) -> String {
      (spans ?? []).map { span in
        String(String.UnicodeScalarView(scalars[span[0]..<span[1]]))
      }.joined(separator: " | ")
    }
    let numbers = spans.keys.filter { $0.hasPrefix("Q") }.map { $0.dropFirst() }.sorted()
    return Line(
      id: id, text: text,
      quotes: numbers.map { number in
        Line.Quote(
          content: spans["Q\(number)"] ?? [], source: spans["S\(number)"] ?? [],
          cue: spans["C\(number)"] ?? [], speaker: words(spans["P\(number)"]))
      })
  }
}
