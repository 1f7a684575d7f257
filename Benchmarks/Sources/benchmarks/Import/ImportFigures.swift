/// What the benchmark of `quotes import` measured.
struct ImportFigures: Encodable {
  let articles: Int
  /// Of the file.
  let bytes: Int
  let first: CommandRun
  /// The same file once more.
  let again: CommandRun
  let floorSeconds: Double
  let parserSeconds: Double

  var text: String {
    var table = Table("Importing", "articles/s", "MB/s", "s", "processor s", "peak MB")
    for (name, run) in [("quotes import", first), ("the same again", again)] {
      table.add(
        name, rate(run.seconds), speed(run.seconds), run.seconds.short,
        run.processorSeconds.short, run.peakMegabytes.short)
    }
    for (name, time) in [("floor: SQLite's C API", floorSeconds), ("parser alone", parserSeconds)] {
      table.add(name, rate(time), speed(time), time.short, "", "")
    }
    return table.text + """


      The import takes \((first.seconds / floorSeconds).short) × the time of the floor and \
      \((first.seconds / parserSeconds).short) × that of the parser on all cores; the same again \
      is \((first.seconds / again.seconds).short) × as fast (\(articles) articles).
      """
  }

  private func rate(_ time: Double) -> String { (Double(articles) / time).short }

  private func speed(_ time: Double) -> String { (Double(bytes) / 1e6 / time).short }
}
