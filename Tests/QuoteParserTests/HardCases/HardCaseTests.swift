import Foundation
import QuoteModel
import QuoteParser
import Testing

/// Who speaks, to whom, by way of whom, and whether at all.
struct HardCaseTests {
  @Test(arguments: HardCase.all)
  func `a hard case is read right`(_ example: HardCase) {
    guard let reason = example.knownWrong else { return check(example) }
    withKnownIssue("\(reason)") { check(example) }
  }

  @Test func `every one of the 83 is a case, or is tested elsewhere`() {
    let numbers = HardCase.all.map(\.number) + HardCase.elsewhere.keys
    #expect(Set(numbers) == Set(1...83))
  }

  private func check(_ example: HardCase) {
    let found = ArticleParser().attributions(in: example.body)
    let lines = found.enumerated().map { number, attribution in
      let expected = number < example.expected.count ? example.expected[number] : ""
      return line(of: attribution, like: expected, in: example.body)
    }
    #expect(lines == example.expected.map(folded))
  }

  /// What was found, in the fields that an expected line names.
  private func line(of found: Attribution, like expected: String, in body: String) -> String {
    let wanted = expected.components(separatedBy: " / ")
    let names = found.speakers.map { Fixture.folded($0.name) }.joined(separator: " and ")
    let isAny = wanted.count > 1 && wanted[1] == "*"
    var parts = [found.text, isAny ? "*" : names.isEmpty ? "-" : names]
    for field in Self.fields {
      let asked = wanted.dropFirst(2).first { $0.hasPrefix(field.name + "=") }
      guard asked != nil || field.isAlwaysCompared else { continue }
      let value = field.value(found, body)
      if asked != nil || value != nil {
        parts.append("\(field.name)=\(Fixture.folded(value ?? "-"))")
      }
    }
    return parts.joined(separator: " / ")
  }

  private func folded(_ expected: String) -> String {
    let parts = expected.components(separatedBy: " / ")
    let fields = parts.dropFirst(2).map { part in
      let halves = part.split(separator: "=", maxSplits: 1).map(String.init)
      return "\(halves[0])=\(Fixture.folded(halves[1]))"
    }
    return ([parts[0], Fixture.folded(parts[1])] + fields).joined(separator: " / ")
  }

  struct Field {
    var name: String
    /// `false` for one that is looked at only where a case names it.
    var isAlwaysCompared = false
    /// `nil` for what is as usual, or for what an attribution cannot tell.
    var value: @Sendable (Attribution, String) -> String?
  }

  static let fields = [
    Field(name: "recipient", isAlwaysCompared: true) { found, _ in found.recipient },
    Field(name: "channel", isAlwaysCompared: true) { found, _ in found.channel },
    Field(name: "via", isAlwaysCompared: true) { found, _ in found.via },
    Field(name: "polarity", isAlwaysCompared: true) { found, _ in
      found.polarity == .affirmed ? nil : found.polarity.rawValue
    },
    Field(name: "mode", isAlwaysCompared: true) { found, _ in
      found.mode == .speech ? nil : found.mode.rawValue
    },
    Field(name: "kind") { found, _ in found.kind.rawValue },
    Field(name: "role") { found, _ in found.role },
    Field(name: "is") { found, _ in found.speakers.first?.kind.rawValue },
    Field(name: "source") { found, _ in found.sourceText },
    Field(name: "cue") { found, _ in found.cueText },
    Field(name: "spans") { found, _ in String(found.content.count) },
    Field(name: "printed") { found, body in printed(found.content, in: body) },
    Field(name: "lost mark") { found, _ in found.rule.hasSuffix(" ?") ? "yes" : nil },
    Field(name: "unsure") { found, _ in found.confidence <= 0.5 ? "yes" : nil },
    // For these there is no field yet: a case that asks for one is known to be wrong.
    Field(name: "damaged") { _, _ in nil },
    Field(name: "place") { _, _ in nil },
    Field(name: "time") { _, _ in nil },
    Field(name: "candidates") { _, _ in nil },
    Field(name: "wire") { _, _ in nil },
    Field(name: "repeats") { _, _ in nil },
  ]

  private static func printed(_ content: [TextSpan], in body: String) -> String {
    let scalars = Array(body.unicodeScalars)
    return content.map { String(String.UnicodeScalarView(scalars[$0.start..<$0.end])) }
      .joined(separator: " … ")
  }
}

extension HardCase: CustomTestStringConvertible {
  var testDescription: String { "\(number): \(body)" }
}
