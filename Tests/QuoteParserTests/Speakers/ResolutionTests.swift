import QuoteModel
import QuoteParser
import Testing

/// Who a source is, by what the same article prints elsewhere.
struct ResolutionTests {
  struct Case: CustomTestStringConvertible {
    var body: String
    /// The speaker of the last attribution; `-` for nobody.
    var speaker: String
    /// Why the parser gives somebody else; a case that comes right must lose it.
    var knownWrong: String?
    var testDescription: String { body }

    init(_ body: String, _ speaker: String, knownWrong: String? = nil) {
      self.body = body
      self.speaker = speaker
      self.knownWrong = knownWrong
    }
  }

  @Test(arguments: [
    // The subject of the sentence before, not its object.
    Case("Luis Ortega met Juan Reyes. “It holds,” he said.", "Luis Ortega"),
    // Whoever spoke last goes on.
    Case(
      "“It leaks,” said Luis Ortega.\n\n“It holds,” said Juan Reyes.\n\n“We tested it,” he added.",
      "Juan Reyes"),
    Case(
      "Luis Ortega said the dam by Juan Reyes was old. “It holds,” he said.", "Luis Ortega"),
    // A given name tells the gender, in many languages.
    Case("Ana Reyes met Luis Ortega. “It holds,” he said.", "Luis Ortega"),
    Case("Rajesh Patel met Priya Nair. “It holds,” she said.", "Priya Nair"),
    Case("Oluwaseun Ade met Ngozi Eze. “It holds,” she said.", "Ngozi Eze"),
    Case("Stéphane Roy met Geneviève Roy-Hill. “It holds,” she said.", "Geneviève Roy-Hill"),
    // So does what somebody is.
    Case("Ortega’s wife, Quin Hollis, met Luis Ortega. “It holds,” she said.", "Quin Hollis"),
    // A pronoun in what somebody says of themselves.
    Case(
      "Mia Hollis said she would come. Ana Reyes waved to Vern Hollis. “It holds,” Hollis said.",
      "-"),
    // Nobody of that gender.
    Case("Luis Ortega waited. “It holds,” she said.", "-"),
    // Nobody at all.
    Case("“It holds,” she said.", "-"),
    // *For Ana Reyes* as good as names a subject.
    Case(
      "Mia Hollis left.\n\nFor Ana Reyes, the day was long. Her father slept.\n\n“It holds,” she said.",
      "Ana Reyes"),
    // No beach is a man.
    Case("Luis Ortega walked to Vernon Beach. “It holds,” he said.", "Luis Ortega"),
    // Nobody else came in between.
    Case(
      "“It holds,” Ana Reyes said.\n\nThe dam is of stone.\n\n“We tested it twice in June.”",
      "Ana Reyes"),
    Case(
      "“It holds,” Ana Reyes said.\n\nLuis Ortega met Juan Hollis.\n\n“We tested it in June.”", "-"),
    // A spokesman without a name goes on too, and is not the one he speaks for.
    Case(
      "“It holds,” said a spokeswoman for Ana Reyes. “We tested it,” she added.",
      "a spokeswoman for Ana Reyes"),
  ])
  func `a pronoun means whom the text speaks of`(example: Case) {
    check(example)
  }

  @Test(arguments: [
    Case(
      "Vern Hollis, father of Dan Hollis, waved. Dan Hollis slept. His father, Vern Hollis, said it"
        + " was late. “It holds,” said Hollis.", "Vern Hollis"),
    Case("Ana Ortega and Luis Ortega met. “It holds,” Ortega said.", "-"),
    Case("Ana Ortega met Luis Ortega. Ortega said she would come.", "Ana Ortega"),
    Case(
      "Secretary of State Ana Reyes waved. Secretary of State Luis Ortega said it holds.",
      "Luis Ortega"),
    Case("Brill Pumps grew. Brill Pumps Co. shrank. Pumps are old, Brill said.", "Brill Pumps Co."),
    Case("Brill Energy Inc. grew. Brill Energy said it holds.", "Brill Energy Inc."),
  ])
  func `a surname means the only one, or whom the text speaks of`(example: Case) {
    #expect(Self.lastSpeaker(in: example.body) == example.speaker)
  }

  @Test(arguments: [
    Case("Luis Ortega waved. The 26-year-old right wing said it holds.", "Luis Ortega"),
    Case(
      "“It leaks,” said Luis Ortega. “It holds,” the lanky, bespectacled professor said.",
      "Luis Ortega"),
    // A judge is not whoever the text speaks of.
    Case(
      "Luis Ortega slept. The Brill judge said it holds.", "The Brill judge",
      knownWrong: "he is the only person named"),
    Case("The State Department met Brill Pumps. The department said it holds.", "State Department"),
    Case("Brill Energy met the State Department. The company said it holds.", "Brill Energy"),
    Case("The dam closed in Canada. The department said it holds.", "The department"),
    // What somebody is, before the name and a comma.
    Case(
      "The Brill mayor, Ana Reyes, spoke. Luis Ortega listened. “It holds,” the mayor said.",
      "Ana Reyes"),
    // Of what people they are is no name.
    Case("Ana Reyes won the race. “It was close,” the Australian said.", "Ana Reyes"),
    Case("Luis Ortega won the race. “It was close,” the 24-year-old Dane said.", "Luis Ortega"),
    Case("Luis Ortega won the race. “It was close,” the Londoner said.", "Luis Ortega"),
  ])
  func `a description means the one whom it fits`(example: Case) { check(example) }

  @Test(arguments: [
    Case("“It holds,” a Ministry of Boats spokesman said.", "a Ministry of Boats spokesman"),
    Case(
      "A Department for Boats and Skills spokeswoman said it holds.",
      "A Department for Boats and Skills spokeswoman"),
    Case("Department of Boats officials said it holds.", "Department of Boats officials"),
    Case("“It holds,” said a University of Brill researcher.", "a University of Brill researcher"),
    Case("“It holds,” said Ministry of Boats spokesman Luis Ortega.", "Luis Ortega"),
    Case("A Ministry of Boats spokesman, Luis Ortega, said it holds.", "Luis Ortega"),
  ])
  func `somebody of a body is not the body`(example: Case) { check(example) }

  @Test(arguments: [
    Case("Ortega Warns of Floods\n\nLuis Ortega runs the dam.", "Luis Ortega"),
    Case("Karim Said Warns of Floods\n\nKarim Said runs the dam.", "Karim Said"),
    Case("Consumer Reports Says Dam Is Safe\n\nConsumer Reports tests dams.", "Consumer Reports"),
  ])
  func `a headline’s verb is no part of a name`(example: Case) { check(example) }

  @Test(arguments: [
    Case("“It holds,” said Le Courrier newspaper.", "Le Courrier"),
    Case("The Norfax news agency said it holds.", "Norfax"),
    Case("The Sunday Courier said it holds.", "Sunday Courier"),
    Case("The Sunday Courier newspaper said it holds.", "Sunday Courier"),
    Case("Local newspapers said it holds.", "Local newspapers"),
    Case("The Toronto newspaper said it holds.", "The Toronto newspaper"),
  ])
  func `what an outlet is belongs to no name`(example: Case) { check(example) }

  @Test(arguments: ["Watch: “The dam will hold”", "LISTEN: The dam will hold"])
  func `the label of a line is nobody`(line: String) {
    #expect(Self.lastSpeaker(in: line) == "-")
  }

  @Test func `a heading in capitals is no longer name of whom the text names`() {
    let body = "NORJET SPRINTER\n\nThe car is new. “It holds,” Norjet said."
    #expect(Self.lastSpeaker(in: body) == "Norjet")
  }

  @Test func `only a quotation has the speaker of the words before it`() {
    let asked = "Luis Ortega laughed. Asked whether it holds, the crew fell silent."
    #expect(Self.lastSpeaker(in: asked) != "Luis Ortega")
  }

  @Test func `a description after a name and a comma means the one named`() {
    let body = "Ana Reyes, the brawler who said “it holds,” waved."
    #expect(Self.lastSpeaker(in: body) == "Ana Reyes")
  }

  @Test(arguments: [
    Case("Luis “Tito” Ortega waved. “It holds,” Ortega said.", "Luis Ortega"),
    Case("Luis “Tito” Ortega said it holds.", "Luis Ortega"),
    Case("Ana (Nita) Reyes waved. “It holds,” Reyes said.", "Ana Reyes"),
    Case(
      "Ana Paz Reyes met Mia Hollis. Paz Reyes laughed. “It holds,” she said.", "Ana Paz Reyes"),
    Case("Ana Reyes Jr. waved. “It holds,” Reyes said.", "Ana Reyes Jr."),
    Case("Brill-based Ortega Energy grew. Ortega Energy said it holds.", "Ortega Energy"),
    Case(
      "It wrote to Parks, Rivers and Lakes Canada. “It holds,” PRLC said.",
      "Parks, Rivers and Lakes Canada"),
  ])
  func `a name is found whole`(example: Case) {
    #expect(Self.lastSpeaker(in: example.body) == example.speaker)
  }

  @Test(arguments: [
    Case("The Tern Valley Fishermen Union says the nets are full.", "Tern Valley Fishermen Union"),
    Case("The National Teachers Association says rain is due.", "National Teachers Association"),
    Case("The Brill Nurses Council says rain is due.", "Brill Nurses Council"),
    Case("The Food and Harbour Office said it was shut.", "Food and Harbour Office"),
    Case("The Fish and Garden Service said it was shut.", "Fish and Garden Service"),
    Case(
      "The Department for Boats and Skills said it was shut.", "Department for Boats and Skills"),
    Case(
      "The Department for Culture, Boats and Sport said it was shut.",
      "Department for Culture, Boats and Sport"),
    Case(
      "The Mills and Colleges Employers’ Association said it was shut.",
      "Mills and Colleges Employers’ Association"),
    Case(
      "The Institute for the Study of Rain said it was wet.", "Institute for the Study of Rain"),
    Case("The Brill County Sheriff’s Office said it was late.", "Brill County Sheriff’s Office"),
    Case("The Norland Bankers' Association said it was late.", "Norland Bankers' Association"),
    // Two are two.
    Case("Norland and Brill said it was late.", "Norland and Brill"),
    Case("Ana Reyes and the Boat Council said it was late.", "Ana Reyes and Boat Council"),
    // The first of its words and the last do not make a body.
    Case(
      "The Boat Society Association (BSA) said lending was down. The Brill Farmers Association"
        + " (BFA) said lending was “weaker”.", "Brill Farmers Association"),
    // An acronym is whose it is printed after, or whose letters it has.
    Case(
      "The Norland Organisation for Tests (NTO) left. The NTO said it was late.",
      "Norland Organisation for Tests"),
    Case(
      "The Office for Parks, Rivers and Lakes (OPRL) met. OPRL said it was late.",
      "Office for Parks, Rivers and Lakes"),
    Case(
      "He left the Office for Boat Sales. Later the OBS said it was late.", "Office for Boat Sales"),
    // Its letters may be those of its name in another language.
    Case(
      "The Norland Organisation for Boat Research (TBO) left. The TBO said it was late.",
      "Norland Organisation for Boat Research"),
    Case(
      "The Commission for Norland and the Islands said it was late.",
      "Commission for Norland and the Islands"),
    Case("Norland Pumps Corp grew. “It holds,” Norland Pumps said.", "Norland Pumps Corp"),
    Case("Marlo Corp grew. “It holds,” Marlo said.", "Marlo Corp"),
    // The body a person is of is no speaker beside the person.
    Case("Bank of Norland governor Luis Ortega said it was late.", "Luis Ortega"),
    Case("University of Brill student Ana Reyes said it was late.", "Ana Reyes"),
    Case("Association of Boats president Ana Reyes said it was late.", "Ana Reyes"),
    Case("Boats and harbours minister Ana Reyes said it was late.", "Ana Reyes"),
    Case("Bank of Norland assistant chief economist Luis Ortega said it was late.", "Luis Ortega"),
    Case("Bank of Norland’s chief economist, Luis Ortega, said it was late.", "Luis Ortega"),
    Case(
      "“It holds,” said Norwell Painters of Brill’s director for boats, Ana Reyes.", "Ana Reyes"),
    Case("Tern Valley and Norland centre Luis Ortega said he was fit.", "Luis Ortega"),
    Case("Republic of Norland manager Jonas Brekke said it was late.", "Jonas Brekke"),
    Case("Luis Ortega left. Speaking in Brill Mr Ortega said it was late.", "Luis Ortega"),
    // A description and its apposition, in both orders.
    Case("One painter, Councillor Ana Reyes, said it was late.", "Ana Reyes"),
    Case(
      "Norland’s chief army spokesman, Rear Admiral Luis Ortega, said it was late.", "Luis Ortega"),
    Case("The host, Boat Council board member Ana Reyes, said it was late.", "Ana Reyes"),
    Case("Ana Reyes, president and founder of the club, said it was late.", "Ana Reyes"),
    Case("The head of the centre of excellence, Jonas Brekke, said it was late.", "Jonas Brekke"),
    Case("Jonas Brekke, the head of the centre of excellence, said it was late.", "Jonas Brekke"),
    Case("The US Embassy in Brill said it was late.", "US Embassy"),
    Case("“It holds,” said Norland Film Board (NFB) head Luis Ortega.", "Luis Ortega"),
    // By the noun of its name alone.
    Case("The Bank of Norland met. The Bank said it was late.", "Bank of Norland"),
    Case("The Department of Boats closed. “It holds,” the Department said.", "Department of Boats"),
    Case("New Official wrote of it. Officials said it was late.", "Officials"),
    // A paper's name has *The* with a capital, be it a person's noun.
    Case("Ana Reyes runs the mill. It was late, The Economist reported.", "Economist"),
    Case("Ana Reyes runs the mill. “It holds,” The Sun reported.", "Sun"),
    Case("Ana Reyes told The Star so. The Star said it was late.", "Star"),
    Case("Ana Reyes runs the mill. But The Scotsman said it was late.", "Scotsman"),
    Case("Ana Reyes is the reporter. It was late, the reporter said.", "Ana Reyes"),
    Case("“It holds,” The President said. Ana Reyes, the president, left.", "Ana Reyes"),
    Case(
      "The campaign of supporters of Ana Reyes said it was late.",
      "The campaign of supporters of Ana Reyes"),
    // What a dateline names says nothing.
    Case("BRILL, Norland (BN) — Brill Energy cut its bonus. It said it was late.", "Brill Energy"),
    Case("BRILL: Luis Ortega waved. “It holds,” the mayor, Ana Reyes, said.", "Ana Reyes"),
    // One body, though its words are two people's names.
    Case("“It holds,” Reyes & Reyes said.", "Reyes & Reyes"),
    Case("Mr. and Mrs. Reyes said it was late.", "Mr. and Mrs. Reyes"),
    // A company’s ending is its own; somebody’s is short for *has*.
    Case("Moody’s said in a statement that it was late.", "Moody’s"),
    Case("Ana Reyes runs the mill. “It holds,” Moody's said.", "Moody's"),
    Case("Ana Reyes runs the mill. “It holds,” said Macy’s.", "Macy’s"),
    Case("It was late, according to Moody’s.", "Moody’s"),
    Case("Ana Reyes runs the mill. Brill & Poor’s said it was late.", "Brill & Poor’s"),
    Case("Luis Vane runs the mill. Vane’s said it was late.", "Luis Vane"),
    Case("Luis Vane runs the mill. “It holds,” said a friend of Vane’s.", "a friend of Vane"),
    // *Today* in a paper’s name is no time.
    Case("Ana Reyes runs the mill. USA Today reported that it was late.", "USA Today"),
    Case("Ana Reyes runs the mill. “It holds,” Norland Today said on Monday.", "Norland Today"),
    Case("Ana Reyes runs the mill. It was late, according to USA Today.", "USA Today"),
    Case("Ana Reyes left Brill today. She said it was late.", "Ana Reyes"),
    Case("“It Holds,” Says Luis Vane Today", "Luis Vane"),
    Case("Luis Vane Yesterday Said It Was Late", "Luis Vane"),
    // Who is quoted speaks, not who quotes.
    Case("Luis Vane was quoted by the Brill Post as saying that it was late.", "Luis Vane"),
    Case(
      "Luis Vane was quoted in the Brill Post as saying that it was late.", "Luis Vane",
      knownWrong: "only by is known to stand before who quotes"),
    Case("The Post referred to Luis Vane as saying that it was late.", "Luis Vane"),
    Case("Ana Reyes left. She was quoted by Brill News as saying it was late.", "Ana Reyes"),
    Case("The Brill Post quoted Luis Vane as saying that it was late.", "Luis Vane"),
  ])
  func `a body is named whole, and is nobody who is of it`(example: Case) {
    #expect(Self.lastSpeaker(in: example.body) == example.speaker)
  }

  @Test(arguments: [
    Case("Lena May, who runs the mill, said it was late.", "Lena May"),
    Case("Luis A Ortega waved. “It holds,” Ortega said.", "Luis A Ortega"),
    Case("Omar al-Hakim waved. “It holds,” al-Hakim said.", "Omar al-Hakim"),
    Case("Luis Carlos Reyes García waved. “It holds,” Reyes said.", "Luis Carlos Reyes García"),
    Case(
      "Luis Ortega Jr. runs the mill, and Luis Ortega Sr. built it. “It holds,” Ortega Sr. said.",
      "Luis Ortega Sr."),
    Case(
      "Jonas de Marez runs the mill. Sergeant de Marez said it was late. “It holds,” De Marez added.",
      "Jonas de Marez"),
    Case(
      "Prince Oskar and his wife gave a feast. Oskar said he was “glad”. The coach Oskar Vane, a guest,"
        + " slept.", "Prince Oskar"),
    Case("Israel Paz met a crew from Israel. Israel said it was late.", "Israel"),
    Case("Ana Reyes met the crew. MEC Reyes said it was late.", "Ana Reyes"),
    Case("MEC Reyes met the crew. Then Ana Reyes waved. MEC Reyes said it was late.", "Ana Reyes"),
    Case("MEC Reyes said it was late. Ana Reyes waved.", "Ana Reyes"),
    Case(
      "Ana Reyes waved. Former Reyes aide Luis Ortega slept. “It holds,” he said.", "Luis Ortega"),
    Case("Absent Reyes said it was late. Ana Reyes waved.", "Ana Reyes"),
    Case("Beneath Reyes it fell. Ana Reyes waved. “It holds,” she said.", "Ana Reyes"),
    Case("Karim Said al-Masri waved. “It holds,” al-Masri said.", "Karim Said al-Masri"),
    // Honours are no part of a name.
    Case("Luis Ortega QC waved. Ana Reyes, MBE, slept. “It holds,” Ortega said.", "Luis Ortega"),
    // A word that is common, but for its place at the start.
    Case(
      "“It leaks,” said Ana Quince, an oceanographer. Oceanographer Quince said it was late.",
      "Ana Quince"),
    Case("Ana Quince scored twice. Matchwinner Quince said it was late.", "Ana Quince"),
    // A body’s name ends where a given name begins.
    Case(
      "Minister in the Ministry of Finance Ana Reyes said it was late. “It holds,” Reyes said.",
      "Ana Reyes"),
    // Months and modals are names where a verb has them for its subject.
    Case("April Reyes runs the mill. “It holds,” April said.", "April Reyes"),
    Case("Will Quince runs the mill. “It holds,” Quince said.", "Will Quince"),
    Case("It will fall, said Michael Every of Norland Bank.", "Michael Every"),
    Case("Dawn deWitt runs the mill. “It holds,” she said.", "Dawn deWitt"),
    Case("Lena May left. “It holds,” said May on Monday.", "Lena May"),
    Case("Ana Gorman spoke. It opens next May.\n\n“It holds,” she said.", "Ana Gorman"),
    Case("“It holds,” Lena May told the crew.", "Lena May"),
    Case("“It holds,” Prime Minister Lena May said.", "Lena May"),
    Case("Lena May waved on Monday. May said it was late.", "Lena May"),
    Case("“It holds,” said April Quince.", "April Quince"),
    Case("June Quince, the mayor, said it was late.", "June Quince"),
    Case("“It holds,” Jan Quince said.", "Jan Quince"),
    Case("Sun Li waved. “It holds,” Sun said.", "Sun Li"),
    // Any word is a surname after a given name.
    Case("“It holds,” Ana Long said. “It leaks,” said Luis Still.", "Luis Still"),
    Case("Ana Under waved. “It holds,” Under said.", "Ana Under"),
    // Initials alone tell people apart.
    Case("J. D. Quince waved. “It holds,” Quince said.", "J. D. Quince"),
    Case("C. Quince and B. Quince waved. “It holds,” C. Quince said.", "C. Quince"),
    Case("Luis Quince waved. “It holds,” L. Quince said.", "Luis Quince"),
    Case("Luis Quince Jr. waved. “It holds,” L. Quince Jr. said.", "Luis Quince Jr."),
    Case("Luis Quince waved. “It holds,” L. Quince Jr. said.", "Luis Quince"),
    Case("Luis Quince Sr. waved. “It holds,” L. Quince Jr. said.", "L. Quince Jr."),
    // A question's first word is no name.
    Case("Will Ortega be ready? Ortega said it was late.", "Ortega"),
    Case("Will Ortega have it? Will Ortega, the mayor, run? Ortega said it was late.", "Ortega"),
    Case("ANA Reyes waved on Monday. She said it was late. Luis Reyes left.", "ANA Reyes"),
    // What they are called.
    Case("William “Bill” Quince waved. Bill Quince said it was late.", "William Quince"),
    Case("Luis (Tito) Quince waved. “It holds,” Tito said.", "Luis Quince"),
    // Who goes by a given name is himself where he is named first, too.
    Case("King Oskar waved. “It holds,” he said.", "King Oskar"),
    Case("Pope Lucian met Luis Ortega. It rained. “It holds,” the pope said.", "Pope Lucian"),
    // What has a given name’s letters is nobody where it is a thing.
    Case("Michael Hall met them. The Bill was read. He said it was late.", "Michael Hall"),
    Case("Chris Hall runs TED from home. He said it was late.", "Chris Hall"),
    // Names may begin with a figure; dates do not.
    Case("“It is loud,” said 50 Gulden.", "50 Gulden"),
    Case("Luis Ortega waved. In 2004 Ortega said it was late.", "Luis Ortega"),
    Case("Luis Ortega waved. Ortega nevertheless told them that it was late.", "Luis Ortega"),
    // The capital of a first word is no name.
    Case("Resolve was there. Luis Ortega waved. Overall, he said it was late.", "Luis Ortega"),
  ])
  func `a person is known by part of a name`(example: Case) {
    #expect(Self.lastSpeaker(in: example.body) == example.speaker)
  }

  @Test(arguments: [
    Case(
      "Norwell Foods cut its bonus. Last year the company announced that it would float.",
      "Norwell Foods"),
    Case("Brill Energy published a report. The report said it was late.", "Brill Energy"),
    Case("A Brill Energy report said it was late.", "Brill Energy"),
    Case("A survey by Brill Energy found that it was late.", "Brill Energy"),
    Case(
      "Ana Reyes and Luis Ortega wrote that it was late. Later they concluded that it was new.",
      "Ana Reyes and Luis Ortega"),
    Case("Mayor Ana Reyes met Luis Ortega, a coach. The mayor said it was late.", "Ana Reyes"),
    Case(
      "Luis Ortega’s aides and Ana Reyes said it was late.", "Luis Ortega’s aides and Ana Reyes"),
    // Several who are named together.
    Case(
      "Luis Ortega of Brill University and colleagues met. The researchers said it was late.",
      "Luis Ortega and colleagues"),
    Case(
      "Ana Reyes and her team tested it. The team said it was late.", "Ana Reyes and team"),
    Case(
      "Ana Reyes and Luis Ortega live in Brill. “It holds,” the couple said.",
      "Ana Reyes and Luis Ortega"),
    Case("His lawyers, Ana Reyes and Luis Ortega, said it was late.", "Ana Reyes and Luis Ortega"),
    Case("Officials met. The researchers said it was late.", "The researchers"),
    Case("Ana Reyes resigned on Friday. “It holds,” her statement read.", "Ana Reyes"),
    // Whose the picture is is none of whom the text speaks.
    Case("Luis Ortega / Brill News\n\nBirds come daily. “It holds,” he said.", "-"),
    // Somebody who is told no more of.
    Case("Luis Ortega waved. One of the painters said it was late.", "One of the painters"),
    Case("“It holds,” said someone at the meeting.", "someone at the meeting"),
    Case(
      "Luis Ortega waved. A spokesman for Ana Reyes said it was late.", "A spokesman for Ana Reyes"),
    // Where they are is no name of theirs.
    Case("Officials in Brill County, Florida, said it was late.", "Officials in Brill County"),
    Case("Residents of Brill, Ill., said it was late.", "Residents of Brill"),
    Case("A lawyer in Brill, Ana Reyes, said it was late.", "Ana Reyes"),
    Case(
      "Ana Reyes, the founder of Norfax, a company based in Brill, says it is late.", "Ana Reyes"),
    Case("Luis Ortega won. “It was hard,” the 36-year-old said.", "Luis Ortega"),
    Case(
      "Ana Reyes, a fellow at Norland College in Brill, Germany, said it was late.", "Ana Reyes"),
    // A pronoun that owns what attributes.
    Case("Luis Ortega waved. His claim that it was late was wrong.", "Luis Ortega"),
    // Somebody’s body is that person’s, by the whole name.
    Case("Ana Quince waved. The Quince campaign said it was late.", "Ana Quince campaign"),
    Case(
      "Ana B. Quince Jr. waved. Quince’s campaign said it was late.", "Ana Quince Jr.’s campaign"),
    Case("Ana B Quince waved. Quince’s campaign said it was late.", "Ana Quince’s campaign"),
    Case(
      "Ana Quinces mill fell. Quince waved. Quince wept. Quince’s campaign said it was late.",
      "Ana Quince’s campaign"),
    Case("Ana Quince waved. The Quince Campaign said it was late.", "Ana Quince campaign"),
    Case("Ana Quince waved. Ana Quince Campaign said it was late.", "Ana Quince campaign"),
    Case(
      "Ms. Social Security met. The Social Security Administration said it was late.",
      "Social Security Administration"),
    Case("Ana London waved. The London Campaign said it was late.", "London Campaign"),
    Case("Ana Quince waved. The campaign of Ana Quince said it was late.", "Ana Quince campaign"),
    Case("Ana Quince waved. Ms. Quince’s new team said it was late.", "Ana Quince’s team"),
    Case("Pim Voss waved. “It holds,” Voss’ office said.", "Pim Voss’ office"),
    Case("Ana Quince waved. Quince’s law firm said it was late.", "Ana Quince’s law firm"),
    Case("Mayor Ana Quince’s office said it was late.", "Ana Quince’s office"),
    Case(
      "Ana Quince waved. The Quince administration said it was new. The administration said it was late.",
      "Ana Quince administration"),
    Case("Ana London waved. The London council said it was late.", "The London council"),
    Case("Ana Quince waved. The Quince Foundation said it was late.", "Quince Foundation"),
    Case("Ana Brill waved. The Brill city council said it was late.", "The Brill city council"),
    // A person of that kind who is new.
    Case("Luis Ortega waved. Another painter said it was late.", "Another painter"),
    Case("Luis Ortega waved. His lawyer said it was late.", "His lawyer"),
  ])
  func `a description leads to its name, if it has one`(example: Case) {
    check(example)
  }

  @Test(arguments: [
    // Somebody else spoke last, or is named in between.
    Case(
      "Ana Quince, a plumber, waved. “It leaks,” said Luis Ortega. “It holds,” the plumber said.",
      "Ana Quince"),
    Case(
      "Prime Minister Ana Quince waved. “It leaks,” said Luis Ortega.\n\nThe prime minister said it was late.",
      "Ana Quince"),
    Case(
      "Former mayor Ana Quince waved. Luis Ortega of Brill slept. “It holds,” the former mayor said.",
      "Ana Quince"),
    Case(
      "Ana Quince, 34, a sailor, met Luis Ortega, a baker. “It holds,” Ortega said.\n\nThe sailor said it was late.",
      "Ana Quince"),
    Case(
      "Foreign minister Ana Quince met trade minister Luis Ortega. “It leaks,” Ortega said.\n\n“It holds,” the foreign minister said.",
      "Ana Quince"),
    Case(
      "Former president Ana Quince met President Luis Ortega. “It holds,” the president said.",
      "Luis Ortega"),
    // A title in short.
    Case("Sen. Ana Quince waved. Luis Ortega slept. “It holds,” the senator said.", "Ana Quince"),
    Case("Gov. Ana Quince met Rep. Luis Ortega. The governor said it was late.", "Ana Quince"),
    Case(
      "Rep. Luis Ortega waved. Ana Quince of the Brill Post waited. “It holds,” the reporter said.",
      "Ana Quince"),
    // Of bodies the name says it.
    Case(
      "The Norland Bakers Union met. Luis Ortega of Norwell Foods waved. “It holds,” the union said.",
      "Norland Bakers Union"),
    Case(
      "The Ministry of Mills met. Luis Ortega of Norwell Foods waved. The ministry said it was late.",
      "Ministry of Mills"),
    // Nobody is said to be one.
    Case(
      "Ana Quince waved. “It leaks,” said Luis Ortega. “It holds,” the plumber said.", "Luis Ortega"
    ),
  ])
  func `a description means whom the text describes so`(example: Case) {
    check(example)
  }

  private func check(_ example: Case) {
    guard let reason = example.knownWrong else {
      return #expect(Self.lastSpeaker(in: example.body) == example.speaker)
    }
    withKnownIssue("\(reason)") {
      #expect(Self.lastSpeaker(in: example.body) == example.speaker)
    }
  }

  @Test(arguments: [
    ("The company said it was late.", true), ("His campaign said it was late.", true),
    ("Government said it was late. The government waited.", true),
    ("Police said it was late. The police waited.", true),
    ("The Brill Boat Council said it was late.", false), ("NATO said it was late.", false),
    ("The Norland government said it was late.", false),
    // Whose it is is told by a surname alone.
    ("Quince waved. Quince’s campaign said it was late.", true),
    ("Ana Quince waved. Quince’s campaign said it was late.", false),
  ])
  func `a word for a body is a speaker of its article only`(body: String, isPartial: Bool) {
    let speaker = ArticleParser().attributions(in: body).last?.speakers.first
    #expect(speaker?.isPartialName == isPartial)
  }

  @Test(arguments: [
    ("Ana Reyes on dams", "“It holds,” Reyes said.", "Ana Reyes"),
    ("Dam holds, says Ana Reyes", "“It holds,” Ms. Reyes said. “It leaks,” she said.", "Ana Reyes"),
    ("Ana Reyes on dams", "“It holds,” Mr. Reyes said.", "Reyes"),
    ("Ana Reyes meets Luis Reyes", "“It holds,” Reyes said.", "Reyes"),
    ("Will Reyes win?", "“It holds,” Reyes said.", "Reyes"),
    ("Reyes on dams", "Ana Reyes waved. “It holds,” Reyes said.", "Ana Reyes"),
  ])
  func `a title tells a given name`(title: String, body: String, speaker: String) {
    #expect(Self.lastSpeaker(in: body, title: title) == speaker)
  }

  @Test(arguments: [
    ("Vice President Oskar Vane spoke first. Mr. Vane said he was ready.", "Vice President"),
    ("Prime Minister Oskar Vane spoke first. Mr. Vane said he was ready.", "Prime Minister"),
    ("Oskar Vane, who told the Brill Post, left. Vane said he was ready.", nil),
    ("Bank of Norland governor Oskar Vane said he was ready.", "Bank of Norland governor"),
    ("Prince Oskar waved. Oskar said he was ready.", nil),
  ])
  func `a role is an office, whole`(body: String, role: String?) {
    #expect(ArticleParser().attributions(in: body).last?.role == role)
  }

  private static func lastSpeaker(in body: String, title: String? = nil) -> String {
    let speakers = ArticleParser().attributions(in: body, title: title).last?.speakers ?? []
    return speakers.isEmpty ? "-" : speakers.map(\.name).joined(separator: " and ")
  }
}
