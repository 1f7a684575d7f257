/// Invented articles, in words that every parser of quotes should understand.
enum Samples {
  static let dam = """
    The Dam Holds

    “The dam holds,” said Luis Ortega, the plant manager. “We tested it twice.”

    Ana Ruiz said the water was clear.
    """

  static let articles = [
    #"{"id":"1","title":"The Dam","outlet":"The Example","author":"Ida Strand","published":"2026-01-22","url":"https://example.org/1","text":"“The dam holds,” said Luis Ortega, the plant manager."}"#,
    #"{"id":"2","title":"The Water","outlet":"The Example","published":"2026-02-03","url":"https://example.org/2","text":"“The water is clear,” said Ana Ruiz."}"#,
    #"{"id":"3","title":"The Bridge, \"Again\"","author":"Ida\nStrand","outlet":"Another, Inc.","published":"2026-02-04","url":"https://example.org/3","text":"Ana Ruiz said the bridge was open. “It is open, finally,” Ruiz said."}"#,
    #"{"id":"4","outlet":"Another, Inc.","url":"https://example.org/4","text":"“The road is dry,” said Luis Ortega."}"#,
    #"{"id":"5","outlet":"Another, Inc.","date":"soon","url":"https://example.org/5","text":"Nobody said a word."}"#,
  ]

  static let lines = articles.joined(separator: "\n") + "\n"

  /// So many articles of about 1 KB, a line each.
  static func rain(days: Int) -> String {
    (0..<days).map { day in
      let filler = String(repeating: "It rained. ", count: 100)
      let text = "\(filler)“It rained \(day) times,” said Ana Ruiz."
      return #"{"text":"\#(text)","url":"https://example.org/\#(day)"}"# + "\n"
    }.joined()
  }
}

extension Tool {
  /// With `lines` imported into `quotes.sqlite`.
  static func withArchive() throws -> Tool {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    try tool.write(try importedLines.get(), to: "quotes.sqlite")
    return tool
  }

  /// The archive of `lines`: it is made once, and copied for every test.
  private static let importedLines = Result {
    let tool = try Tool()
    try tool.write(Samples.lines, to: "a.jsonl")
    let outcome = try tool.run("import", "-q", "a.jsonl")
    precondition(outcome.status == 0, outcome.messages)
    return try tool.read("quotes.sqlite")
  }
}
