import Glibc

/// Called first by libFuzzer, whose main the compiler puts into a program that is built with
/// `--sanitize fuzzer`: the first argument is the target, the others are its own.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> CInt {
  let named = count.pointee > 1 ? arguments.pointee[1].flatMap { String(cString: $0) } : nil
  guard let target = named.flatMap(Target.init) else {
    print("fuzzing \(Target.allCases.map(\.rawValue).joined(separator: "|")) [OPTION…] [FOLDER…]")
    exit(64)
  }
  Target.chosen = target
  arguments.pointee[1] = arguments.pointee[0]
  arguments.pointee += 1
  count.pointee -= 1
  return 0
}

/// Called by libFuzzer with bytes, and with others that go ways through the code that none have gone before.
@_cdecl("LLVMFuzzerTestOneInput")
public func take(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  Target.chosen?.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// What bytes are handed to.
enum Target: String, CaseIterable {
  case parser, readers, search, decisions, archive

  /// Set before the first bytes come; libFuzzer works on one thread, and its entry takes no other argument.
  nonisolated(unsafe) static var chosen: Target?

  func take(_ bytes: [UInt8]) {
    switch self {
    case .parser: parse(bytes)
    case .readers: read(bytes)
    case .search: findQuotes(bytes)
    case .decisions: decide(bytes)
    case .archive: openSpoilt(bytes)
    }
  }
}
