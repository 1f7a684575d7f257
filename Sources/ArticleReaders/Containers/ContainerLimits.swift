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
