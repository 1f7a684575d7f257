/// What the benchmark of searches measured.
struct SearchFigures: Encodable {
  let articles: Int
  let quotes: Int
  /// `nil` where the archive was there.
  let makingSeconds: Double?
  /// Of the archive's file.
  let bytes: Int
  let queries: [QueryFigures]
  /// One whole search of a small archive, in milliseconds.
  let command: Double
  let shell: Double?

  var text: String {
    var start = Table("One search of a small archive", "ms", "ratio")
    start.add("quotes search", command.short, shell.map { (command / $0).short } ?? "–")
    if let shell { start.add("the sqlite3 shell", shell.short, "1") }
    return """
      \(articles) articles, \(quotes) quotes, \((Double(bytes) / 1e9).short) GB\
      \(makingSeconds.map { ", made in \($0.short) s" } ?? "")

      \(ArchiveFigures.text(of: queries))

      \(start.text)
      """
  }
}
