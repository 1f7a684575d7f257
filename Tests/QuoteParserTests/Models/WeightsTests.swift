import Testing

@testable import QuoteParser

/// The weights that the parser ships. It passes over a line that it cannot read, so that one of a
/// cue that is no more costs nothing; here, no line may be one of those.
struct WeightsTests {
  @Test func `every weight of accepting an attribution is read`() {
    checkLines(of: .acceptanceWeights, as: AcceptanceFeature.self) {
      Lexicon.english.acceptance.weight($0)
    }
  }

  @Test func `every weight of ending a content is read`() {
    checkLines(of: .endingWeights, as: EndingFeature.self) {
      Lexicon.english.endings.weight($0)
    }
  }

  @Test func `the files stand as make weights writes them: the bias, then sorted features`() {
    for file in [Lexicon.File.acceptanceWeights, .endingWeights] {
      let lines = file.lines
      #expect(lines.first?.hasPrefix("bias|") == true)
      let features = lines.dropFirst().map {
        Array($0[..<($0.lastIndex(of: "|") ?? $0.endIndex)].utf8)
      }
      let pairs = zip(features, features.dropFirst())
      #expect(pairs.allSatisfy { $0.lexicographicallyPrecedes($1) }, "\(lines[0])")
    }
  }

  private func checkLines<Kind: FeatureKind>(
    of file: Lexicon.File, as _: Kind.Type, weight: (UInt32) -> Float
  ) {
    let cues = Lexicon.english.indicesByName
    let lines = file.lines
    #expect(lines.count { $0.hasPrefix("bias|") } == 1)
    for line in lines where !line.hasPrefix("bias|") {
      let fields = line.split(separator: "|", omittingEmptySubsequences: false)
      let values = fields.dropFirst().dropLast().map { FeatureValue(name: $0, cues: cues) }
      guard let kind = Kind.allCases.first(where: { "\($0)" == fields[0] }),
        (1...3).contains(values.count),
        let written = Float(fields[fields.count - 1]), values.allSatisfy({ $0 != nil })
      else {
        Issue.record("this line is passed over: \(line)")
        continue
      }
      let padded = values.compactMap(\.self) + [.none, .none]
      // Another weight means that two lines are one feature.
      let read = weight(Feature(kind, padded[0], padded[1], padded[2]).key)
      #expect(read == written, "\(line)")
    }
  }
}
