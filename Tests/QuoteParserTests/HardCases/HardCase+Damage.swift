extension HardCase {
  /// 5.3: letters, cases and line breaks that were lost or put in.
  static let damage = [
    HardCase(
      26, "Ortegas aide said its ready and they didnt wait.",
      "its ready and they didnt wait / Ortegas aide / is=anonymous"),
    HardCase(
      27, "The Joneses plan, Jones said, works.",
      "The Joneses plan works / Jones / kind=indirect / spans=2",
      knownWrong: "one word after the cue is no content"),
    HardCase(
      28, "Thomas dam and Davis dam, Thomas said.",
      "Thomas dam and Davis dam / Thomas / kind=indirect",
      knownWrong: "words without a verb are no content"),
    HardCase(
      29, "the dam will hold, ORTEGA SAID", "the dam will hold / ORTEGA / kind=indirect"),
    HardCase(
      29, "the dam will hold, ORTEGA SAID",
      "the dam will hold / ORTEGA / kind=indirect / damaged=yes",
      knownWrong: "an attribution has no field for a text whose case is lost"),
    HardCase(
      30, "\"The dam\nwill hold,\" Ortega said.", "The dam will hold, / Ortega / kind=direct"),
    HardCase(
      31, "“The d\u{AD}am\u{A0}will ho\u{200B}ld,” Ortega said.",
      "The d\u{AD}am\u{A0}will ho\u{200B}ld, / Ortega / kind=direct"
        + " / printed=“The d\u{AD}am\u{A0}will ho\u{200B}ld,”"),
  ]
}
