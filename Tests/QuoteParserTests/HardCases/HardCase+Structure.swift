extension HardCase {
  /// 5.7: paragraphs, interviews, headlines, and what stands around an article.
  static let structure = [
    HardCase(
      70, "\"First paragraph.\n\n\"Second paragraph.\n\n\"Third,\" Ortega said.",
      "First paragraph. Second paragraph. Third, / Ortega / kind=direct / spans=3"),
    HardCase(
      71, "Luis Ortega on dams\n\nQ: Will it hold?\nA: It will.", "Will it hold? / -",
      "It will. / Luis Ortega",
      knownWrong: "Q and A are no speakers"),
    HardCase(
      72, "ORTEGA: It will hold.\nREYES: I doubt it.\n(LAUGHTER)", "It will hold. / ORTEGA",
      "I doubt it. / REYES",
      knownWrong: "the turns of a transcript are not read"),
    HardCase(
      73, "Ortega and Reyes met.\n\n\"Go.\"\n\n\"No.\"\n\n\"Go.\"",
      "Go. / Ortega / unsure=yes / candidates=Ortega and Reyes",
      "No. / Reyes / unsure=yes / candidates=Ortega and Reyes",
      "Go. / Ortega / unsure=yes / candidates=Ortega and Reyes",
      knownWrong: "speakers do not take turns, and an attribution has no field for candidates"),
    HardCase(
      74, "Ortega: 'It will hold'\n\n\"It will hold for years,\" Luis Ortega said.",
      "It will hold / Luis Ortega", "It will hold for years, / Luis Ortega"),
    HardCase(
      74, "Ortega: 'It will hold'\n\n\"It will hold for years,\" Luis Ortega said.",
      "It will hold / Luis Ortega / repeats=It will hold for years,",
      "It will hold for years, / Luis Ortega",
      knownWrong: "an attribution has no field for the one that it repeats"),
    HardCase(75, "Dam to hold, Ortega says", "Dam to hold / Ortega / kind=indirect"),
    HardCase(
      76, "Reyes said Ortega told him \"it holds\".", "Ortega told him \"it holds\" / Reyes",
      "it holds / Ortega / recipient=him"),
    HardCase(77, "\"It ... holds,\" Ortega said.", "It ... holds, / Ortega"),
    HardCase(77, "\"[The dam] holds,\" Ortega said.", "[The dam] holds, / Ortega"),
    HardCase(77, "\"The damn [sic] holds,\" Ortega said.", "The damn [sic] holds, / Ortega"),
    HardCase(77, "\"It h--- holds,\" Ortega said.", "It h--- holds, / Ortega"),
    HardCase(
      78,
      "\"It holds,\" Ortega said Monday.\n\nRead more: \"Ten dams to see\"\n\nWritten by Published"
        + "\n\nPhoto: \"The dam\" (AP)\n\nRelated: \"Dams\"\n\nSign up for our newsletter",
      "It holds, / Ortega"),
    HardCase(79, "By Reyes\n\n\"It holds,\" Ortega said.", "It holds, / Ortega"),
    HardCase(80, "BRILL (AP) — \"It holds,\" Ortega said.", "It holds, / Ortega"),
    HardCase(
      80, "BRILL (AP) — \"It holds,\" Ortega said.", "It holds, / Ortega / wire=AP",
      knownWrong: "an article has no field for its wire service"),
  ]
}
