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
