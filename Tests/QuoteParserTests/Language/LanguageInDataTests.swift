import Foundation
import Testing

/// All that is English stands in `Language/en/`, so that another language is another folder.
struct LanguageInDataTests {
  private static let module = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources/QuoteParser")

  /// Files whose literals have letters that are no words of a text, and why.
  private static let labels = [
    "Explainer.swift": "what people read of a decision, in the language of the command",
    "Cue.swift": "the letters of the columns of cues.txt",
  ]

  private static let sources: [String] = {
    let files = FileManager.default.enumerator(at: module, includingPropertiesForKeys: nil)
    return (files?.compactMap { ($0 as? URL)?.path } ?? []).filter { $0.hasSuffix(".swift") }
      .map { String($0.dropFirst(module.path.count + 1)) }.sorted()
  }()

  @Test(arguments: sources)
  func `no literal of the parser has a letter`(source: String) throws {
    let file = Self.module.appendingPathComponent(source)
    guard Self.labels[file.lastPathComponent] == nil else { return }
    for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
      // What a programmer reads who has made a mistake.
      if line.contains("precondition") { continue }
      for literal in literals(of: line) {
        #expect(!literal.contains { $0.isLetter }, "\(source): “\(literal)”")
      }
    }
  }

  @Test func `short labels are no words`() throws {
    let file = Self.module.appendingPathComponent("Attribution/Cue.swift")
    for literal in try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
      .flatMap(literals)
    {
      #expect(literal.count <= 1, "“\(literal)”")
    }
  }

  @Test func `every file that may have letters is there`() {
    let names = Set(Self.sources.map { String($0.split(separator: "/").last ?? "") })
    #expect(names.isSuperset(of: Self.labels.keys))
  }

  /// The string literals of a line of Swift, without what is interpolated or escaped; none of a comment.
  private func literals(of line: Substring) -> [String] {
    if line.drop(while: { $0 == " " }).hasPrefix("//") { return [] }
    return line.matches(of: /"((?:[^"\\]|\\[^(]|\\\([^)]*\))*)"/).map {
      String($0.1).replacing(/\\\([^)]*\)|\\./, with: "")
    }
  }
}
