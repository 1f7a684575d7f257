import ArgumentParser
import ArticleReaders

/// A format of articles as `--format` names it.
enum InputFormat: String, CaseIterable, ExpressibleByArgument {
  case auto, txt, text, json, jsonl, ndjson, html, htm, warc

  /// `nil`: by name, then by content.
  var articleFormat: ArticleFormat? {
    switch self {
    case .auto: nil
    case .txt, .text: .text
    case .json: .json
    case .jsonl, .ndjson: .jsonLines
    case .html, .htm: .html
    case .warc: .warc
    }
  }
}
