extension HardCase {
  /// 5.2: between marks, but not said.
  static let notSpeech = [
    HardCase(19, "The so-called \"quick fix\" took nine years."),
    HardCase(20, "Her novel \"The Long Canal\" sold out."),
    HardCase(
      21, "Luis \"Tito\" Ortega said the dam would hold.",
      "the dam would hold / Luis Ortega / kind=indirect"),
    HardCase(
      22, "A man who goes by the name \"Tito\" said: \"It will hold.\"",
      "It will hold. / A man who goes by the name Tito / kind=direct",
      knownWrong: "a relative clause is left off the speaker"),
    HardCase(
      23, "The sign read \"No swimming\".",
      "No swimming / The sign / mode=writing / is=document"),
    HardCase(24, "Their slogan is \"Water for all\"."),
    HardCase(
      25, "Critics called it \"reckless\" and \"far too late\".",
      "it \"reckless\" and \"far too late\" / Critics / kind=mixed / is=group"),
  ]
}
