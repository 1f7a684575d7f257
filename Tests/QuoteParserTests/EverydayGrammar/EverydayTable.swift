/// The cases, by what is hard in them.
extension EverydayCase {
  static let all =
    ends + narration + apart + goingOn + transcripts + subjects + places + marks + notSpeech + names
    + lengths + denials + whoSpeaks + otherLanguages

  /// A quotation that ends in ?” or !” ends a sentence of what follows too.
  static let ends = [
    EverydayCase(
      "[S1 Calder] [C1 shouted]: [Q1 “Close the gates!”] [S2 Kessler] [C2 shouted]: [Q2 “Too late!”]",
      by: "Calder", "Kessler"),
    EverydayCase(
      "[S1 Calder] [C1 shouted]: [Q1 “Close the gates.”] [S2 Kessler] [C2 shouted]: [Q2 “Too late.”]"
    ),
    EverydayCase(
      "[S1 Calder] [C1 shouted]: [Q1 “Close the gates!”]¶[S2 Kessler] [C2 shouted]: [Q2 “Too late!”]"
    ),
    EverydayCase(
      "[S1 Calder] [C1 asked]: [Q1 “Is it deep?”] [S2 Kessler] [C2 said] [Q2 it was].",
      by: "Calder", "Kessler"),
    EverydayCase(
      "[S1 Ruth Calder] [C1 asked], [Q1 “Is it deep?”] [S2 Pim Kessler] [C2 said] [Q2 it was]."),
    EverydayCase(
      "[S1 Calder] [C1 said]: [Q1 “It sank …”] [S2 Kessler] [C2 replied]: [Q2 “It swam.”]"),
    EverydayCase(
      "[S1 Calder] [C1 said]: [Q1 “It sank —”] [S2 Kessler] [C2 replied]: [Q2 “It swam.”]"),
    EverydayCase(
      "[S1 Calder] [C1 wrote]: [Q1 “Did it sink?”] Nobody wrote back.",
      knownWrong: "what follows is taken in"),
    EverydayCase(
      "[Q1 “Did it sink?”] [C1 asked] [S1 Calder]. [Q2 “It did!”] [S2 Kessler] [C2 cried]."),
  ]

  /// The words of the author after, or around, a quotation.
  static let narration = [
    EverydayCase("[S1 Morland] [C1 said] [Q1 “not today”] twice and hung up."),
    EverydayCase("[S1 Morland] [C1 said] [Q1 “ask my lawyer”] before he closed the door."),
    EverydayCase(
      "[S1 Morland] [C1 told] the crew [Q1 “we are late”] as the train pulled out."),
    EverydayCase(
      "[S1 Morland] [C1 said] [Q1 that “soup is enough”], and nobody at the table smiled."),
    EverydayCase("[S1 The fans] [C1 chanted] [Q1 “One more song!”] for ten minutes."),
    EverydayCase("[S1 Morland] [C1 sighed], [Q1 “Not now,”] at the sound of the bell."),
    EverydayCase("[S1 Drivers] [C1 say] [Q1 the toll is “a joke,”] while one in six pays it."),
    EverydayCase(
      "[S1 Morland] [C1 noted] [Q1 that “a third of us” - including two nurses - wanted to go home]."
    ),
    EverydayCase(
      "[S1 Morland] [C1 called for] [Q1 a “quiet hour law,” including a ban on drums and more trees]."
    ),
  ]

  /// Cue and source stand on another line, or between two parts of a content.
  static let apart = [
    EverydayCase(
      "[Q1 “We swam,”]⏎[S1 Ruth Calder] [C1 said].", by: "Ruth Calder",
      knownWrong: "a line break after a quotation that ends in a comma ends its sentence"),
    EverydayCase("[Q1 “We swam,”]⏎[C1 said] [S1 Ruth Calder].", by: "Ruth Calder"),
    EverydayCase(
      "[Q1 “We ran,”] [S1 Ivo Drax] [C1 said].¶[Q2 “We swam,”]⏎[S2 Ruth Calder] [C2 said].¶Rain fell.",
      by: "Ivo Drax", "Ruth Calder",
      knownWrong: "a line break after a quotation that ends in a comma ends its sentence"),
    EverydayCase("[Q1 The trains], [S1 Kessler] [C1 said], [Q1 “never came.”]"),
    EverydayCase("[Q1 The trains], [C1 said] [S1 Kessler], [Q1 “never came.”]", by: "Kessler"),
    EverydayCase("[Q1 It snowed], [C1 said] [S1 Kessler], [Q1 “and the lake froze”]."),
    EverydayCase(
      "[Q1 The “ghost” play and the “tower” play], [S1 Kessler] [C1 said], [Q1 were “the worst of the week”]."
    ),
    EverydayCase(
      "[Q1 The ‘ghost’ play and the ‘tower’ play], [S1 Kessler] [C1 said], [Q1 were ‘the worst of the week’].",
      knownWrong: "single marks around words of a sentence pair wrongly"),
    EverydayCase(
      "Ruth Calder began talking to Pim Kessler. [Q1 \"The mill wheel is stuck.\"] Kessler nodded.",
      by: "Ruth Calder|-"),
    EverydayCase(
      "[S1 Kessler] [C1 said] [Q1 the reply was no]. Drax, the mayor, left the room at six.",
      knownWrong: "“no.” is taken for the abbreviation of a number"),
    EverydayCase("[Q1 “Jump!”] [S1 the sergeant] [C1 ordered]. [Q1 “Higher.”]"),
    EverydayCase(
      "[Q1 “It leans,”] [S1 Calder] [C1 said], [C2 adding], [Q2 “We measured it.”]", by: "Calder",
      "Calder"),
    EverydayCase(
      "The road is [Q1 “a long snake,”] as [S1 Ruth Calder], a driver, [C1 puts it].",
      by: "Ruth Calder"),
    EverydayCase(
      "[S1 Ivo Drax], engineer[C1 :] [Q1 “The tower will lean for years.”]", by: "Ivo Drax"),
  ]

  /// What follows has a cue of its own.
  static let goingOn = [
    EverydayCase(
      "[Q1 “The dam holds,”] [S1 Calder] [C1 wrote] on Monday, [C2 adding], [Q2 “It will hold.”]"),
    EverydayCase(
      "[C1 According to] [S1 Fenwick News], [Q1 the rumours are false]."),
  ]

  /// Turns of a conversation.
  static let transcripts = [
    EverydayCase("[S1 RUTH CALDER][C1 :] [Q1 The bridge is down.]", by: "RUTH CALDER|Ruth Calder"),
    EverydayCase(
      "[S1 R. CALDER (KTV)][C1 :] [Q1 The bridge is down.]",
      knownWrong: "the source ends before the brackets"),
    EverydayCase(
      "[S1 RUTH CALDER, HOST][C1 :] [Q1 Good morning.]",
      knownWrong: "a turn of a transcript is not read"),
    EverydayCase(
      "[S1 CAPT. IVO DRAX, KTV HARBOUR ANALYST][C1 :] [Q1 I took it for a seal.]",
      knownWrong: "the source ends before the comma"),
    EverydayCase("[S1 IVO DRAX][C1 :] [Q1 Thank you, Ruth.]"),
    EverydayCase("[S1 DRAX][C1 :] [Q1 Where?]"),
    EverydayCase(
      "[S1 CALDER][C1 :] [Q1 The bridge is down.]⏎[S2 DRAX][C2 :] [Q2 Where?]⏎[S3 CALDER][C3 :] [Q3 At the mill.]"
    ),
    EverydayCase(
      "[S1 MAYOR RUTH CALDER][C1 :] [Q1 The bridge is down. It went at noon.]"
        + "¶[S2 IVO DRAX], KTV[C2 :] [Q2 Who saw it?]¶[S3 CALDER][C3 :] [Q3 I did. We all did.]",
      by: "RUTH CALDER", "IVO DRAX", "RUTH CALDER"),
    // Headings that nobody answers.
    EverydayCase(
      "WATCH: The bridge is down.¶READ MORE: The mill closes.¶WATCH: The mill burns."),
    EverydayCase(
      "[S1 Ruth Calder][C1 :] [Q1 The bridge is down.]¶[S2 Ivo Drax][C2 :] [Q2 I saw nothing.]"),
    EverydayCase(
      "Q[C1 :] [Q1 Is it deep?]⏎A[C2 :] [Q2 It is.]", by: "-",
      knownWrong: "Q and A are no speakers"),
    EverydayCase(
      "**Is the lake deep?**¶[Q1 It is, and it was when I was a child.]",
      knownWrong: "a bold question is none"),
  ]

  /// What stands where the source does.
  static let subjects = [
    EverydayCase("[Q1 “It will sink,”] [S1 Donnelly] [C1 said].", by: "Donnelly"),
    EverydayCase(
      "[Q1 “Sing on,”] [S1 the Fenwick weekly] [C1 wrote]."),
    EverydayCase("[S1 Both teams] [C1 said] [Q1 they were tired]."),
    EverydayCase("[S1 The UK embassy] [C1 said] [Q1 the visa office was shut]."),
    EverydayCase("[C1 According to] [S1 UNESCO], [Q1 the tower leans].", by: "UNESCO"),
    EverydayCase("[C1 According to] [S1 nurses unions], [Q1 the ward is full]."),
    EverydayCase(
      "[S1 Morland] [C1 told] Fenwick.info [Q1 the rumours are false].",
      knownWrong: "the address is cut in two"),
    EverydayCase(
      "[S1 Morland] [C1 admitted] to [Q1 taking the oars].",
      knownWrong: "the preposition is taken in"),
    EverydayCase(
      "[S1 Cook] [C1 said] while visiting Fenwick [Q1 that the pool would reopen].", by: "Cook"),
    EverydayCase(
      "[Q1 “Nobody fed us,”] [S1 Ruth Calder] [C1 said] of that week.",
      knownWrong: "the preposition is taken for a part of the cue"),
    EverydayCase(
      "[S1 Paz], who runs a stall called “Two Hens,” [C1 yelled], [Q1 “Come in!”]", by: "Paz"),
    EverydayCase(
      "[S1 One baker, councillor Ruth Calder], [C1 said] [Q1 the oven was cold].",
      by: "Ruth Calder"),
  ]

  /// What a content begins with, and cues other than *said*.
  static let places = [
    EverydayCase("[S1 Officials] [C1 said] [Q1 more than 40 boats sank]."),
    EverydayCase("[S1 Officials] [C1 said] [Q1 at least four boats sank]."),
    EverydayCase("[S1 Police] [C1 said] [Q1 up to six men were hurt]."),
    EverydayCase("[S1 Police] [C1 said] [Q1 as many as ninety people had called]."),
    EverydayCase("[Q1 “Never”] was [S1 Calder]'s [C1 answer]."),
    EverydayCase(
      "Kessler quoted [S1 Calder] as [C1 saying] [Q1 “the lake is full.”]"),
    EverydayCase("Kessler quoted [S1 Ruth Calder] as [C1 saying] [Q1 the lake was full]."),
    EverydayCase("The scheme was [C1 dubbed] [Q1 “tower madness”] by [S1 Calder]."),
    EverydayCase(
      "[S1 Critics] [C1 view] [Q1 the tower as “a ruin”].",
      knownWrong: "the verb is taken for no cue"),
    EverydayCase(
      "[S1 Calder] [C1 sees] [Q1 the tower as “a ruin”].",
      knownWrong: "the verb is taken for no cue"),
    EverydayCase(
      "[S1 Kessler] [C1 introduced] [Q1 Calder as “the boss”].",
      knownWrong: "the verb is taken for no cue"),
    EverydayCase(
      "[Q1 The tower cost nine million], [S1 records] [C1 show]."),
    EverydayCase("[Q1 The tower cost nine million], [S1 court papers] [C1 show]."),
    EverydayCase(
      "[Q1 [S2 A guard] [C2 yelled] [Q2 “Stop!”] near the gate], [C1 according to] [S1 the drivers]."
    ),
  ]

  /// Marks that do not pair as they should.
  static let marks = [
    EverydayCase(
      "[Q1 “We sold two goats,’’] [S1 Ruth Calder], who runs the stall, [C1 told] the Herald. [Q1 “One was old.”]",
      knownWrong: "two apostrophes do not close what a double mark opens"),
    EverydayCase(
      "[S1 One cook] ([Q1 ”Too hot for that”]) went home.",
      knownWrong: "a closing mark opens nothing"),
  ]

  /// What only looks like an attribution.
  static let notSpeech = [
    EverydayCase("The bill, dubbed the “Goat Act,” failed."),
    EverydayCase("It is a dance called “mud waltz.”"),
    EverydayCase("The guild's head had nothing but contempt for the “paper” tower."),
    EverydayCase("The firms reported weaker than hoped sales."),
    EverydayCase("Calder claimed victory as the count went on."),
    EverydayCase("“Ten Towers”¶Fenwick opened a tower on Friday."),
    EverydayCase("WATCH: The tower falls¶It fell at noon."),
    EverydayCase("READ MORE: Ten towers to see¶It fell at noon."),
  ]

  /// Whom a source is.
  static let names = [
    EverydayCase(
      "Lena April spoke at noon. [Q1 “It thawed,”] [S1 Ms. April] [C1 said].", by: "Lena April"),
    EverydayCase(
      "[S1 Lena April] [C1 told] the crew [Q1 that it thawed].", by: "Lena April"),
    EverydayCase(
      "Lena May spoke at noon. [S1 She] [C1 told] the crew [Q1 that it thawed].", by: "Lena May"),
    EverydayCase(
      "Otto Moor / Fenwick News¶Gulls crowd the pier on Friday.¶Ivo Drax feeds the gulls. [Q1 “They come at dawn,”] [S1 he] [C1 said].",
      by: "Ivo Drax"),
    EverydayCase(
      "Ruth Calder resigned on Friday. [Q1 “I am tired,”] [S1 her statement] [C1 read].",
      by: "Ruth Calder"),
  ]

  /// Contents that go on, and that do not.
  static let lengths = [
    EverydayCase(
      "[S1 She] [C1 says] [Q1 silence does not mean \"consent\", but rather fear of others]."),
    EverydayCase(
      "[S1 He] [C1 said] [Q1 not only was the price too high, but that it had been kept secret]."),
    EverydayCase(
      "[S1 Calder] wrote, [C1 pointing out] [Q1 that the paper's Pim Kessler had seen the crack]."
    ),
    EverydayCase(
      "[S1 Ruth Calder], the coach, [C1 added]: [Q1 \"We trained all year. \"Of course this cup is special. \"All my life I wanted it.\"]"
    ),
    EverydayCase("[S1 Calder] would not [C1 say] [Q1 how the board would vote].", negated: [1]),
  ]

  static let denials = [
    EverydayCase(
      "[S1 Calder] [C1 denied] [Q1 that she had planned to sell the mill].", negated: [1]),
    EverydayCase(
      "[S1 Calder] has [C1 dismissed] [Q1 reports she would resign].", negated: [1]),
    EverydayCase("[S1 Calder] [C1 rejected] [Q1 the idea as “nonsense.”]"),
    EverydayCase("[S1 Calder] did not [C1 deny] [Q1 that the mill was lost]."),
    EverydayCase(
      "[S1 Calder] [C1 rejected] [Q1 the [C2 claim] [Q2 that the mill was lost]].", by: "Calder",
      "-", negated: [1],
      knownWrong: "what is rejected counts as said, and the claim as one's own"),
    EverydayCase("[S1 Calder] [C1 disputed] [Q1 that the mill was lost].", negated: [1]),
  ]
}
