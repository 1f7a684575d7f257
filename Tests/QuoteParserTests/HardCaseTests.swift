import QuoteModel
import QuoteParser
import Testing

/// Short texts that extractors get wrong: who speaks, to whom, by way of whom, and whether at all.
struct HardCaseTests {
  struct Case: CustomTestStringConvertible {
    var body: String
    /// One for each attribution: text, speaker (`-` for nobody) and what is not as usual.
    var expected: [String]
    var testDescription: String { body }

    init(_ body: String, _ expected: String...) {
      self.body = body
      self.expected = expected
    }
  }

  @Test(arguments: [
    Case("The sign read \"No swimming\".", "No swimming / The sign / mode=writing"),
    Case("Their slogan is \"Water for all\"."),
    Case("Her novel \"The Long Canal\" sold out."),
    Case(
      "Critics called it \"reckless\" and \"far too late\".",
      "it \"reckless\" and \"far too late\" / Critics"),
    Case(
      "Ortegas aide said its ready and they didnt wait.",
      "its ready and they didnt wait / Ortegas aide"),
    Case("\"It holds,\" Ortega, who runs the plant, said on Monday.", "It holds, / Ortega"),
    Case(
      "\"It holds,\" said plant manager and former mayor Luis Ortega, 61, of Brill.",
      "It holds, / Luis Ortega / role=plant manager and former mayor"),
    Case(
      "\"It holds,\" Ortega said, adding that tests would go on.", "It holds, / Ortega",
      "that tests would go on / Ortega"),
    Case("Ortega warned of \"catastrophic\" flooding.", "\"catastrophic\" flooding / Ortega"),
    Case("\"It holds.\" — Luis Ortega, engineer", "It holds. / Luis Ortega / role=engineer"),
    Case(
      "Ortega did not say the dam would hold.", "the dam would hold / Ortega / polarity=negated"),
    Case(
      "Ortega denied saying \"it holds\".", "saying \"it holds\" / Ortega / polarity=negated",
      "it holds / Ortega / polarity=negated"),
    Case("If Ortega says \"go\", we go.", "go / Ortega / polarity=hypothetical"),
    Case(
      "\"Will it hold?\" asked Reyes. \"Yes,\" Ortega replied.", "Will it hold? / Reyes",
      "Yes, / Ortega"),
    Case("Ortega hopes the dam will hold.", "the dam will hold / Ortega / mode=thought"),
    Case(
      "Ortega told the Brill Post that it holds.", "that it holds / Ortega / recipient=Brill Post"),
    Case(
      "Ortega told reporters in Brill on Friday: \"It holds.\"",
      "It holds. / Ortega / recipient=reporters"),
    Case("\"It holds,\" Ortega wrote on X.", "It holds, / Ortega / channel=X / mode=writing"),
    Case(
      "Ortega posted on Truth Social: \"It holds.\"",
      "It holds. / Ortega / channel=Truth Social / mode=writing"),
    Case("According to Ortega, it holds.", "it holds / Ortega"),
    Case(
      "According to the Brill Post, Ortega said it holds.", "it holds / Ortega / via=Brill Post"),
    Case(
      "\"It holds,\" Ortega said, according to a transcript seen by Reuters.",
      "It holds, / Ortega / via=transcript seen by Reuters"),
    Case(
      "The bridge closed at noon, according to the Brill Post.",
      "The bridge closed at noon / - / via=Brill Post"),
    Case("\"It holds,\" a spokesman for Ortega said.", "It holds, / a spokesman for Ortega"),
    Case(
      "\"It holds,\" said a person familiar with the matter who was not authorised to speak.",
      "It holds, / a person familiar with the matter"),
    Case(
      "Luis Ortega arrived. \"It holds,\" Ortega said. \"Yes,\" he added.",
      "It holds, / Luis Ortega", "Yes, / Luis Ortega"),
    Case("Ana Ortega and Luis Ortega met. \"It holds,\" Ortega said.", "It holds, / -"),
    Case("Ana Ortega and Luis Ortega met. \"It holds,\" Ms Ortega said.", "It holds, / Ana Ortega"),
    Case(
      "President Adair met Premier Reyes. \"It holds,\" the president said.", "It holds, / Adair"),
    Case(
      "Former president Adair met President Reyes. \"It holds,\" the president said.",
      "It holds, / Reyes"),
    Case(
      "Ursula von der Leyen said it holds. \"Yes,\" von der Leyen said.",
      "it holds / Ursula von der Leyen", "Yes, / Ursula von der Leyen"),
    Case("Sir Alan Reed spoke. \"It holds,\" said Mr Reed.", "It holds, / Alan Reed"),
    Case("\"We object,\" the Kremlin said.", "We object, / Kremlin"),
    Case(
      "Ortega and Reyes said in a joint statement: \"It holds.\"",
      "It holds. / Ortega and Reyes / channel=joint statement / mode=writing"),
    Case(
      "Aides to both Ortega and Reyes called it \"solid\".",
      "it \"solid\" / Aides to both Ortega and Reyes"),
    Case("\"Ortega lied,\" Reyes said.", "Ortega lied, / Reyes"),
    Case("\"I met Reyes,\" said Ortega of her rival Adair.", "I met Reyes, / Ortega"),
    Case("Dam to hold, Ortega says", "Dam to hold / Ortega"),
    Case(
      "Reyes said Ortega told him \"it holds\".", "Ortega told him \"it holds\" / Reyes",
      "it holds / Ortega / recipient=him"),
    Case("\"It ... holds,\" Ortega said.", "It ... holds, / Ortega"),
    Case("\"[The dam] holds,\" Ortega said.", "[The dam] holds, / Ortega"),
    Case(
      "\"It holds,\" Ortega said Monday.\n\nRead more: \"Ten dams to see\"\n\nPhoto: \"The dam\" (AP)"
        + "\n\nSign up for our newsletter",
      "It holds, / Ortega"),
    Case("By Ana Reyes\n\n\"It holds,\" Ortega said.", "It holds, / Ortega"),
    Case("BRILL (AP) — \"It holds,\" Ortega said.", "It holds, / Ortega"),
  ])
  func `a hard case is read right`(_ example: Case) {
    #expect(ArticleParser().attributions(in: example.body).map(Self.line) == example.expected)
  }

  private static func line(_ found: Attribution) -> String {
    let speakers = found.speakers.map(\.name).joined(separator: " and ")
    var parts = [found.text, speakers.isEmpty ? "-" : speakers]
    let fields = [
      ("recipient", found.recipient), ("channel", found.channel), ("via", found.via),
      ("role", found.role),
    ]
    parts += fields.compactMap { name, value in value.map { "\(name)=\($0)" } }
    if found.polarity != .affirmed { parts.append("polarity=\(found.polarity.rawValue)") }
    if found.mode != .speech { parts.append("mode=\(found.mode.rawValue)") }
    return parts.joined(separator: " / ")
  }
}
