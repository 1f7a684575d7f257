/// The floor did not store the same, so that its time means nothing.
struct ArchiveDifference: Error, CustomStringConvertible {
  let table: String
  let archive: Int64
  let floor: Int64

  var description: String { "the archive has \(archive) rows of \(table), the floor \(floor)" }
}
