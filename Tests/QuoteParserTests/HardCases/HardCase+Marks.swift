extension HardCase {
  /// 5.1: quotation marks, and what only looks like them.
  static let marks = [
    HardCase(
      1, "“The dam will hold,” Ortega said.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      2, "\"The dam will hold,\" Ortega said.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      3, "«Le barrage tiendra», a déclaré Ortega.",
      "Le barrage tiendra / * / kind=direct / printed=«Le barrage tiendra»",
      knownWrong: "a cue of another language is none, and words between marks alone are no quote"),
    HardCase(
      3, "«\u{A0}Le barrage tiendra\u{A0}», a déclaré Ortega.",
      "Le barrage tiendra / * / kind=direct / printed=«\u{A0}Le barrage tiendra\u{A0}»",
      knownWrong: "a cue of another language is none, and words between marks alone are no quote"),
    HardCase(
      4, "„Der Damm hält“, sagte Ortega.", "Der Damm hält / * / kind=direct",
      knownWrong: "a cue of another language is none, and words between marks alone are no quote"),
    HardCase(
      5, "»Der Damm hält«, sagte Ortega.", "Der Damm hält / * / kind=direct",
      knownWrong: "a cue of another language is none, and words between marks alone are no quote"),
    HardCase(
      6, "“She told me, ‘Run,’ so I ran,” Ortega said.",
      "She told me, ‘Run,’ so I ran, / Ortega / kind=direct", "Run, / - / recipient=me",
      knownWrong: "nothing is looked for inside a direct quote"),
    HardCase(
      7, "'We won't move,' Ortega said, 'and that's that.'",
      "We won't move, and that's that. / Ortega / kind=direct / spans=2"),
    HardCase(
      8, "The workers' union said 'enough' was enough.",
      "'enough' was enough / The workers' union / kind=mixed"),
    HardCase(
      9, "Rock 'n' roll in the '90s, Ortega said.",
      "Rock 'n' roll in the '90s / Ortega / kind=indirect",
      knownWrong: "words without a verb are no content"),
    HardCase(
      10, "The 6'2\" striker and the 27\" screen arrived, Ortega said.",
      "The 6'2\" striker and the 27\" screen arrived / Ortega / kind=indirect"),
    HardCase(
      11, "“The dam will hold, Ortega said. He then left.",
      "The dam will hold / Ortega / kind=direct / lost mark=yes / unsure=yes"),
    HardCase(
      12, "The dam will hold,” Ortega said.",
      "The dam will hold, / Ortega / kind=direct / lost mark=yes / unsure=yes"),
    HardCase(
      13, "``The dam will hold,'' Ortega said.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      13, "''The dam will hold,'' Ortega said.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      14, "&ldquo;Hold,&rdquo; Ortega said.",
      "Hold, / Ortega / kind=direct / printed=&ldquo;Hold,&rdquo;"),
    HardCase(
      14, "&#8220;Hold,&#8221; Ortega said.",
      "Hold, / Ortega / kind=direct / printed=&#8220;Hold,&#8221;"),
    HardCase(
      14, "&quot;Hold,&quot; Ortega said.",
      "Hold, / Ortega / kind=direct / printed=&quot;Hold,&quot;"),
    HardCase(
      15, "â€œThe dam will hold,â€ Ortega said.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      15, "â€œThe dam will hold,â€\u{9D} Ortega said.",
      "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      16, "\"The dam will hold,\"said Ortega.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      16, "\" The dam will hold \",said Ortega.", "The dam will hold / Ortega / kind=direct"),
    HardCase(17, "„The dam will hold”, Ortega said.", "The dam will hold / Ortega / kind=direct"),
    HardCase(
      17, "\"The dam will hold,” Ortega said.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      18, "「ダムは持つ」とオルテガ氏は述べた。", "ダムは持つ / * / kind=direct",
      knownWrong: "a cue of another language is none, and words between marks alone are no quote"),
  ]
}
