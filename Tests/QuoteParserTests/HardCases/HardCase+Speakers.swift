extension HardCase {
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
      "It holds, / Omar al-Hakim", "it was safe / Omar al-Hakim",
      knownWrong: "a particle joined by a hyphen is no part of the name before it"),
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
}
