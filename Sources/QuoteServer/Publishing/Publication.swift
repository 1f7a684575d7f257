import Essentials
import QuoteModel
public import QuoteStore

/// The pages of an archive as files, which need no server: links are relative, and a small index is
/// searched by script.
public struct Publication {
  private let setting: PageSetting
  private let archive: Archive

  /// What was written.
  public struct Counts: Sendable {
    public var articles = 0
    public var quotes = 0
    public var speakers = 0
  }

  public init(_ setting: PageSetting, of archive: Archive) {
    (self.setting, self.archive) = (setting, archive)
  }

  /// The folders that files stand in.
  public static let folders = ["article", "quote", "speaker", "outlet"]

  /// Hands over every file, all of one moment of the archive.
  ///
  /// - Parameter write: A path below the folder of all, and what the file holds.
  public func forEachFile(_ write: (String, [UInt8]) throws -> Void) throws -> Counts {
    var counts = Counts()
    var index = SearchIndex()
    var outlets: Set<String> = []
    var all = QuoteQuery()
    all.sort = .stable
    try archive.articles.forEach(matching: all) { article in
      let page = try ArticlePage(article.id, in: archive)
      try write(file("article", article.id), page.html(in: below).bytes)
      let explained = setting.explain(page.body, article.title)
      for quote in page.quotes {
        let page = try QuotePage(quote, in: page.body, explained: explained, of: archive)
        try write(file("quote", quote.id), page.html(in: below).bytes)
      }
      if let outlet = article.outlet { outlets.insert(outlet) }
      index.add(page)
      counts.articles += 1
      counts.quotes += page.quotes.count
    }
    for outlet in outlets.sorted() {
      try write(
        file("outlet", outlet), OverviewPage(ofOutlet: outlet, in: archive).html(in: below).bytes)
    }
    try archive.speakers.forEachQuoted(matching: QuoteQuery()) { speaker in
      let page = try SpeakerPage(speaker.id, in: archive)
      try write(file("speaker", speaker.id), page.html(in: below).bytes)
      let picture = try SpeakerPage.timeline(of: page.profile.summary, in: archive)
      try write(
        "speaker/\(Links.fileName(speaker.id)).svg", Array(picture.utf8))
      counts.speakers += 1
    }
    try writeOnes(index, write)
    return counts
  }

  /// The pages and files of which there is one each.
  private func writeOnes(
    _ index: SearchIndex, _ write: (String, [UInt8]) throws -> Void
  ) throws {
    try write("index.html", searchPage.bytes)
    try write("overview.html", OverviewPage(of: archive).html(in: top).bytes)
    try write("speakers.html", SpeakersPage(allIn: archive).html(in: top).bytes)
    try write("articles.html", ArticlesPage(allIn: archive).html(in: top).bytes)
    for file in PageFile.allCases { try write(file.rawValue, file.bytes) }
    try write("search.js", PageFile.searchScript)
    try write("index.js", index.script)
  }

  /// Of pages in the folder of all, and of those in a folder in it.
  private var top: View { View(archive: archive, setting: setting, links: Links(up: "")) }
  private var below: View { View(archive: archive, setting: setting, links: Links(up: "../")) }

  private func file(_ kind: String, _ id: String) -> String { "\(kind)/\(Links.fileName(id)).html" }

  private var searchPage: HTML {
    top.page(
      "Quotes", at: .search,
      """
      <h1 class="hidden">Search</h1>
      <form class="search" id="search" role="search">
      <div class="line"><label class="hidden" for="q">Words</label>
      <input type="search" id="q" name="q" autocomplete="off" \
      placeholder="Words, names, titles"><button>Search</button></div>
      </form>
      <noscript><p>The search needs script; <a href="speakers.html">speakers</a>, \
      <a href="articles.html">articles</a> and the <a href="overview.html">overview</a> do not.</p>
      </noscript>
      <ul class="chosen" id="chosen"></ul>
      <p class="count" id="count" role="status"></p>
      <ol class="quotes" id="quotes"></ol>
      <p><button class="plain" id="more" hidden>More</button></p>
      <script src="index.js" defer></script>
      <script src="search.js" defer></script>
      """)
  }
}
