/// Reads the articles of all files in a container, one file after another, as a stream.
///
/// A file that is damaged or encrypted is one rejection; the others go on.
struct ContainerReader: RecordReader {
  /// A container may lie in another, and no deeper: `crawl.jsonl.gz` in `crawl.zip`.
  private static let deepest = 2

  private let source: ByteStream
  private let isGzip: Bool
  /// Made when the first file is asked for.
  private var stream: ContainerStream?
  private let name: String
  private let fileName: String?
  private let options: ReadingOptions
  private let budget: UnpackingBudget
  private let depth: Int
  private let skipping: (SkippedFile) -> Void
  private var file: ArticleReader?
  private var place: String
  private var isDone = false
  private var holdsOneFile = false
  private var isFirst = true
  /// Whether all of the container is a document, and whether its text has been met.
  private var isOfficeDocument = false
  private var hasText = false
  /// Of a workbook, what its rows are made of once all is there.
  private var workbook = ExcelParts()
  /// What concerned whole files in it.
  private(set) var warnings: [PlacedWarning] = []
  /// Files that are hidden, of a type that is not read, or no files: links and devices.
  private(set) var skippedFiles = 0
  private(set) var skippedRecords = 0

  /// - Parameter outer: The container that this one is in.
  init(
    _ source: ByteStream, name: String, fileName: String?, options: ReadingOptions, isGzip: Bool,
    in outer: Surroundings?, skipping: @escaping (SkippedFile) -> Void
  ) {
    self.source = source
    self.isGzip = isGzip
    self.name = name
    self.skipping = skipping
    self.fileName = fileName
    self.options = options
    place = name
    depth = (outer?.depth ?? 0) + 1
    var packedBytes = 0
    budget =
      outer?.budget
      ?? UnpackingBudget(options.containerLimits) {
        packedBytes = max(packedBytes, source.position)
        return packedBytes
      }
  }

  /// What a reader has to know of the container that its input is in.
  struct Surroundings {
    let budget: UnpackingBudget
    let depth: Int

    var isDeepest: Bool { depth >= ContainerReader.deepest }
  }

  var rejectionOfNothing: Rejection? {
    if isOfficeDocument {
      return Rejection(
        "it is an office document without a text or a sheet", remedy: "leave it out")
    }
    return skippedFiles > 0
      ? Rejection("it holds no files of a type that is read", remedy: "leave it out") : .noArticles
  }

  mutating func next() throws -> ReadRecord? { try nextUnread()?.read() }

  mutating func nextUnread() throws -> UnreadRecord? {
    while !isDone {
      do {
        if let record = try file?.nextUnread() { return record }
        leaveFile()
        if stream == nil, !holdsOneFile { try begin() }
        if file != nil { continue }
        guard let entry = try stream?.nextEntry() else {
          noteFault()
          guard try openWorkbook() else { return nil }
          continue
        }
        if let rejection = try enter(entry) { return rejected(rejection) }
      } catch let fault as ContainerFault {
        return try rejected(fault)
      }
    }
    return nil
  }

  /// gzip is unpacked here, and what is in it may be a tar.
  private mutating func begin() throws {
    guard isGzip else {
      stream = ContainerStream(source, budget: budget)
      return
    }
    let gzip = GzipStream(source)
    let unpacked = ByteStream(chunks: gzip.next)
    let inner = fileName.map { FileName($0).unpacked }
    holdsOneFile = true
    guard try !ContainerKind.isTar(unpacked.peek(512), fileName: inner) else {
      let damageEndsIt = ByteStream { count in
        do { return try unpacked.next(upTo: count) } catch ContainerFault.damagedFile(let reason) {
          throw ContainerFault.damaged(reason)
        }
      }
      stream = ContainerStream(damageEndsIt, budget: budget)
      holdsOneFile = false
      return
    }
    try budget.countEntry()
    let counted = ByteStream { [budget] count in
      let chunk = try unpacked.next(upTo: count)
      try budget.spend(chunk.count)
      return chunk
    }
    try open(counted, named: inner)
  }

  private mutating func enter(_ entry: ContainerEntry) throws -> Rejection? {
    if isFirst, FileName(fileName ?? "").isOfficeDocument || isOfficePart(entry.name) {
      isOfficeDocument = true
    }
    isFirst = false
    if isOfficeDocument { return try enterPart(entry) }
    holdsOneFile = entry.isOnlyOne
    let inner = holdsOneFile ? fileName.map { FileName($0).unpacked } : entry.name
    if !holdsOneFile {
      let path = "\(name)/\(entry.name)"
      if entry.isFolder {
        guard entry.hasContent else { return nil }
        place = path
        return Rejection(
          "it is said to be a folder, and has content",
          remedy: "see whether the archive was damaged")
      }
      let kind =
        !entry.isFile
        ? SkippedFile.noFile
        : FileName(entry.name).isHidden
          ? SkippedFile.hidden : FileName(path).reasonToSkip(by: options)
      if let kind {
        skippedFiles += 1
        skipping(SkippedFile(place: path, kind: kind))
        return nil
      }
      place = path
    }
    try open(entry, named: inner)
    return nil
  }

  private mutating func open(_ entry: ContainerEntry, named fileName: String?) throws {
    if entry.isEncrypted { throw ContainerFault.encrypted }
    guard let stream else { preconditionFailure("an entry is of a stream") }
    try open(ByteStream(chunks: stream.next), named: fileName)
  }

  private mutating func open(_ bytes: ByteStream, named fileName: String?) throws {
    file = try ArticleReader(
      bytes, name: place, fileName: fileName, options: options,
      in: Surroundings(budget: budget, depth: depth), skipping: skipping)
  }

  /// Of an office document only the part with the text is read, and counts as the document.
  private mutating func enterPart(_ entry: ContainerEntry) throws -> Rejection? {
    if let rejection = FileName(fileName ?? "").officeRejection
      ?? officeRejection(ofPart: entry.name)
    {
      isDone = true
      return rejection
    }
    if ExcelParts.isPart(entry.name) { return try gather(entry) }
    guard WordDocument.isText(entry.name), !hasText else { return nil }
    hasText = true
    try open(entry, named: fileName)
    return nil
  }

  private mutating func gather(_ part: ContainerEntry) throws -> Rejection? {
    if part.isEncrypted { throw ContainerFault.encrypted }
    guard let stream else { preconditionFailure("a part is of a stream") }
    guard try !workbook.add(part.name, ByteStream(chunks: stream.next)) else { return nil }
    isDone = true
    return Rejection(
      "its sheets have more than \(ConvertedText.longestFile >> 20) MB",
      remedy: "save the sheet with the articles as CSV UTF-8")
  }

  /// - Returns: `false` if the container is no workbook, or its rows were read.
  private mutating func openWorkbook() throws -> Bool {
    guard !workbook.areEmpty else { return false }
    let rows = try ExcelRows(workbook)
    workbook = ExcelParts()
    // It is the only one that is in it.
    (stream, holdsOneFile) = (nil, true)
    file = ArticleReader(rows, name: name, fileName: fileName, options: options)
    return true
  }

  private mutating func noteFault() {
    guard let fault = stream?.fault else { return }
    warnings.append(PlacedWarning(place: name, warning: .brokenOff(fault)))
  }

  private mutating func leaveFile() {
    warnings += file?.warnings ?? []
    skippedFiles += file?.skippedFiles ?? 0
    skippedRecords += file?.skippedRecords ?? 0
    file = nil
    place = name
  }

  private mutating func rejected(_ fault: ContainerFault) throws -> UnreadRecord {
    defer { leaveFile() }
    switch fault {
    case .damagedFile, .encrypted:
      // Nothing follows a file that is alone, and its end was not found; a document is one as a whole.
      isDone = isDone || holdsOneFile || isOfficeDocument
      return rejected(fault.rejection)
    case .damaged: place = name
    case .bomb, .tooManyFiles:
      // The outermost container has the limits, and is the one to name.
      guard depth == 1 else { throw fault }
      place = name
    }
    isDone = true
    return rejected(fault.rejection)
  }

  private func rejected(_ rejection: Rejection) -> UnreadRecord {
    UnreadRecord(.rejected(rejection, at: place))
  }
}

/// Whether an archive that begins with a part of such a name is a document of an office program.
private func isOfficePart(_ name: String) -> Bool {
  ["[Content_Types].xml", "mimetype", "_rels/.rels", "word/document.xml"].contains(name)
    || name.hasPrefix("docProps/") || ExcelParts.isPart(name)
}

/// Why a document with such a part is not read.
private func officeRejection(ofPart name: String) -> Rejection? {
  let kinds = [
    ("xl/workbook.bin", ".xlsb"), ("ppt/", ".pptx"), ("META-INF/container.xml", ".epub"),
  ]
  return kinds.first { name.hasPrefix($0.0) }.flatMap { FileName($0.1).officeRejection }
}
