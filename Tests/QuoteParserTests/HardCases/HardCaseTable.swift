/// The cases, by what makes them hard.
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
      "Rock 'n' roll in the '90s / Ortega / kind=indirect"),
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

  /// 5.3: letters, cases and line breaks that were lost or put in.
  static let damage = [
    HardCase(
      26, "Ortegas aide said its ready and they didnt wait.",
      "its ready and they didnt wait / Ortegas aide / is=anonymous"),
    HardCase(
      27, "The Joneses plan, Jones said, works.",
      "The Joneses plan works / Jones / kind=indirect / spans=2"),
    HardCase(
      28, "Thomas dam and Davis dam, Thomas said.",
      "Thomas dam and Davis dam / Thomas / kind=indirect"),
    HardCase(
      29, "the dam will hold, ORTEGA SAID", "the dam will hold / ORTEGA / kind=indirect",
      knownWrong: "capitals alone are taken for a name, not for a cue"),
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
      41, "From Chairwoman Adair:\n\"We are glad.\"", "We are glad. / Adair / role=Chairwoman"),
    HardCase(
      42, "Ortega laughed. \"It holds.\"", "It holds. / Ortega / unsure=yes",
      knownWrong: "the subject of an action before a quote is not taken"),
    HardCase(
      43, "Ortega did not say the dam would hold.",
      "the dam would hold / Ortega / polarity=negated"),
    HardCase(
      43, "Ortega denied saying \"it holds\".",
      "saying \"it holds\" / Ortega / polarity=negated",
      "it holds / Ortega / polarity=negated",
      knownWrong: "what was denied is read, but not what it says was said"),
    HardCase(
      44, "Ortega would never say \"give up\".", "give up / Ortega / polarity=hypothetical",
      knownWrong: "never makes it negated, whatever the modal says"),
    HardCase(
      44, "If Ortega says \"go\", we go.", "go / Ortega / polarity=hypothetical",
      knownWrong: "a condition is no cue, and the quotation runs on"),
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
      "The bridge closed at noon / Brill Post / via=-"),
    HardCase(
      55, "\"It holds,\" a spokesman for Ortega said.",
      "It holds, / a spokesman for Ortega / is=anonymous"),
    HardCase(
      56,
      "\"It holds,\" said a person familiar with the matter who was not authorised to speak.",
      "It holds, / a person familiar with the matter / is=anonymous"),
  ]

  /// 5.6: who that is.
  static let speakers = [
    HardCase(
      57, "Luis Ortega arrived. \"It holds,\" Ortega said. \"Yes,\" he added.",
      "It holds, / Luis Ortega", "Yes, / Luis Ortega"),
    HardCase(58, "Ana Ortega and Luis Ortega met. \"It holds,\" Ortega said.", "It holds, / -"),
    HardCase(
      58, "Ana Ortega and Luis Ortega met. \"It holds,\" Ortega said.",
      "It holds, / - / candidates=Ana Ortega and Luis Ortega",
      knownWrong: "an attribution has no field for candidates"),
    HardCase(
      58, "Ana Ortega and Luis Ortega met. \"It holds,\" Ms Ortega said.",
      "It holds, / Ana Ortega"),
    HardCase(
      59, "President Adair met Premier Reyes. \"It holds,\" the president said.",
      "It holds, / Adair"),
    HardCase(
      60, "Former president Adair met President Reyes. \"It holds,\" the president said.",
      "It holds, / Reyes"),
    HardCase(
      62,
      "Ursula von der Leyen said it holds. \"Yes,\" von der Leyen said."
        + " Von der Leyen said it was safe.",
      "it holds / Ursula von der Leyen", "Yes, / Ursula von der Leyen",
      "it was safe / Ursula von der Leyen"),
    HardCase(
      62, "Ludwig van Beek spoke. \"It holds,\" van Beek said. Van Beek said it was safe.",
      "It holds, / Ludwig van Beek", "it was safe / Ludwig van Beek"),
    HardCase(
      62, "Omar al-Hakim spoke. \"It holds,\" al-Hakim said. Al-Hakim said it was safe.",
      "It holds, / Omar al-Hakim", "it was safe / Omar al-Hakim"),
    HardCase(
      62, "Luiz da Silva Jr. spoke. \"It holds,\" da Silva said. Da Silva said it was safe.",
      "It holds, / Luiz da Silva Jr.", "it was safe / Luiz da Silva Jr."),
    HardCase(
      63, "\"It holds,\" said Sir Alan Reed.", "It holds, / Alan Reed / source=Sir Alan Reed"),
    HardCase(63, "\"It holds,\" said Mr Reed.", "It holds, / Reed / source=Mr Reed"),
    HardCase(63, "\"It holds,\" said Dr. Reed.", "It holds, / Reed / source=Dr. Reed"),
    HardCase(
      63, "\"It holds,\" said Lord Reed of Brill.",
      "It holds, / Reed of Brill / source=Lord Reed of Brill",
      knownWrong: "a place after a title of nobility is left off"),
    HardCase(
      63, "Sir Alan Reed spoke. \"It holds,\" said Mr Reed.", "It holds, / Alan Reed"),
    HardCase(64, "\"We object,\" the Kremlin said.", "We object, / Kremlin / is=organisation"),
    HardCase(64, "\"We object,\" Kyiv said.", "We object, / Kyiv / is=organisation"),
    HardCase(
      64, "\"We object,\" No 10 said.", "We object, / No 10 / is=organisation",
      knownWrong: "No 10 is no name"),
    HardCase(64, "\"We object,\" the company said.", "We object, / company / is=organisation"),
    HardCase(
      65, "Ortega and Reyes said in a joint statement: \"It holds.\"",
      "It holds. / Ortega and Reyes / channel=joint statement / mode=writing"),
    HardCase(
      66, "Aides to both Ortega and Reyes called it \"solid\".",
      "it \"solid\" / Aides to both Ortega and Reyes / is=group"),
    HardCase(67, "\"Ortega lied,\" Reyes said.", "Ortega lied, / Reyes"),
    HardCase(68, "\"I met Reyes,\" said Ortega of her rival Adair.", "I met Reyes, / Ortega"),
  ]

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
