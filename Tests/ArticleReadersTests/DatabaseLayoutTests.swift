import ArticleReaders
import QuoteModel
import Testing

private let text = """
  The ferry stopped at the pier on Tuesday, the harbour master told reporters.

  “We waited for the wind,” Jonas Brekke said.
  """

/// A document of a database, and what is to be read from it.
struct LaidOut: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var file: String
  var title: String? = "Ferry stopped"
  var outlet: String? = "The Quarry Post"
  var day: String? = "2021-03-03"
  var author: String?
  var section: String?
  var body = text

  /// Nexis Uni, with the date line as it is given, and what follows the text.
  static func uni(
    _ name: String, _ date: String = "March 3, 2021 Wednesday", title: String = "Ferry stopped",
    tail: String = "Load-Date: March 3, 2021\n\nEnd of Document\n"
  ) -> LaidOut {
    LaidOut(
      testDescription: "Nexis Uni, \(name)",
      file: """
        \(title)
        The Quarry Post
        \(date)

        Copyright 2021 Quarry Press All Rights Reserved
        Section: NEWS; Pg. 4
        Length: 61 words
        Byline: Petra Holm

        Body

        \(text)

        \(tail)
        """, title: title, author: "Petra Holm", section: "NEWS")
  }

  static func nexis(
    _ name: String, head: String, labels: String = "BYLINE: Petra Holm\n\nLENGTH: 61 words",
    tail: String = "LOAD-DATE: March 3, 2021", title: String? = "Ferry stopped",
    author: String? = "Petra Holm", section: String? = nil
  ) -> LaidOut {
    LaidOut(
      testDescription: "Nexis, \(name)",
      file: """
                         1 of 1 DOCUMENTS

        \(head)

        \(labels)

        \(text)

        \(tail)

                        Copyright 2021 Quarry Press
                            All Rights Reserved
        """, title: title, author: author, section: section)
  }

  static let all = [
    uni("plain"), uni("an edition", "March 3, 2021 Wednesday, Late Edition - Final"),
    uni("an edition behind two commas", "March 3, 2021, Wednesday,, FINAL EDITION"),
    uni("an edition without a comma", "March 3, 2021 Wednesday Final Edition"),
    uni("a numbered edition", "March 3, 2021 Wednesday 1 - State Edition"),
    uni("a title like a label", title: "Length: a short history of piers"),
    uni("one line at the end", tail: "Load-Date: March 3, 2021 End of Document"),
    uni(
      "a correction",
      tail: "Correction\n\nThe pier is older.\n\nCorrection-Date: March 5, 2021\n\nEnd of Document"),
    uni("notes", tail: "Notes\n\nSee page 4.\n\nPage 2 of 2\n\nEnd of Document"),
    LaidOut(
      testDescription: "Nexis Uni, German",
      file: """
        Ferry stopped
        The Quarry Post
        3. März 2021 Mittwoch

        Copyright 2021 Quarry Press Alle Rechte vorbehalten
        Rubrik: NEWS; S. 4
        Länge: 61 Wörter
        Autor: Petra Holm

        Body

        \(text)

        Ladedatum: 3. März 2021

        Ende des Dokuments
        """, author: "Petra Holm", section: "NEWS"),
    LaidOut(
      testDescription: "Nexis Uni, Dutch",
      file: """
        Ferry stopped
        The Quarry Post
        3 maart 2021 woensdag
        Lengte: 61 woorden
        Door: Petra Holm

        Body

        \(text)

        Einde van het document
        """, author: "Petra Holm"),
    nexis("plain", head: "The Quarry Post\n\nMarch 3, 2021 Wednesday\n\nFerry stopped"),
    nexis(
      "a title with a colon",
      head: "The Quarry Post\n\nMarch 3, 2021 Wednesday\n\nEXCLUSIVE: Ferry stopped",
      title: "EXCLUSIVE: Ferry stopped"),
    nexis(
      "an updated title", head: "The Quarry Post\n\nMarch 3, 2021\n\nUPDATE: Ferry stopped",
      title: "UPDATE: Ferry stopped"),
    nexis(
      "a title like a label",
      head: "The Quarry Post\n\nMarch 3, 2021\n\nBYLINE: how names get into papers",
      title: "BYLINE: how names get into papers"),
    nexis(
      "a title like a length",
      head: "The Quarry Post\n\nMarch 3, 2021\n\nLENGTH: a history of piers",
      labels: "BYLINE: Petra Holm\n\nSECTION: NEWS\n\nLENGTH: 61 words",
      title: "LENGTH: a history of piers", section: "NEWS"),
    nexis(
      "an agency's order", head: "The Quarry Post\n\nFerry stopped\n\nMarch 3, 2021 Wednesday",
      labels: "LENGTH: 61 words", author: nil),
    nexis(
      "an agency's title", head: "The Quarry Post\n\nLEADALL: Ferry stopped\n\nMarch 3, 2021",
      labels: "LENGTH: 61 words", title: "LEADALL: Ferry stopped", author: nil),
    nexis(
      "the copyright first",
      head:
        "Copyright 2021 Quarry Press\nAll Rights Reserved\n\nThe Quarry Post\n\nMarch 3, 2021\n\nFerry stopped"
    ),
    nexis(
      "the edition apart",
      head: "The Quarry Post\n\nMarch 3, 2021\n\n FIRST EDITION\n\nFerry stopped"
    ),
    nexis(
      "labels behind the length", head: "The Quarry Post\n\nMarch 3, 2021",
      labels:
        "LENGTH: 61 words\n\nHEADLINE: Ferry stopped\n\nBYLINE: Petra Holm\n\nDATELINE: BRILL\n\nBODY:"
    ),
    LaidOut(
      testDescription: "Nexis, labels behind the text",
      file: """
        1 of 1 DOCUMENTS

        The Quarry Post

        March 3, 2021

        Ferry stopped

        \(text)

        SECTION: NEWS; Pg. 4

        LENGTH: 61 words

        LOAD-DATE: March 3, 2021
        """, section: "NEWS"),
    LaidOut(
      testDescription: "Factiva without codes",
      file: """
        News
        Ferry stopped
        By Petra Holm
        1,061 words
        3 March 2021
        10:00
        The Quarry Post
        QUAR
        4
        English
        Copyright 2021 Quarry Press

        \(text)

        Document QUAR000020210303eh330001a
        """, author: "Petra Holm", section: "News"),
    LaidOut(
      testDescription: "ProQuest",
      file: """
        ____________________________________________________________

        Document 1 of 1

        Ferry stopped

        Author: Petra Holm

        Publication info: The Quarry Post ; Quarry [Quarry]03 Mar 2021: A1.

        ProQuest document link: https://example.com/docview/1

        Full text: \(text)

        Subject: Ferries; Piers

        Publication title: The Quarry Post; Quarry

        Section: News

        ProQuest document ID: 2490000001

        Database: Newsstream

        ____________________________________________________________
        """, author: "Petra Holm", section: "News"),
    LaidOut(
      testDescription: "EuroPresse",
      file: """
        Nom de la source
        The Quarry Post
        Type de source
        Presse • Journaux

        mercredi 3 mars 2021
        p. A1 • 345 mots

        Ferry stopped

        Petra Holm

        \(text)

        © 2021 Quarry Press. Tous droits réservés.
        news·20210303·QP·0123
        """, author: "Petra Holm"),
  ]
}

@Suite struct DatabaseLayoutTests {
  @Test(arguments: LaidOut.all)
  func `a document is read with its fields, alone and before another`(document: LaidOut) throws {
    for file in [document.file, document.file + "\n\n" + document.file] {
      for wrapped in [file, file.replacing("\n", with: "\r\n")] {
        let all = try records(wrapped, named: "a.txt")
        #expect(all.count == (file == document.file ? 1 : 2), "\(all)")
        for record in all {
          let article = try #require(record.article, "\(record)")
          #expect(article.title == document.title)
          #expect(article.outlet == document.outlet)
          #expect(article.published?.description == document.day)
          #expect(article.author == document.author)
          #expect(article.section == document.section)
          #expect(article.body.replacing("\r\n", with: "\n") == document.body)
        }
      }
    }
  }

  /// What ends a document, and how it looks when it is broken.
  @Test(arguments: [
    ("Document QUAR000020210303eh330001a", "Docment QUAR000020210303eh330001a"),
    ("news·20210303·QP·0123", "nws·20210303·QP·0123"), ("news·20210303·QP·0123", ""),
  ])
  func `a document whose end is broken does not swallow the next one`(end: (String, String)) throws
  {
    for document in LaidOut.all where document.file.contains("\n" + end.0) {
      let file = document.file.replacing(end.0, with: end.1) + "\n\n" + document.file
      let all = try records(file, named: "a.txt")
      #expect(all.count == 2, "\(all)")
      #expect(all.allSatisfy { $0.article?.title == document.title }, "\(all)")
      #expect(all.last?.article?.outlet == document.outlet)
      #expect(all.last?.article?.body == document.body)
    }
  }

  @Test func `of documents that nothing parts what is not read is told`() throws {
    let rule = String(repeating: "_", count: 60)
    let document = try #require(LaidOut.all.first { $0.file.hasPrefix(rule) }).file
    let bare = document.replacing(rule, with: "").replacing("Document 1 of 1", with: "")
    let all = try records(bare + "\n\n" + bare, named: "a.txt")
    #expect(all.count == 1, "\(all)")
    #expect(all.flatMap(\.warnings).contains { "\($0)".contains("left out") }, "\(all)")
  }

  @Test func `a second text with codes is another document's`() throws {
    let head = "HD\nFerry stopped\n\nPD\n3 March 2021\n\n"
    let all = try records(
      head + "LP\nIt rained.\n\nTD\nIt snowed.\n\nLP\nIt froze.\n", named: "a.txt")
    #expect(all.map { $0.article?.body } == ["It rained.\n\nIt snowed.", "It froze."], "\(all)")
  }

  @Test(arguments: LaidOut.all)
  func `a document without its text is rejected, and the next one is read`(document: LaidOut) throws
  {
    let empty = document.file.replacing(text, with: "")
    let all = try records(empty + "\n\n" + document.file, named: "a.txt")
    #expect(all.count == 2, "\(all)")
    #expect(all.first?.rejection?.contains("no text was found in it") == true, "\(all)")
    #expect(all.last?.article?.body == document.body)
  }

  @Test(arguments: LaidOut.all)
  func `a web page of the same is read the same`(document: LaidOut) throws {
    let paragraphs = document.file.split(separator: "\n\n").map {
      "<p>\($0.replacing("\n", with: "<br>"))</p>"
    }
    let page = "<html><head><title>x</title></head><body>\(paragraphs.joined())</body></html>"
    let all = try records(page, named: "a.html")
    #expect(all.map(\.place) == ["a.html:1"])
    let article = try #require(all.first?.article, "\(all)")
    #expect(article.title == document.title && article.outlet == document.outlet)
    #expect(article.published?.description == document.day)
    #expect(article.body == document.body)
  }
}
