extension HardCase {
  /// 5.4: where the cue stands, and whether it says that something was said.
  static let order = [
    HardCase(32, "Ortega said: \"It holds.\"", "It holds. / Ortega / kind=direct / cue=said"),
    HardCase(32, "\"It holds,\" Ortega said.", "It holds, / Ortega / kind=direct / cue=said"),
    HardCase(32, "\"It holds,\" said Ortega.", "It holds, / Ortega / kind=direct / cue=said"),
    HardCase(
      33, "\"It holds,\" Ortega, who runs the plant, said on Monday.", "It holds, / Ortega"),
    HardCase(
      34, "\"It holds,\" said plant manager and former mayor Luis Ortega, 61, of Brill.",
      "It holds, / Luis Ortega / role=plant manager and former mayor"),
    HardCase(35, "\"It,\" Ortega said, \"holds.\"", "It, holds. / Ortega / spans=2"),
    HardCase(
      36, "\"It holds,\" Ortega said. \"We tested it twice.\"",
      "It holds, We tested it twice. / Ortega / spans=2"),
    HardCase(
      37, "\"It holds,\" Ortega said, adding that tests would go on.",
      "It holds, / Ortega / kind=direct", "that tests would go on / Ortega / kind=indirect"),
    HardCase(
      38, "Ortega warned of \"catastrophic\" flooding.",
      "\"catastrophic\" flooding / Ortega / kind=mixed"),
    HardCase(
      39, "In a statement, the ministry regretted the delay and \"any distress\".",
      "the delay and \"any distress\" / ministry / channel=statement / mode=writing / kind=mixed",
      knownWrong: "regret with a noun phrase is no cue"),
    HardCase(
      40, "\"It holds.\" — Luis Ortega, engineer", "It holds. / Luis Ortega / role=engineer"),
    HardCase(
      41, "From Chairwoman Adair:\n\"We are glad.\"", "We are glad. / Adair / role=Chairwoman",
      knownWrong: "From and a name on a line do not name the speaker"),
    HardCase(
      42, "Ortega laughed. \"It holds.\"", "It holds. / Ortega / unsure=yes",
      knownWrong: "the subject of an action before a quote is not taken"),
    HardCase(
      43, "Ortega did not say the dam would hold.",
      "the dam would hold / Ortega / polarity=negated"),
    HardCase(
      43, "Ortega denied saying \"it holds\".",
      "saying \"it holds\" / Ortega / polarity=negated",
      "it holds / Ortega / polarity=negated"),
    HardCase(
      44, "Ortega would never say \"give up\".", "give up / Ortega / polarity=hypothetical",
      knownWrong: "never makes it negated, whatever the modal says"),
    HardCase(
      44, "If Ortega says \"go\", we go.", "go / Ortega / polarity=hypothetical"),
    HardCase(
      45, "\"Will it hold?\" asked Reyes. \"Yes,\" Ortega replied.", "Will it hold? / Reyes",
      "Yes, / Ortega"),
    HardCase(
      46, "Ortega refused to say whether \"the crack\" had grown.",
      "whether \"the crack\" had grown / Ortega / polarity=negated / kind=mixed",
      knownWrong: "a refusal is read twice: as a wish, and as what was not said"),
    HardCase(47, "Ortega thinks the dam will hold.", "the dam will hold / Ortega / mode=thought"),
    HardCase(47, "Ortega hopes the dam will hold.", "the dam will hold / Ortega / mode=thought"),
    HardCase(47, "Ortega fears the dam will hold.", "the dam will hold / Ortega / mode=thought"),
  ]
}
