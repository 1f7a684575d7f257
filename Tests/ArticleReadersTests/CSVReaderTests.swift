import QuoteModel
import Testing

@testable import ArticleReaders

@Suite struct CSVReaderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// `nil` for a broken row.
    let rows: [[String]?]
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
    Case(
      text: "a,b\r1,2\r\r\n3,\"x\r\"\n4,5\r",
      rows: [
        ["a", "b"], ["1", "2"], [], ["3", "x\r"], ["4", "5"],
      ]),
    Case(text: "a \"b\" c,\"\"\"d\"\"\",\"e,\"\"\"\n", rows: [["a \"b\" c", "\"d\"", "e,\""]]),
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

  @Test func `a broken row ends where its line does, and the next one is read`() throws {
    let read = try rows(of: "a,\"b\" c\nd,e\r\n\"f\"g,\"h\ni\"\nj,k\n\"l")
    #expect(read.map(\.isBroken) == [true, false, true, false, true])
    #expect(read.map(\.line) == [1, 2, 3, 5, 6])
    #expect(read.map(\.fields)[1] == ["d", "e"])
  }

  @Test func `rows are found whatever the chunks`() throws {
    let row = "1,\"The \"\"dam\"\", they said,\r\nheld.\",x \"y\"\r\n"
    let read = try rows(of: String(repeating: row, count: 20_000))
    #expect(read.count == 20_000)
    #expect(
      read.allSatisfy { $0.fields == ["1", "The \"dam\", they said,\r\nheld.", "x \"y\""] })
    #expect(read.last?.line == 39_999)
  }

  /// What a table of articles and a file of decisions or speakers have in common.
  @Test(arguments: [
    Case(text: "1,A\r2,B\r", rows: [["1", "A"], ["2", "B"]]),
    Case(text: "1,\"A\rB\"\r\n2,C", rows: [["1", "A\rB"], ["2", "C"]]),
    Case(text: "1,\"A\r\"\n", rows: [["1", "A\r"]]),
    Case(text: "1,A \"b\" \"\"c\"\"\n", rows: [["1", "A \"b\" \"\"c\"\""]]),
    Case(
      text: "1,\"A \"\"b\"\", c\"\n\n2,\"\"\"D\"\"\"",
      rows: [["1", "A \"b\", c"], ["2", "\"D\""]]),
    Case(text: "1,A\n2,\"B", rows: [["1", "A"], nil]),
    Case(text: "1,A\n2,\"B\"c", rows: [["1", "A"], nil]),
    Case(text: "1,A\n2,\"B\"\"", rows: [["1", "A"], nil]),
  ])
  func `both readers of rows find the same fields and the same faults`(one: Case) throws {
    let table = "id,text\n" + one.text
    let asRows = try rows(of: table).dropFirst().filter { !$0.fields.isEmpty }
    #expect(asRows.map { $0.isBroken ? nil : $0.fields } == one.rows)
    let asArticles = try records(table, named: "a.csv")
    #expect(
      asArticles.map { $0.article.map { [$0.recordID ?? "", $0.body] } } == one.rows)
    #expect(asArticles.map(\.place) == asRows.map { "a.csv:\($0.line)" })
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
