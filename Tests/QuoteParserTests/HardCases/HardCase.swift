/// A short text that extractors get wrong, and what it should give.
///
/// The numbers are those of a list of 83. What such a row asks stands in `expected`, whether or not
/// the parser does it: one line for each attribution, `text / speaker / field=value / …`, where a
/// speaker is `-` for nobody and `*` where any will do, and a leading article does not count.
/// Recipient, channel, via, polarity and mode are as usual when a line does not name them; the
/// other fields are looked at where they are named. They stand in the order of
/// `HardCaseTests.fields`.
struct HardCase: Sendable {
  var number: Int
  var body: String
  var expected: [String]
  /// Why the parser gives something else; a case that comes right must lose it.
  var knownWrong: String?

  init(_ number: Int, _ body: String, _ expected: String..., knownWrong: String? = nil) {
    self.number = number
    self.body = body
    self.expected = expected
    self.knownWrong = knownWrong
  }

  static let all = marks + notSpeech + damage + order + recipients + speakers + structure

  /// The rows that are not for the parser, or for more than one short text, and their tests.
  static let elsewhere = [
    31: "a word is found whatever invisible character stands in it, in HardCaseArticleTests",
    61: "spellings of one person in two scripts, in HardCaseArticleTests",
    69: "a surname alone joins nobody across articles, in SpeakerTests",
    81: "one statement in two papers, in HardCaseArticleTests",
    82: "forty thousand marks, in RobustnessTests; 1 and 4 MB, in `make bench BENCH=linearity`",
    83: "what is no text, in HardCaseArticleTests; more in TextFileTests and EncodingTests",
  ]
}
