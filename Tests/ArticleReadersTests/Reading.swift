import ArticleReaders
import QuoteModel

/// All records of some bytes, read under a name.
func records(
  _ bytes: [UInt8], named name: String = "a.txt",
  _ change: (inout ReadingOptions) throws -> Void = { _ in }
) throws -> [ReadRecord] {
  var options = ReadingOptions()
  try change(&options)
  var reader = try ArticleReader(
    ByteStream(bytes: bytes), name: name, fileName: name, options: options)
  var records: [ReadRecord] = []
  while let record = try reader.next() { records.append(record) }
  return records
}

/// All records of a text, read under a name.
func records(
  _ text: String, named name: String = "a.txt",
  _ change: (inout ReadingOptions) throws -> Void = { _ in }
) throws -> [ReadRecord] {
  try records(Array(text.utf8), named: name, change)
}

extension ReadRecord {
  var article: Article? {
    if case .article(let article) = outcome { article } else { nil }
  }

  var rejection: String? {
    if case .rejected(let reason) = outcome { reason.description } else { nil }
  }
}
