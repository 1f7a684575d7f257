/// The cases about who speaks, by what is hard in the name.
extension EverydayCase {
  static let whoSpeaks = families + bodies + shortened + several + offices + goneOn

  /// Suffixes, particles and names of one word.
  static let families = [
    EverydayCase(
      "Ivo Drax Jr. runs the mill, and Ivo Drax Sr. built it. [Q1 “I would,”] [S1 Drax Sr.] [C1 said].",
      by: "Ivo Drax Sr."),
    EverydayCase(
      "Pim de Vaal runs the mill. [S1 Sergeant de Vaal] [C1 said] [Q1 it was late]. [Q2 “Very late,”] [S2 De Vaal] [C2 added].",
      by: "Pim de Vaal", "Pim de Vaal"),
    EverydayCase(
      "Noam ben Tsur runs the mill. [Q1 “It turns,”] [S1 ben Tsur] [C1 said].", by: "Noam ben Tsur"),
    EverydayCase(
      "Karim Said al-Masri runs the mill. [Q1 “It turns,”] [S1 al-Masri] [C1 said].",
      by: "Karim Said al-Masri"),
    EverydayCase(
      "Rosa Maria Gómez Luna runs the mill. [Q1 “It turns,”] [S1 Gómez] [C1 said].",
      by: "Rosa Maria Gómez Luna"),
    EverydayCase(
      "[Q1 “It is loud,”] [S1 9 Bells] [C1 said] after the show.", by: "9 Bells"),
  ]

  /// Names of bodies that are cut in two, or taken for another.
  static let bodies = [
    EverydayCase(
      "[S1 The National Bakers Federation] [C1 says] [Q1 flour is short].",
      by: "National Bakers Federation"),
    EverydayCase(
      "[S1 The Norland Nurses Association] [C1 says] [Q1 the wards are full].",
      by: "Norland Nurses Association"),
    EverydayCase(
      "[S1 The Norland Miners Union] [C1 said] [Q1 the pit was wet].", by: "Norland Miners Union"),
    EverydayCase(
      "[S1 The Parks and Gardens Office] [C1 said] [Q1 the gate was shut].",
      by: "Parks and Gardens Office"),
    EverydayCase(
      "The Mill Owners Association (MOA) spoke first. [S1 The Norland Bakers Association] (NBA) [C1 said] [Q1 flour was “short”].",
      by: "Norland Bakers Association"),
    EverydayCase(
      "Fenwick Pumps shut a plant. Last week [S1 the company] [C1 announced] [Q1 that it would move].",
      by: "Fenwick Pumps"),
    EverydayCase(
      "FENWICK, Nov. 3 — [S1 Officials] [C1 said] [Q1 the mill burned].", by: "Officials"),
  ]

  /// Bodies that are introduced by their whole name, and then go by its first word.
  static let shortened = [
    EverydayCase(
      "A poll by Quennell University is out. [S1 Quennell] [C1 said] [Q1 that few agree].",
      by: "Quennell University"),
    EverydayCase(
      "Quennell is a firm. Quennell University is not. [S1 Quennell] [C1 said] [Q1 that few agree].",
      by: "Quennell"),
    EverydayCase(
      "Brill Bank is open. In Brill it rained. [S1 Ivo Brill] [C1 said] [Q1 it was late].",
      by: "Ivo Brill"),
  ]

  /// Several who say one thing.
  static let several = [
    EverydayCase(
      "Ruth Calder was there. [S1 She and two other bakers] [C1 said] [Q1 the mill burned].",
      by: "Ruth Calder and two other bakers"),
    EverydayCase(
      "[S1 Ruth Calder, Ivo Drax, and Pim Kessler] [C1 said] [Q1 the mill burned].",
      by: "Ruth Calder and Ivo Drax and Pim Kessler"),
    EverydayCase(
      "[S1 Ruth Calder and two of her aides] [C1 said] [Q1 the mill burned].",
      by: "Ruth Calder and two of her aides"),
    EverydayCase(
      "[Q1 “The mill burned,”] [C1 said] [S1 Sens. Ruth Calder (R-Fenwick) and Ivo Drax] (D-Brill).",
      by: "Ruth Calder and Ivo Drax"),
    EverydayCase(
      "[S1 The mayor, Ruth Calder, and the council] [C1 said] [Q1 the mill burned].",
      by: "Ruth Calder and the council"),
    EverydayCase(
      "[S1 The FBI and other agencies] [C1 said] [Q1 the mill burned].",
      by: "FBI and other agencies"),
  ]

  /// What somebody is, before the name or in its place.
  static let offices = [
    EverydayCase(
      "[S1 Works and transport minister Ruth Calder] [C1 said] [Q1 the line would open].",
      by: "Ruth Calder"),
    EverydayCase(
      "[S1 Fenwick and Norland winger Ivo Drax] [C1 said] [Q1 he was fit].", by: "Ivo Drax"),
    EverydayCase(
      "[S1 Bank of Fenwick chief Ruth Calder] [C1 said] [Q1 rates would stay].", by: "Ruth Calder"),
    EverydayCase(
      "[S1 University of Norland student Pim Kessler] [C1 said] [Q1 the hall was cold].",
      by: "Pim Kessler"),
    EverydayCase(
      "[S1 Association of Millers president Ivo Drax] [C1 said] [Q1 the wheel was new].",
      by: "Ivo Drax"),
    EverydayCase(
      "Ivo Drax left Fenwick. Speaking in Norland [S1 Mr Drax] [C1 said] [Q1 the mill would turn].",
      by: "Ivo Drax"),
    EverydayCase(
      "Prince Otto and his wife gave a ball. [S1 Otto] [C1 said] [Q1 he was “charmed”]. [S2 Green leader Otto Kessler], a guest, [C2 said] [Q2 it was loud].",
      by: "Prince Otto", "Otto Kessler"),
    EverydayCase(
      "Ana Reyes sings at noon. [Q1 “It will be loud,”] [S1 the singer] [C1 said].",
      by: "Ana Reyes"),
  ]

  /// Who speaks again, by a word that stands for them.
  static let goneOn = [
    EverydayCase(
      "[S1 Drax and Kessler] [C1 write] [Q1 that ghosts are smoke]. Later [S2 they] [C2 conclude] [Q2 that nobody was there].",
      by: "Drax and Kessler", "Drax and Kessler")
  ]

  /// A language that is not read: none of this is anybody's words.
  static let otherLanguages = [
    EverydayCase(
      "„Der Damm hält“, sagte Luis Ortega am Freitag. Der Bürgermeister sagte, er sei alt."),
    EverydayCase(
      "« Le barrage tient », a dit Luis Ortega. Le maire a déclaré que le mur était vieux."),
    EverydayCase("„Tama wytrzyma” – powiedział w piątek Luis Ortega. Burmistrz nie chciał mówić."),
    EverydayCase("«La presa aguanta», dijo Luis Ortega. El alcalde afirmó que el muro era viejo."),
  ]
}
