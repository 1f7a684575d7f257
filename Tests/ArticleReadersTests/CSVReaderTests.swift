import Testing

@testable import ArticleReaders

@Suite struct CSVReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let rows: [[String]]
    var testDescription: String { text.debugDescription }
  }

  @Test(arguments: [
    Case(text: "", rows: []),
    Case(text: "a,b\r\n1,2\r\n", rows: [["a", "b"], ["1", "2"]]),
    Case(text: "a,b\n1,2", rows: [["a", "b"], ["1", "2"]]),
    Case(text: "\u{FEFF}a\n", rows: [["a"]]),
    Case(text: "a,\n,\n", rows: [["a", ""], ["", ""]]),
    Case(text: "\"a,\"\"b\"\"\r\nc\",d\r\n", rows: [["a,\"b\"\r\nc", "d"]]),
    Case(text: "\"\"\r\n\r\nx\n", rows: [[""], [], ["x"]]),
    Case(text: "é “q”,\u{0}\n", rows: [["é “q”", "\u{0}"]]),
  ])
  func `rows are read as they were written`(one: Case) throws {
    let read = try rows(of: one.text)
    #expect(read.map(\.fields) == one.rows)
    #expect(read.allSatisfy { !$0.isBroken })
  }

  @Test(arguments: ["\"a", "\"a\"b,c\n", "a,\"b\nc\n"])
  func `a quoted field without its end is told`(text: String) throws {
    #expect(try rows(of: text).first?.isBroken == true)
  }

  @Test func `a row has the line that it begins on`() throws {
    #expect(try rows(of: "a\n\"b\nc\"\nd\n").map(\.line) == [1, 2, 4])
  }

  private func rows(of text: String) throws -> [CSVReader.Row] {
    var reader = try CSVReader(ByteStream(bytes: Array(text.utf8)))
    var rows: [CSVReader.Row] = []
    while let row = try reader.next() { rows.append(row) }
    return rows
  }
}
