import Foundation

/// How long `quotes export` takes to write all quotes as CSV, beside the `sqlite3` shell writing the
/// same columns.
///
/// The shell's words around a quote are cut at 200 characters, and neither at words nor put on one
/// line, which spares it work.
struct ExportBenchmark {
  private static let times = 3

  /// The archive's path.
  let archive: String
  /// For what is written.
  let folder: URL
  /// The built command.
  let tool: String

  /// - Returns: `nil` without a `sqlite3` shell on the path.
  func run() throws -> ExportFigures? {
    guard let shell = Self.shell, FileManager.default.isExecutableFile(atPath: tool) else {
      return nil
    }
    func path(_ name: String) -> String { folder.appendingPathComponent(name).path }
    var (ours, theirs): ([CommandRun], [CommandRun]) = ([], [])
    for _ in 0..<Self.times {
      ours.append(
        try CommandRun(tool, ["export", "-q", path("ours.csv"), "--archive", archive]))
      theirs.append(
        try CommandRun(
          shell,
          ["-csv", "-header", "-cmd", ".output '\(path("theirs.csv"))'", archive, Self.sentence]))
    }
    let bytes = try FileManager.default.attributesOfItem(atPath: path("ours.csv"))[.size] as? Int
    return ExportFigures(
      bytes: bytes ?? 0, export: Self.median(ours), shell: Self.median(theirs))
  }

  /// By the processor's time: of the other kind, much is waiting for the disk.
  private static func median(_ runs: [CommandRun]) -> CommandRun {
    runs.sorted { $0.processorSeconds < $1.processorSeconds }[runs.count / 2]
  }

  private static var shell: String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/sqlite3" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// The columns of the export by the quickest plan that was found; `quote_view`, which sorts, took
  /// 1.2 times as long without the words around.
  private static let sentence = """
    SELECT substr(article.hash, 1, 16) || '.' || quote.start AS quote_id, quote.kind, quote.mode,
      quote.text,
      ifnull(root.name, speaker.name) || ifnull((SELECT ' | ' || group_concat(name, ' | ') FROM (
        SELECT ifnull(other_root.name, other.name) AS name FROM joint_speaker
        JOIN speaker AS other ON other.id = joint_speaker.speaker_id
        LEFT JOIN speaker AS other_root ON other_root.id = other.merged_into
        WHERE joint_speaker.quote_id = quote.id ORDER BY joint_speaker.position)), '') AS speaker,
      ifnull(root.slug, speaker.slug) || ifnull((SELECT ' | ' || group_concat(slug, ' | ') FROM (
        SELECT ifnull(other_root.slug, other.slug) AS slug FROM joint_speaker
        JOIN speaker AS other ON other.id = joint_speaker.speaker_id
        LEFT JOIN speaker AS other_root ON other_root.id = other.merged_into
        WHERE joint_speaker.quote_id = quote.id ORDER BY joint_speaker.position)), '') AS speaker_id,
      quote.source_text AS source, quote.role, quote.cue_text AS cue, quote.cue_lemma,
      quote.polarity, quote.recipient, quote.channel, quote.via, quote.confidence, quote.rule,
      quote.reviewed,
      substr(body, max(1, quote.start - 199), min(200, quote.start)) AS context_before,
      substr(body, (SELECT max("end") FROM span WHERE quote_id = quote.id AND part = 'content') + 1,
        200) AS context_after,
      quote.start,
      (SELECT max("end") FROM span WHERE quote_id = quote.id AND part = 'content') AS "end",
      (SELECT json_group_array(json_array(start, "end")) FROM (SELECT start, "end" FROM span
        WHERE quote_id = quote.id AND part = 'content' ORDER BY start)) AS spans,
      substr(article.hash, 1, 16) AS article_id, title, outlet, author, article.published, url,
      language, article.hash AS article_hash, article.parser_version
    FROM article CROSS JOIN quote ON quote.article_id = article.id
    LEFT JOIN speaker ON speaker.id = quote.speaker_id
    LEFT JOIN speaker AS root ON root.id = speaker.merged_into
    WHERE quote.mode IN ('speech', 'writing')
    ORDER BY article.published, article.hash, article.id, quote.start
    """
}
