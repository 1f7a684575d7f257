import Essentials
public import QuoteModel
import QuoteStore

/// What the pages need of whoever serves or publishes them.
public struct PageSetting: Sendable {
  /// Why a quote was attributed as it was; nothing where that cannot be told, with the reason in words.
  public typealias QuoteExplainer = (Quote) -> (explanation: Explanation?, note: String?)
  /// The same for all quotes of an article.
  public typealias Explainer = @Sendable (_ body: String, _ title: String?) -> QuoteExplainer

  /// The archive's file, as it was named.
  public var archivePath: String
  /// Who decides what is decided in a review.
  public var editor: String?
  /// The time to the millisecond, in UTC, as decisions have it.
  public var now: @Sendable () -> String
  public var explain: Explainer
  /// Whether a cue, by its dictionary form, says that its content is not so.
  public var denies: @Sendable (String) -> Bool

  public init(
    archivePath: String, editor: String?, now: @escaping @Sendable () -> String,
    explain: @escaping Explainer, denies: @escaping @Sendable (String) -> Bool
  ) {
    self.archivePath = archivePath
    self.editor = editor
    self.now = now
    self.explain = explain
    self.denies = denies
  }

  /// What the archive is called: its file, without what stands before and behind.
  var archiveName: String {
    let file = archivePath.split(separator: "/").last.map(String.init) ?? archivePath
    return file.hasSuffix(".sqlite") ? String(file.dropLast(".sqlite".count)) : file
  }
}

/// What a page is made of: an archive to read, and how its pages are linked.
struct View {
  let archive: Archive
  let setting: PageSetting
  let links: Links
  /// Whether quotes can be reviewed.
  var isEditable = false

  /// The pages that each page leads to.
  enum Place: String, CaseIterable {
    case search = "Search"
    case speakers = "Speakers"
    case articles = "Articles"
    case overview = "Overview"
    case review = "Review"
  }

  /// A whole page.
  ///
  /// - Parameters:
  ///   - place: Which of the main pages it is, if it is one.
  ///   - sendsForms: Whether what it sends changes something.
  func page(
    _ title: String, at place: Place? = nil, sendsForms: Bool = false, _ main: HTML
  ) -> HTML {
    // Without it, browsers do not say which page a form comes from, which `AccessCheck` asks for.
    let referrer: HTML = sendsForms ? "<meta name=\"referrer\" content=\"same-origin\">" : ""
    let places = Place.allCases.filter { $0 != .review || isEditable }.map { other -> HTML in
      let current = other == place ? "page" : nil
      return """
        <li><a href="\(address(of: other))"\(HTML.attribute("aria-current", current))>\
        \(other.rawValue)</a></li>
        """
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">\(referrer)
      <title>\(title) · \(setting.archiveName)</title>
      <link rel="icon" href="\(links.one("icon.svg"))">
      <link rel="stylesheet" href="\(links.one("page.css"))">
      <script src="\(links.one("page.js"))" defer></script>
      </head>
      <body>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="top">
      <a class="home" href="\(links.search())"><span aria-hidden="true">“</span>\
      \(setting.archiveName)<span aria-hidden="true">”</span></a>
      <nav aria-label="Pages"><ul>\(places)</ul></nav>
      </header>
      <main id="main">
      \(main)
      </main>
      <footer class="bottom"><p>What articles print, not what is true. Found by <b>Quotes</b>; \
      look at a quote in its article before you cite it.</p></footer>
      </body>
      </html>

      """
  }

  private func address(of place: Place) -> String {
    switch place {
    case .search: links.search()
    case .speakers, .articles, .overview, .review: links.one(place.rawValue.lowercased())
    }
  }
}

/// A page that says why there is no other.
enum ErrorPage {
  /// Without an archive, as it may be the archive that fails.
  static func response(to error: any Error) -> Response {
    let refusal = refusal(for: error)
    let title = refusal.status.phrase
    var response = Response(
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>
      <link rel="icon" href="/icon.svg">
      <link rel="stylesheet" href="/page.css">
      </head>
      <body>
      <main id="main" class="error">
      <h1>\(title)</h1>
      <p>\(refusal.reason).</p>
      <p><a href="/">Search the archive</a></p>
      </main>
      </body>
      </html>

      """, status: refusal.status)
    if refusal.status == .unavailable { response.headers.append(("Retry-After", "5")) }
    return response
  }

  private static func refusal(for error: any Error) -> Refusal {
    switch error {
    case let refusal as Refusal: refusal
    case ArchiveError.busy:
      Refusal(.unavailable, "another program is writing the archive: try again when it is done")
    case ArchiveError.interrupted:
      Refusal(.unavailable, "that takes too long: ask for less, with more words or a filter")
    case DecisionError.noSuchQuote(let id): Refusal(.notFound, "there is no such quote: \(id)")
    case DecisionError.noSuchArticle(let id): Refusal(.notFound, "there is no such article: \(id)")
    case DecisionError.unknown(let name): Refusal(.notFound, "there is no such speaker: \(name)")
    case let error as DecisionError: Refusal(.conflict, "\(error)")
    case let error as ArchiveError: Refusal(.serverError, "\(error)")
    default: Refusal(.serverError, "something has gone wrong here")
    }
  }
}

/// A number with its thousands parted: *12,345*.
func grouped(_ number: Int) -> String {
  let digits = Array(String(abs(number)))
  let parted = digits.enumerated().map { place, digit in
    place > 0 && (digits.count - place).isMultiple(of: 3) ? ",\(digit)" : "\(digit)"
  }
  return (number < 0 ? "-" : "") + parted.joined()
}

/// *1 quote*, *12,345 quotes*
func groupedCount(_ number: Int, _ noun: String) -> String {
  "\(grouped(number)) \(noun)\(number == 1 ? "" : "s")"
}

/// A tag of a language that may stand in `lang`; `nil` of what is none.
func languageTag(_ text: String?) -> String? {
  guard let text, (2...35).contains(text.utf8.count),
    text.utf8.allSatisfy({ byte in
      byte == UInt8(ascii: "-") || Character(Unicode.Scalar(byte)).isLetter && byte < 0x80
        || (0x30...0x39).contains(byte)
    })
  else { return nil }
  return text
}
