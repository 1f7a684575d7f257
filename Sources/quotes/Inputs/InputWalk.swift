import ArticleReaders
import Essentials

/// The files behind the arguments: folders with all folders in them, in an order that is the same
/// everywhere. Only one folder's names are held for each level.
struct InputWalk: Sequence, IteratorProtocol {
  private var arguments: ArraySlice<String>
  /// What is left of the folders we are in, the innermost last.
  private var folders: [(path: RawPath, names: FolderNames)] = []
  /// Folders, and files met in them: symbolic links make no loops and no doubles.
  private var visited = VisitedFiles()
  private let options: ReadingOptions
  /// Is handed each file met in a folder that is not read.
  private let skipping: (SkippedFile) -> Void

  /// - Parameter arguments: Paths, or `-` for standard input.
  init(
    _ arguments: [String], options: ReadingOptions,
    skipping: @escaping (SkippedFile) -> Void
  ) {
    self.arguments = arguments[...]
    self.options = options
    self.skipping = skipping
  }

  mutating func next() -> Input? {
    while true {
      if let path = nextInFolders() {
        if let input = input(inFolder: path) { return input }
      } else if let argument = arguments.popFirst() {
        if let input = input(named: argument) { return input }
      } else {
        return nil
      }
    }
  }

  private mutating func nextInFolders() -> RawPath? {
    while let last = folders.indices.last {
      if let name = folders[last].names.popFirst() { return folders[last].path.appending(name) }
      folders.removeLast()
    }
    return nil
  }

  private mutating func input(named argument: String) -> Input? {
    if argument == "-" { return Input(place: "-", isNamed: true, path: nil) }
    let path = RawPath(argument: argument)
    guard let file = FileIdentity(path) else {
      let number = errno
      let isMissing = number == ENOENT || number == ENOTDIR || argument.isEmpty
      let rejection =
        isMissing
        ? Rejection("there is no such file or folder", remedy: "check the name")
        : Rejection(
          "cannot be read: \(systemReason(number))", remedy: "check the path and its permissions")
      return Input(path, isNamed: true, rejection)
    }
    return file.isFolder ? enter(path, file, isNamed: true) : Input(path, isNamed: true)
  }

  private mutating func input(inFolder path: RawPath) -> Input? {
    guard let file = FileIdentity(path) else {
      return Input(
        path, isNamed: false,
        Rejection(
          "cannot be read: \(systemReason(errno))", remedy: "check the link or its permissions"))
    }
    if file.isFolder { return enter(path, file, isNamed: false) }
    let kind =
      file.isRegular ? FileName(path.shown).reasonToSkip(by: options) : SkippedFile.noFile
    if let kind {
      skipping(SkippedFile(place: path.shown, kind: kind))
      return nil
    }
    let isNew = visited.insert(file)
    return isNew || file.hasOtherNames ? Input(path, isNamed: false) : nil
  }

  /// Steps into a folder, unless we have been there.
  private mutating func enter(_ path: RawPath, _ file: FileIdentity, isNamed: Bool) -> Input? {
    guard visited.insert(file) || isNamed else { return nil }
    guard let names = FolderNames(of: path) else {
      let problem = "the folder cannot be read: \(systemReason(errno))"
      return Input(path, isNamed: isNamed, Rejection(problem, remedy: "check its permissions"))
    }
    for name in names.hidden {
      skipping(SkippedFile(place: path.appending(name).shown, kind: SkippedFile.hidden))
    }
    folders.append((path, names))
    return nil
  }
}

/// One thing to be read, or the reason why it cannot be.
struct Input {
  /// As people are told of it.
  let place: String
  /// Whether it was given on the command line, not met in a folder.
  let isNamed: Bool
  /// `nil` for standard input.
  let path: RawPath?
  private(set) var rejection: Rejection?

  fileprivate init(place: String, isNamed: Bool, path: RawPath?) {
    self.place = place
    self.isNamed = isNamed
    self.path = path
  }

  fileprivate init(_ path: RawPath, isNamed: Bool, _ rejection: Rejection? = nil) {
    self.init(place: path.shown, isNamed: isNamed, path: path)
    self.rejection = rejection
  }
}

/// What is in a folder, in the order of the names' bytes, which is the same everywhere.
///
/// One array holds them all: a million names, each with an array of its own, took 250 MB.
struct FolderNames {
  /// Each ends with a NUL.
  private var bytes: [CChar] = []
  /// Where each name begins, the next one last.
  private var starts: [Int32] = []
  /// Those that begin with a dot, which are left out.
  private(set) var hidden: [[UInt8]] = []

  /// - Returns: `nil`, with `errno` set, where the folder may not be read.
  init?(of folder: RawPath) {
    guard let stream = opendir(folder.cString) else { return nil }
    defer { closedir(stream) }
    while let entry = readdir(stream) {
      withUnsafeBytes(of: &entry.pointee.d_name) { add($0.bindMemory(to: CChar.self)) }
    }
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      starts.sort { strcmp(base + Int($0), base + Int($1)) > 0 }
    }
  }

  private mutating func add(_ field: UnsafeBufferPointer<CChar>) {
    let name = field.prefix { $0 != 0 }
    guard name.first != CChar(bitPattern: UInt8(ascii: ".")) else {
      let isFolderItself = name.count == 1 || name.count == 2 && name[1] == name[0]
      if !isFolderItself { hidden.append(name.map { UInt8(bitPattern: $0) }) }
      return
    }
    starts.append(Int32(bytes.count))
    bytes += name
    bytes.append(0)
  }

  mutating func popFirst() -> [UInt8]? {
    starts.popLast().map { start in
      bytes[Int(start)...].prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
    }
  }
}

/// Files and folders that a walk has met; eight bytes each, as there may be millions.
struct VisitedFiles {
  /// Their numbers, by device.
  private var numbers: [UInt64: Set<UInt64>] = [:]

  /// - Returns: Whether it was not met before.
  mutating func insert(_ file: FileIdentity) -> Bool {
    numbers[file.device, default: []].insert(file.number).inserted
  }
}
