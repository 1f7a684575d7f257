/// How much may be unpacked of one container, the containers in it included.
///
/// News packs to a tenth of its size; a bomb unpacks to a thousand or a million times of it. The
/// allowance lets small files pass that repeat themselves.
public struct ContainerLimits: Hashable, Sendable {
  /// In bytes; so much is unpacked whatever the size of the container.
  public var allowance = 1 << 30
  /// Past the allowance, so many bytes for each byte of the container.
  public var ratio = 200
  /// Files, folders and all else that has a name in it.
  public var entries = 5_000_000

  public init() {}
}

/// Counts what is unpacked of one container and of all in it.
final class UnpackingBudget {
  private let limits: ContainerLimits
  /// How many bytes of the container have been reached.
  private let packedBytes: () -> Int
  private var unpackedBytes = 0
  private var entries = 0

  init(_ limits: ContainerLimits, packedBytes: @escaping () -> Int) {
    self.limits = limits
    self.packedBytes = packedBytes
  }

  /// - Throws: `ContainerFault.bomb`.
  func spend(_ bytes: Int) throws {
    unpackedBytes += bytes
    guard unpackedBytes > limits.allowance else { return }
    if unpackedBytes / limits.ratio > packedBytes() { throw ContainerFault.bomb(limits) }
  }

  /// - Throws: `ContainerFault.tooManyFiles`.
  func countEntry() throws {
    entries += 1
    if entries > limits.entries { throw ContainerFault.tooManyFiles(limits.entries) }
  }
}

/// Why a container, or a file in it, cannot be read on.
enum ContainerFault: Error, Equatable {
  /// The file at hand; the next may be whole. With libarchive's reason.
  case damagedFile(String)
  /// All that follows. With libarchive's reason.
  case damaged(String)
  case encrypted
  /// It unpacks to more than its limits allow.
  case bomb(ContainerLimits)
  case tooManyFiles(Int)

  var rejection: Rejection {
    switch self {
    case .damagedFile(let reason):
      Rejection("it is damaged (\(reason))", remedy: "pack or download it again")
    case .damaged(let reason):
      Rejection(
        "it is damaged, and nothing more can be read from it (\(reason))",
        remedy: "pack or download it again")
    case .encrypted: Rejection("it is encrypted", remedy: "unpack it with its password")
    case .bomb(let limits):
      Rejection(
        "it unpacks to more than \(limits.allowance >> 20) MB and \(limits.ratio) times its size",
        remedy: "unpack it, and see what it holds")
    case .tooManyFiles(let limit):
      Rejection("it holds more than \(limit) files", remedy: "unpack it and give the folder")
    }
  }
}
