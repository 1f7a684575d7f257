extension AttributionPattern {
  /// From the surest to the loosest: a loose row takes only what the strict ones left.
  static let english: [AttributionPattern] = [
    AttributionPattern(
      "Q , S [C] R .", .quote, "[Q “The dam will hold,”] [S Ortega] [C told] reporters."),
    AttributionPattern(
      "Q , [C] S", .quote, "[Q “The dam will hold,”] [C said] plant manager [S Luis Ortega]."),
    AttributionPattern(
      "S [C] R ~ : Q", .quote, "[S Ortega] [C told] reporters on Friday: [Q “It will hold.”]"),
    AttributionPattern(
      "S [C] R ~ , Q", .quote, "[S Ortega] [C said], [Q “It will hold.”]"),
    AttributionPattern(
      "Q , [A] S", [], "[Q “It will hold,”] [C according to] [S Ortega]."),
    AttributionPattern(
      "[A] S , Q", [], "[C According to] [S Ortega], [Q “it will hold.”]"),
    AttributionPattern(
      "F , S [C] R …", .quote,
      "[Q The dam], [S Ortega] [C said], [Q will hold for a hundred years]."),
    AttributionPattern(
      "I , S [C] R .", .quote, "[Q The dam will hold], [S Ortega] [C said] on Friday."),
    AttributionPattern(
      "S [C] R ~ that I", .that, "[S Ortega] [C told] reporters [Q that the dam would hold]."),
    AttributionPattern(
      "S [C] R ~ wh I", .question, "[S Reyes] [C asked] [Q whether the dam would hold]."),
    AttributionPattern(
      "S [C] as", .naming, "[S Critics] [C called] [Q the plan “reckless.”]"),
    AttributionPattern(
      "S [C] R ~ I", [.bare, .quote], "[S Ortega] [C said] on Friday [Q the dam would hold]."),
    AttributionPattern(
      "_Q , S [C] R .", .quote,
      "The mayor met the crew and the rest ([Q “You are heroes,”] [S she] [C said]) at noon."),
    AttributionPattern(
      "_Q , [C] S", .quote,
      "Letters came in from the crew ([Q “We want our dues,”] [C wrote] [S Luis Ortega]) on Monday."
    ),
    AttributionPattern(
      "_I , S [C] R .", .quote,
      "The crew worked all night, and [Q the dam will hold], [S Ortega] [C said]."),
    AttributionPattern(
      "S [C] _ that I", .that,
      "[S Ortega] [C said] during a long taping at the plant in Brill [Q that the dam would hold]."),
    AttributionPattern(
      "S [C] _Q", .quote,
      "[S Ortega] [C joked] to a crowd of admirers about [Q “a wall of paper” that held]."),
    AttributionPattern(
      "I , [C] S", .quote,
      "[Q The dam will hold], [C said] [S Luis Ortega], the plant manager."),
    AttributionPattern(
      "As S [C] R ~ …", .quote, "As [S Ortega] [C noted] in May, [Q the dam holds well]."),
    AttributionPattern(
      "^ [C] S _Q", .quote,
      "[C Said] [S Ana Reyes], who grew up in Brill, [Q “We are all so proud of it.”]"),
    AttributionPattern(
      "I , [A] S", [], "[Q The dam will hold], [C according to] [S Ortega]."),
    AttributionPattern(
      "F , [A] S …", [],
      "[Q The dam], [C according to] [S Ortega], [Q will hold for years]."),
    AttributionPattern(
      "[A] S , I", [], "[C According to] [S Ortega], [Q the dam will hold]."),
    AttributionPattern(
      "S [C] R to I", .infinitive, "[S Ortega] [C promised] [Q to repair the dam]."),
    AttributionPattern(
      "S [C] N", .noun, "[S Ortega] [C praised] [Q the “steady” hands of the crew]."),
    AttributionPattern(
      "S’s [CN] that I", .that,
      "Few believed [S Ortega]'s early [C claim] [Q that the dam would hold]."),
    AttributionPattern(
      "S’s [CN] to I", .infinitive, "Few believed [S her] [C promise] [Q to repair the dam]."),
    AttributionPattern(
      "S’s [CN] of N", .noun, "Few heard [S Ortega]'s [C warning] of [Q a “terrible” flood]."),
    AttributionPattern(
      "¶ S [:] Q", .quote, "[S Luis Ortega][C :] [Q ‘It will hold’]"),
    AttributionPattern(
      "S [:] Q", .quote, "Both spoke of it. [S Luis Ortega][C :] [Q “It will hold.”]"),
    AttributionPattern(
      "¶ S [:] ¶I", .quote,
      "[S Luis Ortega][C :] [Q Dam will hold for years]\n\nOrtega spoke at noon."),
    AttributionPattern(
      "Q [—] S", .quote, "[Q “It will hold.”] [C —] [S Luis Ortega], engineer"),
  ]
}
