import ArticleReaders
import Foundation

/// The files behind the arguments: folders with all folders in them, in an order that is the same
/// everywhere. Only one folder's names are held for each level.
struct InputWalk: Sequence, IteratorProtocol {
  private var arguments: ArraySlice<String>
  /// What is left of the folders we are in, the innermost last; each reversed.
  private var folders: [[RawPath]] = []
  /// Folders, and files met in them: symbolic links make no loops and no doubles.
  private var seen: Set<FileIdentity> = []
  /// Files of other types, and hidden ones, met in folders.
  private(set) var passedOver = 0

  /// - Parameter arguments: Paths, or `-` for standard input.
  init(_ arguments: [String]) { self.arguments = arguments[...] }

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
      if let path = folders[last].popLast() { return path }
      folders.removeLast()
    }
    return nil
  }

  private mutating func input(named argument: String) -> Input? {
    if argument == "-" { return .standardInput }
    let path = RawPath(argument: argument)
    guard let file = FileIdentity(path) else {
      let number = errno
      let isMissing = number == ENOENT || number == ENOTDIR || argument.isEmpty
      return .unreadable(
        place: argument,
        problem: isMissing
          ? "there is no such file or folder" : "cannot be read: \(systemReason(number))",
        remedy: isMissing ? "check the name" : "check the path and its permissions", isNamed: true)
    }
    guard file.isFolder else { return .file(path, isNamed: true) }
    return enter(path, file, isNamed: true)
  }

  private mutating func input(inFolder path: RawPath) -> Input? {
    guard let file = FileIdentity(path) else {
      return .unreadable(
        place: path.shown, problem: "cannot be read: \(systemReason(errno))",
        remedy: "check the link or its permissions", isNamed: false)
    }
    if file.isFolder { return enter(path, file, isNamed: false) }
    guard file.isRegular, FileName(path.shown).isReadable else {
      passedOver += 1
      return nil
    }
    let isNew = seen.insert(file).inserted
    return isNew || file.hasOtherNames ? .file(path, isNamed: false) : nil
  }

  /// Steps into a folder, unless we have been there.
  private mutating func enter(_ path: RawPath, _ file: FileIdentity, isNamed: Bool) -> Input? {
    guard isNamed || seen.insert(file).inserted else { return nil }
    seen.insert(file)
    guard let names = entries(of: path) else {
      return .unreadable(
        place: path.shown, problem: "the folder cannot be read: \(systemReason(errno))",
        remedy: "check its permissions", isNamed: isNamed)
    }
    let hidden = names.count { $0.first == UInt8(ascii: ".") }
    passedOver += hidden
    let shown = names.filter { $0.first != UInt8(ascii: ".") }
    folders.append(
      shown.sorted { $1.lexicographicallyPrecedes($0) }.map { path.appending($0) })
    return nil
  }
}

/// The names in a folder, without `.` and `..`; `nil` where it may not be read.
private func entries(of path: RawPath) -> [[UInt8]]? {
  guard let folder = opendir(path.cString) else { return nil }
  defer { closedir(folder) }
  var names: [[UInt8]] = []
  while let entry = readdir(folder) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
    if name != [0x2E], name != [0x2E, 0x2E] { names.append(name) }
  }
  return names
}
