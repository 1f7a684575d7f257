extension HardCase {
  /// 5.5: to whom, where, and by way of whom.
  static let recipients = [
    HardCase(
      48, "Ortega told the Brill Post that it holds.",
      "that it holds / Ortega / recipient=Brill Post"),
    HardCase(
      49, "Ortega told reporters in Brill on Friday: \"It holds.\"",
      "It holds. / Ortega / recipient=reporters"),
    HardCase(
      49, "Ortega told reporters in Brill on Friday: \"It holds.\"",
      "It holds. / Ortega / recipient=reporters / place=Brill / time=Friday",
      knownWrong: "an attribution has no field for place and time"),
    HardCase(
      50, "\"It holds,\" Ortega wrote on X.", "It holds, / Ortega / channel=X / mode=writing"),
    HardCase(
      50, "\"It holds,\" Ortega posted on Truth Social.",
      "It holds, / Ortega / channel=Truth Social / mode=writing"),
    HardCase(
      50, "\"It holds,\" Ortega said in a video on Telegram.",
      "It holds, / Ortega / channel=Telegram",
      knownWrong: "the first channel is taken, not the one that it stands on"),
    HardCase(
      50, "@lortega: It holds.", "It holds. / @lortega / mode=writing",
      knownWrong: "a line that begins with an account is not read"),
    HardCase(51, "According to Ortega, it holds.", "it holds / Ortega"),
    HardCase(
      52, "According to the Brill Post, Ortega said it holds.",
      "it holds / Ortega / via=Brill Post"),
    HardCase(
      53, "\"It holds,\" Ortega said, according to a transcript seen by Reuters.",
      "It holds, / Ortega / via=transcript seen by Reuters"),
    HardCase(
      54, "The bridge closed at noon, according to the Brill Post.",
      "The bridge closed at noon / - / via=Brill Post"),
    HardCase(
      55, "\"It holds,\" a spokesman for Ortega said.",
      "It holds, / a spokesman for Ortega / is=anonymous"),
    HardCase(
      56,
      "\"It holds,\" said a person familiar with the matter who was not authorised to speak.",
      "It holds, / a person familiar with the matter / is=anonymous"),
  ]
}
