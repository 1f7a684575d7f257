import ArgumentParser
import ArticleReaders

/// A format of articles as `--format` names it.
struct InputFormat: ExpressibleByArgument {
  /// `nil`: by name, then by content.
  let articleFormat: ArticleFormat?

  static let auto = InputFormat(articleFormat: nil)

  private init(articleFormat: ArticleFormat?) { self.articleFormat = articleFormat }

  init?(argument: String) {
    if argument == "auto" {
      self = .auto
    } else if let format = ArticleFormat.allCases.first(where: { $0.names.contains(argument) }) {
      articleFormat = format
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { articleFormat?.rawValue ?? "auto" }

  static var allValueStrings: [String] { ["auto"] + ArticleFormat.allCases.flatMap(\.names) }
}
