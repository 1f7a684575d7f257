/// What publishers call the parts of their pages: names of elements, classes, ids, roles.
///
/// General words only, none of one site's own.
enum PageWords {
  static let dateMetas = [
    "article:published_time", "og:article:published_time", "article:published", "og:published_time",
    "parsely-pub-date", "sailthru.date", "datepublished", "dc.date.issued", "dc.date.created",
    "dc.date", "dcterms.created", "dcterms.date", "publication_date", "publish-date",
    "publish_date", "publishdate", "published_time", "article:published:time", "pubdate",
    "article.published", "published_at", "og:pubdate", "date", "citation_date",
  ]
  static let authorMetas = [
    "article:author_name", "parsely-author", "sailthru.author", "author", "byl", "dc.creator",
    "dcterms.creator", "article:author", "citation_author",
  ]

  /// What stands between a headline and the outlet's name in a page's title.
  static let titleSeparators = [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • "]

  /// What stands before names, in lower case; the longer ones first.
  static let bylineOpenings = [
    "posted by ", "written by ", "reported by ", "words by ", "story by ", "by: ", "by ",
    "author: ", "von ", "par ", "por ",
  ]
  /// What stands between two names.
  static let nameJoiners = [" and ", " und ", " et ", " y ", " & ", " with "]
  /// Words of what people are, in lower case, and so no names.
  static let jobs = wordSet(
    """
    agency agencies analyst bureau chief columnist contributor contributors correspondent desk
    editor editors freelance journalist news newsroom photographer press producer reporter
    reporters senior staff team writer writers
    """)

  // MARK: Elements

  /// What elements are by their names alone.
  static let elements: [String: PageTraits] = {
    var traits: [String: PageTraits] = [:]
    for (names, trait) in elementTraits {
      for name in wordSet(names) { traits[name, default: []].insert(trait) }
    }
    return traits
  }()

  private static let elementTraits: [(names: String, PageTraits)] = [
    (
      """
      address article aside blockquote body center dd details div dl dt fieldset figcaption figure
      footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol p pre section summary table
      tbody td tfoot th thead tr ul
      """, .block
    ),
    (
      """
      address article aside blockquote body dd div dl dt figcaption figure footer form h1 h2 h3 h4
      h5 h6 header hr li main nav ol p pre section table td th tr ul
      """, .contentBlock
    ),
    ("h1 h2 h3 h4 h5 h6", .heading),
    ("canvas head iframe noscript object script select style svg template", .neverText),
    (
      """
      applet aside audio button canvas dialog embed fieldset figcaption footer form head
      iframe input label map math menu nav noscript object option script select style svg template
      textarea video
      """, .noText
    ),
    ("figure", .figure), ("blockquote", .quotation), ("article", .article), ("main", .main),
    ("cite", .attribution),
  ]

  /// Elements of a piece of HTML that is all article, which are none of its text.
  static let neverContent = wordSet("head iframe noscript script style svg template")

  // MARK: Names

  static let asideRoles = wordSet(
    """
    alert alertdialog banner complementary contentinfo dialog menu menubar navigation search
    toolbar tooltip
    """)

  static func traits(of name: NameWords) -> PageTraits {
    guard let first = name.words.first else { return [] }
    let joined = name.joined
    var traits: PageTraits = isBody(joined) ? .body : []
    // What surrounds all of a page has names of what may be in it.
    if wrappers.contains(first) || name.words.contains("layout") { return traits }
    for word in name.words { traits.formUnion(words[word] ?? []) }
    if name.words.count > 1 {
      traits.formUnion(words[joined] ?? [])
      for pair in name.pairs { traits.formUnion(pairs[pair] ?? []) }
    }
    // Page builders have "widget" further on in all that they make.
    if first.hasPrefix("widget") { traits.formUnion([.aside, .others]) }
    if traits.contains(.pullQuote) { traits.subtract([.aside, .standfirst]) }
    return traits
  }

  private static func isBody(_ joined: String) -> Bool {
    joined.utf8.count >= 8 && bodyNames.contains { joined.hasPrefix($0) || joined.hasSuffix($0) }
  }

  /// What single words of a class or id say; it is cut at `-`, `_`, and before capitals.
  private static let words: [String: PageTraits] = {
    var traits: [String: PageTraits] = [:]
    for (names, trait) in wordTraits {
      for name in wordSet(names) { traits[name, default: []].insert(trait) }
    }
    return traits
  }()

  private static let wordTraits: [(names: String, PageTraits)] = [
    (
      """
      ad ads adslot adunit advert advertisement advertising advertorial agegate attachment authorbio
      authorbox avatar bio blogroll bookmark breadcrumb breadcrumbs button buttons byline bylines
      caption captions carousel categories commentlist comments consent contributors cookie cookies
      copyright credit credits cta dateline datetime dfp disclaimer disqus donate donation dropdown
      facebook fbcomments feedback flyout follow foot footer gallery gdpr infobox inread instapaper
      jobs keywords legal lightbox livefyre login masthead mediacaption menu metabar metadata modal
      mostpopular mostread nav navbar navigation newsletter newsletters noprint onetrust outbrain
      overlay pager pagination partner paywall permalink player poll popular popup postmeta print
      promo promobox promos promoted promotion quiz rating ratings readmore recirc recirculation
      recommend recommendation recommendations recommended registration related relatedarticles
      relatedlinks relatedposts reply respond screenreader scroller seealso share sharebar
      sharedaddy sharing shoutbox sidebar signin signup skip skyscraper slideshow social sponsor
      sponsored sponsors sronly stocks subscribe subscription subscriptions syndication taboola
      tagcloud taglist tags teaser teasers ticker timestamp toc toolbar tools tooltip topics topnav
      trackback trending twitter upsell utility viral weather webpush whatsapp wpdiscuz yarpp zergnet
      """, .aside
    ),
    (
      """
      comment commentaires commentary commentbox commentlist comments commentsection disqus
      fbcomments kommentare livefyre respond
      """, .comments
    ),
    ("author authors byline", .byline),
    ("date dateline datetime postdate posted pubdate publishdate published time timestamp", .date),
    (
      """
      carousel consent cookie cookies gdpr latest modal popular promo promos recirc recommendations recommended related river sidebar
      teaser teasers ticker trending
      """, .others
    ),
    (
      """
      abstract bajada chapeau chapo copete deck dek einleitung entradilla excerpt ingress intro
      introduction kicktext lead leadin leadtext lede manchet preface sapo sommario standfirst
      strapline subheadline subheader subhead subtitle sumario summary sottotitolo teasertext
      untertitel vorspann
      """, .standfirst
    ),
    (
      """
      gallery image images img jwplayer media photo photos pic picbox pics picture pictures player
      slide slider slideshow thumb thumbnail video videoplayer videos
      """, .picture
    ),
    ("pullquote pullquotes blockquote quote", .pullQuote),
    (
      """
      bluesky fbpost instagram mastodon tiktok tweet twittertweet
      """, .post
    ),
    ("attribution quotee source speaker cite citation", .attribution),
    ("br linebreak", .lineBreak),
  ]

  /// The same of two words that stand together.
  private static let pairs: [String: PageTraits] = {
    var traits: [String: PageTraits] = [:]
    for (names, trait) in pairTraits {
      for name in phraseSet(names) { traits[name, default: []].insert(trait) }
    }
    return traits
  }()

  private static let pairTraits: [(names: String, PageTraits)] = [
    (
      """
      also read, around web, article footer, article header, article info, article meta,
      about author, article tags, article tools, author bio, author box, author card, author details, author info, cookie bar,
      data source, editors picks, entry footer, entry header, entry meta, entry utility,
      image credit, in brief, item meta, key points, latest news, link list, listen to, mail chimp,
      more from, more in, more like, more news, more on, more stories, most popular, most read,
      most viewed, next article, next post, on this, page header, post author, post footer,
      post header, post info, post meta, post navigation, post tags, prev next, read also,
      read more, read next, reading time, screen reader, see also, sign in, sign up, site header,
      skip link, skip to, sr only, story meta, story tools, suggested articles, top stories,
      up next, visually hidden, you may, you might
      """, .aside
    ),
    (
      """
      sub title, sub headline, sub heading, sub header, stand first, lead text, lead in,
      article lead, teaser text, top summary, first paragraph, article description,
      article intro, speakable summary, article summary
      """, .standfirst
    ),
    ("pull quote, quote block, quote box, block quote", .pullQuote),
    ("twitter tweet, instagram media, fb post, tiktok embed, mastodon embed", .post),
    ("screen reader, sr only, visually hidden", .hidden),
    ("line break", .lineBreak),
  ]

  /// Words with which a whole page is called what only a part of it is.
  private static let wrappers = wordSet("has hide is no not with without")

  /// What the element that holds the text of an article is called, without `-` and `_`.
  private static let bodyNames = wordSet(
    """
    articlebody articlecontent articlecopy articledetail articlemain articlemarkdown articlepage
    articletext blogcontent bodycontent bodycopy bodyinner bodytext contentarticle contentbody contentdetail
    contentinner contenttext copybody copytext detailcontent entrybody entrycontent entrytext fieldnamebody
    fulltext mainstory maintext mwparseroutput newsbody newscontent newstext pagecontent
    postarticle postbody postcontent postentry posttext pressrelease richtext singlecontent
    storybody storycontent storytext tdpostcontent textcontent
    """)

  /// What sections of a site are called, without `-` and `_`, alone; no outlet is called so.
  private static let sections = wordSet(
    """
    africa americas analysis arts asia audio business climate comment culture deportes economy education
    entertainment environment europe features feuilleton finance food football health home homepage
    international kultur law life lifestyle local markets media money national news opinion panorama people
    podcasts politics politik politique regional religion science society sport sports stories style tech
    technology top travel uk us video videos weather wirtschaft world
    """)

  /// Whether a part of a page's title names a section, and not the site.
  static func isSection(_ part: String) -> Bool { sections.contains(lettersAlone(part)) }

  // MARK: Lines

  /// Beginnings of short lines that stand in articles and are not of them, in lower case.
  private static let labelOpenings = phraseSet(
    """
    advertisement, also read, also:, click here, continue reading, copyright, credit:,
    download our, download the app, email this, follow @, follow us, for more information,
    for more news, for more on, for more stories, get our, get the latest, image caption,
    image copyright, image credit, image source, image:, images:, join our, keep reading,
    listen to this, listen:, more from, more on this, more:, newsletter, no caption,
    our standards:, photo by,
    photo:, photos:, picture:, please enable, print this, read also, read more, read next, read:,
    recommended, related articles, related content, related stories, related topics, related:,
    reporting by, scroll down, see also, share on, share this, sign up, skip advert, skip to,
    sponsored, story continues below, subscribe, support our, tags:, this article was,
    this article is more than, this story is more than, this story has been updated, topics:, video:, watch more, watch now, watch:,
    what do you think, you may also like, you might also like, ©, (c),

    anzeige, lesen sie auch, mehr zum thema, werbung, à lire aussi, lire aussi, publicité,
    lea también, lee también, publicidad, te puede interesar, leia mais, leia também, publicidade,
    leggi anche, pubblicità, advertentie, lees ook, läs också, læs også, les også, lue myös,
    czytaj też, reklama
    """
  ).map { Array($0.utf8) }
  /// Whole lines, in lower case.
  private static let labels = phraseSet(
    """
    *, * * *, ***, advert, advertisement, back to top, close, comment, comments, copy link, email, facebook,
    follow, linkedin, listen, loading, loading..., login, menu, more, next, pinterest, previous,
    print, reddit, related, save, search, share, tags, top, tweet, twitter, video, watch,
    whatsapp, x, —
    """)
  private static let longestLabel = 140

  /// Whether a line asks the reader to read, share, sign or see something else.
  static func isLabel(_ text: String) -> Bool {
    guard text.utf8.count <= longestLabel, let first = text.utf8.first else { return false }
    let line = text.lowercased()
    if labels.contains(line) { return true }
    if !isLetter(first), labels.contains(withoutDashes(line)) { return true }
    let bytes = Array(line.utf8)
    let isOpened = labelOpenings.contains { opening in
      guard bytes.starts(with: opening) else { return false }
      // "Subscribers" is no label.
      let next = bytes.dropFirst(opening.count).first
      return next.map { !isLetter($0) || !isLetter(opening.last ?? 0) } ?? true
    }
    return isOpened && !hasQuotationMarks(text)
  }

  /// `advertisement` of `- Advertisement -`.
  private static func withoutDashes(_ line: String) -> String {
    let isDash = { (character: Character) in "-–—[]() ".contains(character) }
    let bare = line.drop(while: isDash).reversed().drop(while: isDash)
    return String(bare.reversed())
  }

  /// Whether somebody may be quoted in a line.
  private static func hasQuotationMarks(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar {
      case "\"", "“", "”", "„", "«", "»": true
      default: false
      }
    }
  }

  /// What a publisher asks of its readers, and what for; one of each stands in such a line.
  private static let requests = phraseSet(
    """
    sign up, signing up, subscribe, subscribing, click, tap here, download, follow us, follow, follow our,
    join our, join us, register, support, donate, become a member, get our, get the latest, get in touch,
    email us, contact us, write to us, send us, text us, call us, let us know, share your, read more,
    listen to, watch our, find out more, log in, enter your
    """
  ).map { Array(" \($0)".utf8) }
  /// What only a publisher has.
  private static let own = phraseSet(
    """
    newsletter, newsletters, our app, inbox, our journalism, our reporting, our work, push alerts,
    notifications, daily briefing, our free, our daily, our weekly, our coverage, comments below,
    in the comments, your story, your experiences, your email
    """
  ).map { Array(" \($0)".utf8) }
  /// What others have, too.
  private static let common = phraseSet(
    """
    podcast, whatsapp, telegram, facebook, instagram, twitter, tiktok, youtube, google news,
    subscription, here, this link
    """
  ).map { Array(" \($0)".utf8) }
  private static let longestPromotion = 400

  /// Whether a paragraph asks the reader to subscribe, follow or write, and says nothing else.
  static func isPromotion(_ text: String) -> Bool {
    guard text.utf8.count <= longestPromotion, !hasQuotationMarks(text) else { return false }
    let line = Array((" " + text.lowercased() + " ").utf8)
    return has(own, in: line) && has(requests, in: line)
      || has(common, in: line) && has(requests, in: line, atStart: true)
  }

  /// - Parameter atStart: Whether only phrases count that begin a sentence, as an order does.
  private static func has(
    _ phrases: [[UInt8]], in line: [UInt8], atStart isStart: Bool = false
  ) -> Bool {
    phrases.contains { phrase in
      guard let found = firstPlace(of: phrase, in: line), !isLetter(line[found + phrase.count])
      else { return false }
      return !isStart || found == 0 || ".!?:".utf8.contains(line[found - 1])
    }
  }

  private static let timeUnits = wordSet(
    "second seconds sec secs minute minutes min mins hour hours hr hrs day days h m")
  private static let longestTimeStamp = 80

  /// Whether a line is when something was written, and by whom: `2 hours ago10:05 Jon King`.
  static func isTimeStamp(_ text: String) -> Bool {
    guard text.utf8.count <= longestTimeStamp else { return false }
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
    let words = text.lowercased().split(separator: " ")
    let clock = words.first?.split { $0 == ":" || $0 == "." } ?? []
    let isClock = { (part: Substring) in part.prefix { $0.isNumber }.count == 2 }
    if clock.count >= 2, clock[0].count <= 2, clock[0].allSatisfy(\.isNumber), isClock(clock[1]),
      words.count <= 6
    {
      return true
    }
    return words.indices.dropFirst(2).contains { index in
      words[index].hasPrefix("ago") && timeUnits.contains(String(words[index - 1]))
        && words[index - 2].last?.isNumber == true
    }
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

private func wordSet(_ words: String) -> Set<String> {
  Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
}

/// - Parameter phrases: Parted by commas.
private func phraseSet(_ phrases: String) -> Set<String> {
  Set(phrases.split(separator: ",").map { collapsed(String($0)) })
}
