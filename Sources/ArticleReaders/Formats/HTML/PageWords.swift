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
    "author: ", "von ", "par ", "por ",
  ]

  /// Elements that hold no text of an article, whatever they are called.
  static let dropped = wordSet(
    """
    applet aside audio button canvas dialog embed fieldset figcaption figure footer form head
    iframe input label map math menu nav noscript object option script select style svg template
    textarea video
    """)
  /// The same even where a page has all of its text in a form or a menu.
  static let neverText = wordSet(
    """
    canvas head iframe noscript object script select style svg template
    """)
  /// Elements of a piece of HTML that is all article, which are none of its text.
  static let neverContent = wordSet("head iframe noscript script style svg template")
  /// Elements that begin and end a paragraph.
  static let blocks = wordSet(
    """
    address article aside blockquote body center dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table
    tbody td tfoot th thead tr ul
    """)
  /// The same in a piece of HTML that is all article.
  static let contentBlocks = blocks.subtracting([
    "center", "details", "fieldset", "hgroup", "html", "summary", "tbody", "tfoot", "thead",
  ])
  static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]

  private static let asideRoles = wordSet(
    """
    alert alertdialog banner complementary contentinfo dialog menu menubar navigation search
    toolbar tooltip
    """)

  /// Single words of a class or id, which is cut at `-`, `_`, and before capitals.
  private static let asideWords = wordSet(
    """
    ad ads adslot adunit advert advertisement advertising advertorial agegate attachment authorbio
    authorbox avatar bio blogroll bookmark breadcrumb breadcrumbs button buttons byline bylines
    caption captions carousel categories commentlist comments consent contributors cookie cookies
    copyright credit credits cta dateline datetime dfp disclaimer disqus donate donation dropdown
    facebook fbcomments feedback flyout follow foot footer gallery gdpr infobox inread instapaper
    jobs keywords legal lightbox livefyre login masthead mediacaption menu metabar metadata modal
    mostpopular mostread nav navbar navigation newsletter newsletters noprint onetrust outbrain
    overlay pager pagination partner paywall permalink player poll popular popup postmeta print
    promo promobox promos promoted promotion pullquote quiz rating ratings readmore recirc
    recirculation recommend recommendation recommendations recommended registration related
    relatedarticles relatedlinks relatedposts reply respond screenreader scroller seealso share
    sharebar sharedaddy sharing shoutbox sidebar signin signup skip skyscraper slideshow social
    sponsor sponsored sponsors sronly stocks subscribe subscription subscriptions syndication
    taboola tagcloud taglist tags teaser teasers ticker timestamp toc toolbar tools tooltip topics
    topnav trackback trending twitter upsell utility viral weather webpush whatsapp wpdiscuz yarpp
    zergnet
    """)
  /// Two words that stand together.
  private static let asidePairs = phraseSet(
    """
    also read, around web, article footer, article header, article info, article meta,
    article tags, article tools, author bio, author box, author card, author info, cookie bar,
    data source, editors picks, entry footer, entry header, entry meta, entry utility,
    image credit, in brief, item meta, key points, latest news, link list, listen to, mail chimp,
    more from, more in, more like, more news, more on, more stories, most popular, most read,
    most viewed, next article, next post, on this, page header, post author, post footer,
    post header, post info, post meta, post navigation, post tags, prev next, pull quote,
    read also, read more, read next, reading time, screen reader, see also, sign in, sign up,
    site header, skip link, skip to, sr only, story meta, story tools, suggested articles,
    top stories, up next, visually hidden, you may, you might
    """)
  private static let commentWords = wordSet(
    """
    comment commentaires commentary commentbox commentlist comments commentsection disqus
    fbcomments kommentare livefyre respond
    """)
  private static let dateWords = wordSet(
    """
    date dateline datetime postdate posted pubdate publishdate published time timestamp
    """)
  private static let elsewhereWords = wordSet(
    """
    carousel latest popular promo promos recirc recommendations recommended related sidebar teaser
    teasers ticker trending widget
    """)
  /// Words with which a whole page is called what only a part of it is.
  private static let wrapperWords = wordSet("has hide is no not with without")

  /// What the element that holds the text of an article is called, without `-` and `_`.
  private static let bodyNames = wordSet(
    """
    articlebody articlecontent articlecopy articledetail articlemain articlepage articletext
    blogcontent bodycontent bodycopy bodyinner bodytext contentarticle contentbody contentdetail
    contentinner contenttext copybody detailcontent entrybody entrycontent entrytext fieldnamebody
    fulltext mainstory maintext mwparseroutput newsbody newscontent newstext pagecontent
    postarticle postbody postcontent postentry posttext pressrelease richtext singlecontent
    storybody storycontent storytext tdpostcontent textcontent
    """)

  /// Beginnings of short lines that stand in articles and are not of them, in lower case.
  private static let labelOpenings = phraseSet(
    """
    advertisement, also read, also:, click here, continue reading, copyright, credit:,
    download the, email this, follow @, follow us, for more, get our, get the latest,
    image caption, image copyright, image credit, image source, image:, images:, join our,
    keep reading, listen to, listen:, more from, more on this, more:, newsletter, no caption,
    photo by, photo:, photos:, picture:, please enable, print this, read also, read more,
    read next, read:, recommended, related articles, related content, related stories,
    related topics, related:, reporting by, scroll down, see also, share on, share this, sign up,
    skip advert, skip to, sponsored, story continues below, subscribe, support our, tags:,
    this article was, this story has been updated, topics:, video:, watch more, watch now, watch:,
    what do you think, you may also, you might also, ©
    """
  ).union(["(c) "])
  /// Whole lines, in lower case.
  private static let labels = phraseSet(
    """
    *, * * *, ***, advert, back to top, close, comment, comments, copy link, email, facebook,
    follow, linkedin, listen, loading, loading..., login, menu, more, next, pinterest, previous,
    print, reddit, related, save, search, share, tags, top, tweet, twitter, video, watch,
    whatsapp, x, —
    """)
  private static let longestLabel = 140

  static func isComments(_ node: HTMLPage.Node) -> Bool {
    node.name != "body" && node.name != "html" && node.name != "article"
      && words(of: node).contains(where: commentWords.contains)
  }

  /// Whether a part of a page is called as what is not the text of its article.
  static func isAside(_ node: HTMLPage.Node) -> Bool {
    guard !["body", "html", "article", "main", "blockquote"].contains(node.name) else {
      return false
    }
    if let role = node.attributes["role"], asideRoles.contains(role) { return true }
    return names(of: node, in: ["class", "id", "data-component", "data-testid"]).contains { name in
      let words = words(of: name)
      if words.first.map(wrapperWords.contains) == true || words.contains("layout") { return false }
      // Page builders have "widget" further on in all that they make.
      return words.contains(where: asideWords.contains) || asideWords.contains(words.joined())
        || words.first?.hasPrefix("widget") == true
        || zip(words, words.dropFirst()).contains { asidePairs.contains("\($0) \($1)") }
    }
  }

  /// Whether a part of a page is about other articles, or by readers: dates and names in it are too.
  static func isElsewhere(_ node: HTMLPage.Node) -> Bool {
    ["aside", "nav", "footer"].contains(node.name) || isComments(node)
      || node.name != "body" && words(of: node).contains(where: elsewhereWords.contains)
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
    let words = words(of: node)
    return words.contains("byline") || words.contains("author") || words.contains("authors")
  }

  static func isDate(_ node: HTMLPage.Node) -> Bool {
    !node.name.isEmpty && words(of: node).contains(where: dateWords.contains)
  }

  /// Whether an element is called as one that holds an article's text.
  static func isBody(_ node: HTMLPage.Node) -> Bool {
    names(of: node, in: ["class", "id", "data-component", "data-testid"]).contains { written in
      let name = written.lowercased().filter { $0 != "-" && $0 != "_" }
      return bodyNames.contains { name.hasPrefix($0) || name.hasSuffix($0) }
    }
  }

  private static func names(of node: HTMLPage.Node, in attributes: [String]) -> [Substring] {
    attributes.flatMap { node.attributes[$0]?.split(separator: " ") ?? [] }
  }

  private static func words(of node: HTMLPage.Node) -> [String] {
    names(of: node, in: ["class", "id"]).flatMap { words(of: $0) }
  }

  /// `article`, `related`, `links` of `article__relatedLinks`.
  private static func words(of token: Substring) -> [String] {
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

  /// Whether a line asks the reader to read, share, sign or see something else.
  static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= longestLabel else { return false }
    let line = text.lowercased()
    return labels.contains(line) || labelOpenings.contains { line.hasPrefix($0) }
  }
}

private func wordSet(_ words: String) -> Set<String> {
  Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// - Parameter phrases: Parted by commas.
private func phraseSet(_ phrases: String) -> Set<String> {
  Set(phrases.split(separator: ",").map { collapsed(String($0)) })
}
