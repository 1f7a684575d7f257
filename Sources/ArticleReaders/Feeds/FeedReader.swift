/// Reads the items of an RSS or Atom file, one article an item.
///
/// The text is the fullest that an item has; what feeds only announce is read too.
struct FeedReader: RecordReader {
  private let events: XMLEvents
  private let name: String
  private let options: ReadingOptions
  /// The elements around the items that we are in.
  private var path: [String] = []
  /// What the feed says of all its items.
  private var channel: [ArticleField: String] = [:]
  private var item: FeedItem?
  /// What is wrong with the XML since the last item.
  private var fault: String?
  private var hasRecords = false
  private var isDone = false

  init(_ stream: TextStream, name: String, options: ReadingOptions) {
    events = XMLEvents(stream)
    self.name = name
    self.options = options
  }

  mutating func next() throws -> ReadRecord? {
    while !isDone {
      guard let event = try events.next() else { return atEnd() }
      switch event {
      case .start(let name, let attributes, let line): start(name, attributes, line)
      case .end:
        if let record = end() { return record }
      case .fault(let reason): fault = fault ?? reason
      case .text(let text):
        // What is too long is not held.
        if item?.byteCount ?? 0 <= options.recordLimit { item?.text(text) }
        if item == nil { note(text) }
      }
    }
    return nil
  }

  private mutating func start(_ name: String, _ attributes: [String: String], _ line: Int) {
    if item != nil {
      item?.start(name, attributes: attributes)
    } else if name == "item" || name == "entry" {
      item = FeedItem(line: line)
    } else {
      path.append(name)
    }
  }

  /// - Returns: The article, if it is an item that ends.
  private mutating func end() -> ReadRecord? {
    guard let ended = item else {
      _ = path.popLast()
      return nil
    }
    guard ended.isAtTop else {
      item?.end()
      return nil
    }
    item = nil
    hasRecords = true
    return record(of: ended)
  }

  private mutating func record(of item: FeedItem) -> ReadRecord {
    let place = "\(name):\(item.line)"
    let rejected = { ReadRecord(place: place, outcome: .rejected($0)) }
    if let fault {
      self.fault = nil
      return rejected(Rejection("broken XML: \(fault)", remedy: "mend or remove the item"))
    }
    if item.byteCount > options.recordLimit {
      return rejected(.tooLong(limit: options.recordLimit))
    }
    let fields = channel.merging(item.fields) { $1 }
    guard fields[.text] != nil else {
      return rejected(Rejection("it has no text", remedy: "leave it out"))
    }
    return ArticleBuilder(options: options).record(at: place, fields: fields)
  }

  /// A text outside of the items.
  private mutating func note(_ text: String) {
    guard let parent = path.dropLast().last, ["channel", "feed"].contains(parent),
      let field = channelFields[path[path.count - 1]]
    else { return }
    channel[field, default: ""] += text
  }

  private mutating func atEnd() -> ReadRecord? {
    isDone = true
    let place = item.map { "\(name):\($0.line)" } ?? name
    if let fault {
      let problem = "broken XML, and nothing more can be read from it: \(fault)"
      return ReadRecord(
        place: place, outcome: .rejected(Rejection(problem, remedy: "mend it, or see --encoding")))
    }
    guard !hasRecords else { return nil }
    return ReadRecord(
      place: place, outcome: .rejected(Rejection("it holds no articles", remedy: "leave it out")))
  }
}

private let channelFields: [String: ArticleField] = [
  "title": .outlet, "language": .language, "dc:language": .language,
]
