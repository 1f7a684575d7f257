import Foundation

/// What is in a folder, in the order of the names' bytes, which is the same everywhere.
///
/// One array holds them all: a million names, each with an array of its own, took 250 MB.
struct FolderNames {
  /// Each ends with a NUL.
  private var bytes: [CChar] = []
  /// Where each name begins, the next one last.
  private var starts: [Int32] = []
  /// How many begin with a dot; they are left out.
  private(set) var hidden = 0

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
      if !isFolderItself { hidden += 1 }
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
