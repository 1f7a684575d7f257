/// What publishers call the parts of their pages: names of elements, classes, ids, roles.
///
/// General words only, none of one site's own.
enum PageWords {
  static let dateMetas = [
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "datepublished", "dc.date.issued", "dc.date.created",
    "dc.date", "dcterms.created", "dcterms.date", "publication_date", "publish-date",
    "publish_date", "published_time", "pubdate", "article.published", "date", "citation_date",
  ]
  static let authorMetas = [
    "article:author_name", "parsely-author", "sailthru.author", "author", "byl", "dc.creator",
    "dcterms.creator", "article:author", "citation_author",
  ]

  /// What stands between a headline and the outlet's name in a page's title.
  static let titleSeparators = [" | ", " – ", " — ", " - ", " :: ", " » ", " · "]

  /// What stands before names, in lower case; the longer ones first.
  static let bylineOpenings = [
    "posted by ", "written by ", "reported by ", "words by ", "story by ", "by: ", "by ",
    "author: ",
    "von ", "par ", "por ",
  ]

  /// Elements that hold no text of an article, whatever they are called.
  static let dropped: Set<String> = [
    "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button",
    "select", "textarea", "input", "label", "iframe", "object", "embed", "canvas", "video", "audio",
    "figure", "figcaption", "head", "map", "menu", "dialog", "math", "applet", "option", "fieldset",
  ]
  static let neverText: Set<String> = [
    "script", "style", "noscript", "template", "svg", "select", "iframe", "head", "canvas",
    "object",
  ]
  /// Elements that begin and end a paragraph.
  static let blocks: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl",
    "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hgroup", "hr", "html", "li", "main", "nav", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
  ]
  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  private static let asideRoles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alertdialog",
    "alert", "menu", "menubar", "toolbar", "tooltip",
  ]

  /// Single words of a class or id, which is cut at `-`, `_`, and before capitals.
  private static let asideWords: Set<String> = [
    "ad", "ads", "adslot", "advert", "advertisement", "advertising", "adunit", "advertorial",
    "agegate", "attachment", "authorbio", "authorbox", "avatar", "bio", "blogroll", "bookmark",
    "breadcrumb", "breadcrumbs", "button", "buttons", "byline", "bylines", "caption", "captions",
    "carousel", "categories", "comments", "commentlist", "consent", "contributors", "cookie",
    "cookies", "copyright", "credit", "credits", "cta", "dateline", "datetime", "dfp", "disclaimer",
    "disqus", "donate", "donation", "dropdown", "facebook", "fbcomments", "feedback", "flyout",
    "follow", "foot", "footer", "gallery", "gdpr", "infobox", "inread", "instapaper", "jobs",
    "keywords", "legal", "lightbox", "livefyre", "login", "masthead", "mediacaption", "menu",
    "metadata", "metabar", "modal", "mostpopular", "mostread", "nav", "navbar", "navigation",
    "newsletter", "newsletters", "noprint", "onetrust", "outbrain", "overlay", "pager",
    "pagination",
    "partner", "paywall", "permalink", "player", "poll", "popular", "popup", "postmeta", "print",
    "promo", "promobox", "promos", "promotion", "promoted", "pullquote", "quiz", "rating",
    "ratings",
    "readmore", "recirc", "recirculation", "recommend", "recommendation", "recommendations",
    "recommended", "registration", "related", "relatedarticles", "relatedlinks", "relatedposts",
    "reply", "respond", "screenreader", "scroller", "seealso", "share", "sharebar", "sharedaddy",
    "sharing", "shoutbox", "sidebar", "signin", "signup", "skip", "skyscraper", "slideshow",
    "social",
    "sponsor", "sponsored", "sponsors", "sronly", "stocks", "subscribe", "subscription",
    "subscriptions", "syndication", "taboola", "tagcloud", "taglist", "tags", "teaser", "teasers",
    "ticker", "timestamp", "toc", "toolbar", "tools", "tooltip", "topics", "topnav", "trackback",
    "trending", "twitter", "upsell", "utility", "viral", "weather", "webpush", "whatsapp",
    "wpdiscuz", "yarpp", "zergnet",
  ]
  /// Two words that stand together.
  private static let asidePairs: Set<String> = [
    "also read", "article footer", "article header", "article info", "article meta", "article tags",
    "article tools", "author info", "author bio", "author box", "author card", "around web",
    "cookie bar",
    "data source", "editors picks", "entry header", "entry meta", "entry utility", "entry footer",
    "image credit", "item meta", "in brief", "key points", "latest news", "link list", "listen to",
    "mail chimp", "more from", "more in", "more like", "more news", "more on", "more stories",
    "most popular", "most read", "most viewed", "next article", "next post", "on this",
    "page header",
    "post author", "post footer", "post header", "post info", "post meta", "post navigation",
    "post tags",
    "prev next", "pull quote", "read also", "read more", "read next", "reading time",
    "screen reader",
    "see also", "sign in", "sign up", "site header", "skip link", "skip to", "sr only",
    "story meta",
    "story tools", "suggested articles", "top stories", "up next", "visually hidden", "you may",
    "you might",
  ]
  private static let commentWords: Set<String> = [
    "comments", "comment", "commentlist", "commentary", "disqus", "respond", "livefyre",
    "fbcomments",
    "commentbox", "commentsection", "kommentare", "commentaires",
  ]
  private static let dateWords: Set<String> = [
    "date", "dateline", "datetime", "published", "pubdate", "publishdate", "timestamp", "posted",
    "postdate", "time",
  ]
  private static let elsewhereWords: Set<String> = [
    "carousel", "latest", "popular", "promo", "promos", "recirc", "recommendations", "recommended",
    "related", "sidebar", "teaser", "teasers", "ticker", "trending", "widget",
  ]
  /// Words with which a whole page is called what only a part of it is.
  private static let wrapperWords: Set<String> = [
    "has", "no", "with", "without", "is", "not", "hide",
  ]

  /// What the element that holds the text of an article is called, without `-` and `_`.
  private static let bodyNames = [
    "articlebody", "articlecontent", "articletext", "articlecopy", "articlepage", "blogcontent",
    "bodycontent", "bodycopy", "bodytext", "contentarticle", "contentbody", "contenttext",
    "entrycontent", "entrybody", "entrytext", "mainstory", "maintext", "newsbody", "newscontent",
    "newstext", "pagecontent", "postarticle", "postbody", "postcontent", "postentry", "posttext",
    "singlecontent", "storybody", "storycontent", "storytext", "textcontent", "tdpostcontent",
    "mwparseroutput", "fieldnamebody", "richtext", "articlemain", "articledetail", "contentdetail",
    "detailcontent", "fulltext", "pressrelease", "bodyinner", "contentinner", "copybody",
  ]

  static func isComments(_ node: HTMLPage.Node) -> Bool {
    node.name != "body" && node.name != "html" && node.name != "article"
      && names(of: node).contains { commentWords.contains($0) }
  }

  /// Whether a part of a page is called as what is not the text of its article.
  static func isAside(_ node: HTMLPage.Node) -> Bool {
    guard !["body", "html", "article", "main", "blockquote"].contains(node.name) else {
      return false
    }
    if let role = node.attributes["role"], asideRoles.contains(role) { return true }
    for attribute in ["class", "id", "data-component", "data-testid"] {
      for token in node.attributes[attribute]?.split(separator: " ") ?? [] {
        let words = self.words(of: token)
        if let first = words.first, wrapperWords.contains(first) { continue }
        if words.contains("layout") { continue }
        if words.contains(where: asideWords.contains) { return true }
        // Page builders have "widget" further on in all that they make.
        if words.first?.hasPrefix("widget") == true { return true }
        if asideWords.contains(words.joined()) { return true }
        if zip(words, words.dropFirst()).contains(where: { asidePairs.contains("\($0) \($1)") }) {
          return true
        }
      }
    }
    return false
  }

  /// Whether a part of a page is about other articles, or by readers: dates and names in it are too.
  static func isElsewhere(_ node: HTMLPage.Node) -> Bool {
    ["aside", "nav", "footer"].contains(node.name) || isComments(node)
      || node.name != "body" && names(of: node).contains { elsewhereWords.contains($0) }
  }

  static func isHidden(_ node: HTMLPage.Node) -> Bool {
    let attributes = node.attributes
    if attributes["hidden"] != nil || attributes["aria-hidden"]?.lowercased() == "true" {
      return true
    }
    let classes = attributes["class"]?.split(separator: " ") ?? []
    if classes.contains(where: { $0 == "hide" || $0 == "hidden" || $0 == "d-none" }),
      !classes.contains(where: { $0.hasSuffix("block") || $0.hasSuffix("flex") })
    {
      return true
    }
    guard let style = attributes["style"]?.lowercased().filter({ $0 != " " }) else { return false }
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  static func isByline(_ node: HTMLPage.Node) -> Bool {
    let words = names(of: node)
    return words.contains("byline") || words.contains("author") || words.contains("authors")
  }

  static func isDate(_ node: HTMLPage.Node) -> Bool {
    !node.name.isEmpty && names(of: node).contains { dateWords.contains($0) }
  }

  /// Whether an element is called as one that holds an article's text.
  static func isBody(_ node: HTMLPage.Node) -> Bool {
    for attribute in ["class", "id", "data-component", "data-testid"] {
      for token in node.attributes[attribute]?.split(separator: " ") ?? [] {
        let name = token.lowercased().filter { $0 != "-" && $0 != "_" }
        if bodyNames.contains(where: { name.hasPrefix($0) || name.hasSuffix($0) }) { return true }
      }
    }
    return false
  }

  private static func names(of node: HTMLPage.Node) -> [String] {
    ["class", "id"].flatMap { node.attributes[$0]?.split(separator: " ") ?? [] }
      .flatMap { words(of: $0) }
  }

  /// `article`, `related`, `links` of `article__relatedLinks`.
  static func words(of token: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    for character in token.unicodeScalars {
      let isUpper = ("A"..."Z").contains(character)
      let isLetter = isUpper || ("a"..."z").contains(character)
      if !isLetter || isUpper && word.unicodeScalars.last.map({ ("a"..."z").contains($0) }) == true
      {
        if !word.isEmpty { words.append(word.lowercased()) }
        word = ""
      }
      if isLetter { word.unicodeScalars.append(character) }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}

extension PageWords {
  /// Beginnings of short lines that stand in articles and are not of them, in lower case.
  private static let labelOpenings = [
    "advertisement", "also read", "also:", "click here", "continue reading", "copyright", "credit:",
    "download the", "email this", "follow us", "follow @", "for more", "get our", "get the latest",
    "image caption", "image copyright", "image credit", "image source", "image:", "images:",
    "join our", "keep reading", "listen to", "listen:", "more:", "more from", "more on this",
    "more:",
    "newsletter", "no caption", "photo by", "photo:", "photos:", "picture:", "please enable",
    "print this", "read also", "read more", "read next", "read:", "recommended", "related:",
    "related stories", "related articles", "related topics", "related content", "reporting by",
    "scroll down", "see also", "share on", "share this", "sign up", "skip advert", "skip to",
    "sponsored", "story continues below", "subscribe", "support our", "tags:", "this article was",
    "this story has been updated", "topics:", "video:", "watch:", "watch now", "watch more",
    "what do you think", "you may also", "you might also", "©", "(c) ",
  ]
  /// Whole lines, in lower case.
  private static let labels: Set<String> = [
    "advert", "comments", "comment", "copy link", "email", "facebook", "linkedin", "loading",
    "loading...", "more", "next", "pinterest", "previous", "print", "reddit", "related", "save",
    "share", "tweet", "twitter", "video", "watch", "whatsapp", "x", "*", "***", "* * *", "—",
    "listen", "close", "menu", "search", "login", "follow", "tags", "top", "back to top",
  ]
  private static let longestLabel = 140

  /// Whether a line asks the reader to read, share, sign or see something else.
  static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= longestLabel else { return false }
    let line = text.lowercased()
    return labels.contains(line) || labelOpenings.contains { line.hasPrefix($0) }
  }
}
