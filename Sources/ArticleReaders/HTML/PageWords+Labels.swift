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
