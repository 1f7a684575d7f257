/// Files and folders that a walk has met; eight bytes each, as there may be millions.
struct MetFiles {
  /// Their numbers, by device.
  private var numbers: [UInt64: Set<UInt64>] = [:]

  /// - Returns: Whether it was not met before.
  mutating func insert(_ file: FileIdentity) -> Bool {
    numbers[file.device, default: []].insert(file.number).inserted
  }
}
