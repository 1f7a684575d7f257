import Languages
import QuoteParser
import Testing

@Suite struct TextLanguageTests {
  /// Words are looked at eight bytes at once, and no more than 20,000 characters of a text.
  @Test func `a language is told by its words, wherever they stand and whatever stands between`() {
    let words = ["und", "der", "nicht", "Brücken", "größer", "selbstverständlich", "Ortega"]
    for padding in 0...9 {
      for mark in [" ", "“", "’", "—", "1", "\u{2003}"] {
        let text = String(repeating: "x", count: padding) + mark + words.joined(separator: mark)
        let repeated = String(repeating: text + mark, count: 5)
        #expect(TextLanguage(of: repeated, stated: nil).tag == "de", "\(padding) \(mark)")
      }
    }
    let german = String(repeating: "der Damm ist – und ", count: 1_100)
    let english = String(repeating: "of the dam that was ", count: 5_000)
    #expect(TextLanguage(of: german + english, stated: nil).tag == "de")
    #expect(
      TextLanguage(of: String(repeating: "é", count: 20_000) + english, stated: nil).tag == nil)
  }

  @Test(arguments: [
    (
      "en",
      "The dam holds, and the water in the valley is as high as it was in the spring, said Ana Reyes."
    ),
    ("en", "THE MAYOR OF HARWICK SAID ON MONDAY THAT HE WOULD NOT CLOSE THE BRIDGE."),
    ("en", "“Nobody knows,” said Ortega of the Straße des 17. Juni, where it rained for a week."),
    (
      "de",
      "Der Damm hält, und das Wasser im Tal steht so hoch wie im Frühling, sagte Ana Reyes am Montag."
    ),
    (
      "de",
      "Um zehn Uhr war die Brücke nach Harwick wieder für den Verkehr offen. Auf der Straße lag noch Schnee."
    ),
    (
      "fr",
      "Le barrage tient, et l'eau dans la vallée est aussi haute qu'au printemps, a dit Ana Reyes lundi."
    ),
    (
      "es",
      "La presa aguanta, y el agua en el valle está tan alta como en la primavera, dijo Ana Reyes el lunes."
    ),
    (
      "pt",
      "A barragem aguenta, e a água no vale está tão alta como na primavera, disse Ana Reyes na segunda-feira."
    ),
    (
      "it",
      "La diga tiene, e l'acqua nella valle è alta come in primavera, ha detto Ana Reyes al giornale di Harwick."
    ),
    (
      "nl",
      "De dam houdt het, en het water in het dal staat zo hoog als in het voorjaar, zei Ana Reyes op maandag."
    ),
    (
      "sv",
      "Dammen håller, och vattnet i dalen är lika högt som på våren, sade Ana Reyes till tidningen i måndags."
    ),
    (
      "da",
      "Dæmningen holder, og vandet i dalen er lige så højt som om foråret, sagde Ana Reyes til avisen."
    ),
    (
      "nb",
      "Demningen holder, og vannet i dalen er like høyt som om våren, sa Ana Reyes til avisen på mandag."
    ),
    (
      "fi",
      "Pato pitää, ja vesi laaksossa on yhtä korkealla kuin keväällä, sanoi Ana Reyes, mutta silta oli kiinni."
    ),
    (
      "pl",
      "Tama się trzyma, a woda w dolinie jest tak wysoka jak na wiosnę, powiedziała Ana Reyes w poniedziałek."
    ),
    (
      "cs",
      "Hráz drží a voda v údolí je tak vysoko jako na jaře, řekla v pondělí Ana Reyes, která to ví."
    ),
    (
      "hu",
      "A gát tart, és a víz a völgyben olyan magas, mint tavasszal, mondta Ana Reyes, de ez nem is baj."
    ),
    (
      "ro",
      "Barajul rezistă, iar apa din vale este la fel de înaltă ca în primăvară, a spus Ana Reyes luni la Harwick."
    ),
    (
      "tr",
      "Baraj dayanıyor ve vadideki su ilkbahardaki kadar yüksek, dedi Ana Reyes, ama köprü bu sabah için kapalı."
    ),
    (
      "id",
      "Bendungan itu kuat, dan air di lembah setinggi pada musim semi, kata Ana Reyes kepada koran ini."
    ),
    (
      "sw",
      "Bwawa limesimama, na maji katika bonde ni ya juu kama wakati wa masika, alisema Ana Reyes kwa gazeti la jiji."
    ),
    (
      "vi",
      "Con đập vẫn đứng vững và nước trong thung lũng cao như vào mùa xuân, bà Ana Reyes nói với một tờ báo."
    ),
    (
      "ru",
      "Плотина держится, и вода в долине стоит так же высоко, как и весной, сказала Ана Рейес в понедельник."
    ),
    (
      "uk",
      "Гребля тримається, і вода в долині стоїть так високо, як і навесні, сказала Ана Рейєс, але міст був закритий."
    ),
    ("ar", "قالت آنا رييس إن السد صامد وإن الماء في الوادي مرتفع كما كان في الربيع من هذا العام"),
    ("hi", "आना रेयेस ने कहा कि बांध टिका है और घाटी में पानी वसंत के समय जितना ऊंचा है"),
    ("el", "Το φράγμα αντέχει και το νερό στην κοιλάδα είναι ψηλά, είπε η Άνα Ρέγιες τη Δευτέρα."),
    ("he", "הסכר מחזיק והמים בעמק גבוהים כמו באביב אמרה אנה רייס ביום שני"),
    ("ja", "ダムは持ちこたえていて、谷の水は春と同じくらい高い、とアナ・レイエスは月曜日に話した。"),
    ("zh", "大坝稳固，山谷里的水和春天一样高，安娜·雷耶斯周一说。"),
    ("ko", "댐은 버티고 있고 계곡의 물은 봄처럼 높다고 아나 레예스가 월요일에 말했다."),
    ("th", "เขื่อนยังแข็งแรงและน้ำในหุบเขาสูงเท่ากับฤดูใบไม้ผลิ อานา เรเยส กล่าว"),
    (nil, "Ortega 3, Reyes 2."), (nil, ""), (nil, "🙂 1984 — …"), (nil, "“Yes,” said Ortega."),
  ])
  func `its words tell the language of a text`(tag: String?, text: String) {
    let language = TextLanguage(of: text, stated: nil)
    #expect(language.tag == tag)
    #expect(language.isParsed == (tag == nil || tag == "en"))
  }

  /// Of a language that is parsed a fifth of the words are needed; no more than 20,000 characters are looked at.
  @Test(arguments: [2, 3, 15, 16, 17, 31, 32, 33, 255, 256, 900])
  func `however many words of a language there are, all count`(count: Int) {
    let words = Array(repeating: "the", count: count)
    let others = Array(repeating: "qzx", count: 4 * count)
    let text = (words + others).joined(separator: " ")
    #expect(TextLanguage(of: text, stated: nil).tag == "en")
    #expect(TextLanguage(of: text + " qzx", stated: nil).tag == nil)
  }

  /// Of a long text a sample is looked at first, all of it only if that leaves a doubt.
  @Test(arguments: [
    ("en", 2_000, 17_000), ("en", 500, 3_000), ("de", 17_000, 2_000), ("de", 3_000, 500),
  ])
  func `what a long text begins with does not tell its language, nor what it ends with`(
    tag: String, german: Int, english: Int
  ) {
    func text(_ words: String, _ length: Int) -> String {
      String(String(repeating: words, count: length / words.count + 1).prefix(length))
    }
    let german = text("der Damm ist – nicht größer und ", german)
    let english = text("of the café, that was “naïve” dam – ", english)
    // Wherever its characters stand in what is looked at.
    for padding in 0..<9 {
      let before = String(repeating: "é", count: padding) + " "
      for text in [german + english, english + german] {
        #expect(TextLanguage(of: before + text, stated: nil).tag == tag, "\(padding)")
      }
    }
  }

  @Test(arguments: ["大坝稳固，山谷里的水和春天一样高。", "ダムは持ちこたえていて、谷の水は春と同じくらい高い。"])
  func `what has no spaces counts, wherever it stands`(sentence: String) {
    let english = String(repeating: "of the dam that was in the valley ", count: 150)
    let other = String(repeating: sentence, count: 500)
    for text in [english + other, other + english, english + other + " " + english] {
      #expect(TextLanguage(of: text, stated: nil).tag != "en")
    }
  }

  @Test func `a text in none of the languages is in an unknown one`() {
    let text = String(repeating: "Blarn ovit ruke sambol tref quist adnor pelim. ", count: 8)
    #expect(TextLanguage(of: text, stated: nil).tag == "und")
    #expect(TextLanguage(of: text, stated: "en").isParsed == false)
  }

  private static let english = "The dam holds, and the water is as high as it was in the spring."
  private static let german = "Der Damm hält, und das Wasser steht so hoch wie im Frühling."
  private static let short = "“Yes,” said Ortega."

  @Test(arguments: [
    (english, "en-GB", "en-GB", true), (english, "en_us", "en-us", true),
    (english, "de", "en", true), (english, "English", "en", true), (english, "", "en", true),
    (german, "en", "de", false), (german, "de-AT", "de-AT", false),
    (german, "GERMAN; DEUTSCH", "de", false),
    (short, "en", "en", true), (short, "ENGLISH", "en", true), (short, "eng", "en", true),
    (short, "de", "de", false), (short, "German", "de", false), (short, "la", "la", false),
    (short, "unknown", "unknown", true),
  ])
  func `what a record states counts where the words agree or are too few`(
    text: String, stated: String, tag: String, isParsed: Bool
  ) {
    let language = TextLanguage(of: text, stated: stated)
    #expect(language.tag == tag)
    #expect(language.isParsed == isParsed)
  }

  @Test func `quotes are taken from languages that are known alone`() {
    let german =
      "„Der Damm hält“, sagte Luis Ortega am Freitag um zehn Uhr. Auf der Straße war es still."
    let parser = ArticleParser()
    let language = TextLanguage(of: german, stated: "en")
    #expect(parser.attributions(in: german, language: language).isEmpty)
    #expect(parser.explanations(in: german, language: language).isEmpty)
  }
}
