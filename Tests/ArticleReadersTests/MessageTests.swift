import ArticleReaders
import Packing
import Testing

/// A file, and all that is said of it: where, what was seen, what to do.
private let messages: [(name: String, bytes: [UInt8], said: String)] = [
  (
    "a.json", text(#"{"id":1,"headline":"A"}"#),
    "a.json: it has no field for the text (text, body, maintext, articleBody, plaintext, content, …), "
      + "but headline, id: --map text=NAME names the field"
  ),
  (
    "a.jsonl", text(#"{"text":"It held."}"# + "\n" + #"{"content":"","text":null}"#),
    "a.jsonl:2: there is no text in 'text', 'content': leave it out, or see --map text=NAME"
  ),
  (
    "a.csv", text("id,day\n1,x"),
    "a.csv:1: its first line has no column for the text (text, body, maintext, articleBody, plaintext, "
      + "content, …) but id, day: --map text=NAME names the column"
  ),
  (
    "a.csv", text("id,Full Text\n1,\n"), "a.csv:2: the row has no text in 'Full Text': leave it out"
  ),
  (
    "quotes.csv", text("quote_id,text,speaker\na.1,It held.,Ana Reyes\n"),
    "quotes.csv:1: it holds quotes, as 'quotes export' writes them, and no articles: leave it out"
  ),
  (
    "quotes.jsonl", text(#"{"quote_id":"a.1","text":"It held.","title":"Dam"}"#),
    "quotes.jsonl:1: it holds quotes, as 'quotes export' writes them, and no articles: leave it out"
  ),
  (
    "a.csv", text("id,text\n1,a,b\n"),
    "a.csv:2: broken row: it has 3 fields and the header 2: put fields that hold the delimiter between "
      + "quotation marks"
  ),
  (
    "a.rss", text("<rss><channel><item><title>A</title></item></channel></rss>"),
    "a.rss:1: it has no text in content, description or summary: leave it out"
  ),
  (
    "a.html", text("<html><body><p>Menu</p></body></html>"),
    "a.html: no article was found in the page: leave it out, or give its text as .txt"
  ),
  (
    "a.txt", text("TY  - NEWS\nTI  - Dam\nER  - "),
    "a.txt: it is a list of references (RIS): leave it out, and give the texts themselves"
  ),
  (
    "a.bib", text("@article{a,\n title={x}}"),
    "a.bib: it is a list of references (BibTeX): leave it out, and give the texts themselves"
  ),
  (
    "a.txt",
    text("# Links\n- [A](http://a.example)\n- [B](http://b.example)\n- [C](http://c.example)\n"),
    "a.txt: it is a list of links (Markdown): leave it out, and give the texts themselves"
  ),
  ("a.txt", text("%PDF-1.7\n"), "a.txt: it is a PDF: save its text as .txt (pdftotext does)"),
  (
    "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
    "a.doc: it is a file of an old office program, or has a password: save it as .docx or .xlsx, without a "
      + "password"
  ),
  (
    "a.txt", [0x89, 0x50, 0x4E, 0x47, 0, 1, 0, 0],
    "a.txt: it is a binary file (it holds NUL bytes): give its text as .txt or .jsonl"
  ),
  (
    "a.docx", text("It held."),
    "a.docx: it is no word processor's file, whatever its name: give it the ending it should have"
  ),
  (
    "a.xml", text("<?xml version=\"1.0\"?><catalogue><p>It held.</p></catalogue>"),
    "a.xml: it is XML of a kind that is not read (<catalogue>): leave it out"
  ),
  (
    "a.zip", Packed.pack([.init("a.pdf", "%PDF"), .init("b.jpg", "x")], as: .zip),
    "a.zip: it holds no files of a type that is read: leave it out"
  ),
  (
    "a.warc",
    text("WARC/1.0\r\nContent-Length: 99\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n"),
    "a.warc:1: the file ends before this record does: see whether it was cut off"
  ),
  (
    "a.eml",
    text(
      "From: a@b.example\r\nTo: c@d.example\r\nMIME-Version: 1.0\r\nContent-Type: image/png\r\n\r\nx"
    ),
    "a.eml: the mail has no text in it, but image/png: leave it out"
  ),
  ("a.txt", [], "a.txt: it is empty: leave it out"),
  ("a.json", text("[]"), "a.json:1: it holds no articles: leave it out"),
  (
    "a.csv", text("text,Body\nIt held.,It broke.\n"),
    "a.csv:2: left out what 'Body' says, which is not the text in 'text'; --map text=NAME takes another"
  ),
  (
    "a.csv", text("text,date\nIt held.,1/2/2026\n"),
    "a.csv:2: the date '1/2/2026' can mean two days: --dates day-first or month-first says which; it is kept "
      + "as written, and --from and --to miss it"
  ),
]

private func text(_ text: String) -> [UInt8] { Array(text.utf8) }

@Suite struct MessageTests {
  @Test(arguments: messages)
  func `a message says where, what was seen, and what to do`(
    name: String, bytes: [UInt8], said: String
  ) throws {
    let said = [said]
    let all = try records(bytes, named: name)
    let rejections = all.compactMap { record in record.rejection.map { "\(record.place): \($0)" } }
    let warnings = all.flatMap { record in record.warnings.map { "\(record.place): \($0)" } }
    #expect(rejections + warnings == said)
  }
}
