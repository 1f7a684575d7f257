import ArticleReaders

/// The names of files, by which formats are told that do not tell themselves.
private let names = [
  "a.txt", "a.json", "a.jsonl", "a.html", "a.warc", "a.arc", "a.mhtml", "a.webarchive", "a.eml",
  "a.mbox", "a.csv", "a.tsv", "a.rss", "a.xml", "a.rtf", "a.docx", "a.xlsx", "a.ods", "a.odt",
  "a.zip", "a.gz", "a.tar", "a",
]

/// A file is read, twice the same, and something is said of it: the first byte tells its name, the others are
/// what is in it.
func read(_ bytes: [UInt8]) {
  guard let first = bytes.first else { return }
  let name = names[Int(first) % names.count]
  let found = outcome(of: Array(bytes.dropFirst()), named: name)
  precondition(
    found == outcome(of: Array(bytes.dropFirst()), named: name), "read again, it differs")
  precondition(!found.isEmpty, "nothing is said of it")
}

/// A line a record, and what was passed over.
private func outcome(of bytes: [UInt8], named name: String) -> [String] {
  do {
    var reader = try ArticleReader(ByteStream(bytes: bytes), name: name, fileName: name)
    var lines: [String] = []
    while let record = try reader.next() { lines.append("\(record)") }
    lines += reader.warnings.map { "\($0)" }
    let passedOver = reader.skippedFiles + reader.skippedRecords
    return passedOver > 0 ? lines + ["\(passedOver) passed over"] : lines
  } catch {
    return ["\(error)"]
  }
}
