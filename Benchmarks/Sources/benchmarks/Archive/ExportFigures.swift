/// What exporting all quotes took.
struct ExportFigures: Encodable {
  /// Of the file.
  let bytes: Int
  let export: CommandRun
  let shell: CommandRun

  /// Of the processor's time: the export also waits until its file is on the disk, the shell does not.
  var ratio: Double { export.processorSeconds / shell.processorSeconds }

  var text: String {
    var table = Table("Exporting as CSV", "s", "processor s", "MB/processor s")
    for (name, run) in [("quotes export", export), ("sqlite3 -csv, the same columns", shell)] {
      table.add(
        name, run.seconds.short, run.processorSeconds.short,
        (Double(bytes) / 1e6 / run.processorSeconds).short)
    }
    return table.text + """


      The export takes \(ratio.short) × the processor time of the sqlite3 shell \
      (\((Double(bytes) / 1e6).short) MB).
      """
  }
}
