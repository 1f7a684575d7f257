import Foundation
import QuoteModel
import QuoteParser
import Testing

struct MarkedFixtureTests {
  @Test(arguments: Fixture.all)
  func `a marked text gets exactly its attributions`(fixture: Fixture) {
    guard let reason = fixture.knownWrong else { return check(fixture) }
    withKnownIssue("\(reason)") { check(fixture) }
  }

  private func check(_ fixture: Fixture) {
    let found = ArticleParser().attributions(in: fixture.text.body)
    #expect(found.count == fixture.text.count, "\(found.map { ($0.rule, $0.text) })")
    for (number, expected) in fixture.expected {
      let content = words(fixture.text.spans["Q\(number)"] ?? [], of: fixture.text.body)
      let match = found.first { words($0.content, of: fixture.text.body) == content }
      guard let match else {
        Issue.record("nothing found for \(number): \(content.joined(separator: " "))")
        continue
      }
      check(match, number, expected, fixture)
    }
  }

  @Test func `there are marked texts, and each line of one is of a mark`() {
    #expect(Fixture.all.count >= 15)
    for fixture in Fixture.all {
      #expect(fixture.expected.count == fixture.text.count, "\(fixture.name)")
      for (number, _) in fixture.expected { #expect(fixture.text.spans["Q\(number)"] != nil) }
    }
  }

  private func check(
    _ match: Attribution, _ number: String, _ expected: Fixture.Expected, _ fixture: Fixture
  ) {
    let body = fixture.text.body
    #expect(
      match.speakers.map { Fixture.folded($0.name) } == expected.speakers.map(Fixture.folded),
      "speaker of \(number): \(match.text)")
    let source = words(fixture.text.spans["S\(number)"] ?? [], of: body)
    #expect(
      Array(words(match.source, of: body).suffix(source.count)) == source, "source of \(number)")
    let cue = words(fixture.text.spans["C\(number)"] ?? [], of: body)
    #expect(words(match.cue, of: body) == cue, "cue of \(number)")
    for (key, value) in expected.fields {
      #expect(
        Fixture.folded(match.field(key) ?? "-") == Fixture.folded(value), "\(key) of \(number)")
    }
  }
}

struct Fixture: CustomTestStringConvertible {
  struct Expected {
    var speakers: [String]
    var fields: [(key: String, value: String)]
  }

  var name: String
  var text: MarkedText
  var expected: [(number: String, Expected)] = []
  /// Why the parser gives something else; a text that comes right must lose it.
  var knownWrong: String?

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Fixtures/marked")

  static let all: [Fixture] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".txt") }.sorted().compactMap { name in
      (try? String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
        .map { Fixture(name: name, file: $0) }
    }
  }()

  init(name: String, file: String) {
    self.name = name
    let parts = file.components(separatedBy: "\n---")
    text = MarkedText(parts[0])
    let lines = parts.count > 1 ? parts[1].split(separator: "\n") : []
    for line in lines {
      if line.hasPrefix("! ") { knownWrong = String(line.dropFirst(2)) }
      guard let colon = line.range(of: ": ") else { continue }
      expected.append((String(line[..<colon.lowerBound]), Self.expected(line[colon.upperBound...])))
    }
  }

  private static func expected(_ line: Substring) -> Expected {
    let halves = line.components(separatedBy: " | ")
    let speakers = halves[0] == "-" ? [] : halves[0].components(separatedBy: "; ")
    var fields: [(key: String, value: String)] = []
    for word in (halves.count > 1 ? halves[1] : "").split(separator: " ") {
      if let equals = word.firstIndex(of: "=") {
        fields.append((String(word[..<equals]), String(word[word.index(after: equals)...])))
      } else if !fields.isEmpty {
        fields[fields.count - 1].value += " " + word
      }
    }
    return Expected(speakers: speakers, fields: fields)
  }

  /// Lower case, without a leading article.
  static func folded(_ text: String) -> String {
    let lower = text.lowercased()
    for article in ["a ", "an ", "the "] where lower.hasPrefix(article) {
      return String(lower.dropFirst(article.count))
    }
    return lower
  }
}

extension Attribution {
  fileprivate func field(_ key: String) -> String? {
    switch key {
    case "kind": kind.rawValue
    case "mode": mode.rawValue
    case "polarity": polarity.rawValue
    case "role": role
    case "recipient": recipient
    case "channel": channel
    case "via": via
    default: nil
    }
  }
}
