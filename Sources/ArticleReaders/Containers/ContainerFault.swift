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
