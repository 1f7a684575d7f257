import Glibc
import QuoteModel
import QuoteStore

private let path = "/dev/shm/fuzzing-\(getpid()).sqlite"

/// The file of an archive, made once.
private let whole: [UInt8] = {
  do {
    unlink(path)
    let archive = try Archive.openOrCreate(at: path)
    try SampleArchive.fill(archive)
    try archive.close()
    return try content(of: path)
  } catch { preconditionFailure("\(error)") }
}()

/// An archive that is spoilt is read and verified: whatever comes of it, it is rows or an error.
///
/// Four bytes each spoil it: a place in three of them, the lowest first, and what is to stand there.
func openSpoilt(_ bytes: [UInt8]) {
  var file = whole
  for start in stride(from: 0, to: bytes.count - 3, by: 4) {
    let place = bytes[start..<start + 3].reversed().reduce(0) { $0 << 8 | Int($1) }
    file[place % file.count] = bytes[start + 3]
  }
  for side in ["-wal", "-shm", "-journal"] { unlink(path + side) }
  write(file)
  do {
    let archive = try Archive.openForReading(at: path)
    try? SampleArchive.readAll(of: archive)
    try? archive.verify { _ in }
    var query = QuoteQuery()
    query.words = "dam OR hold*"
    _ = try? archive.quotes.page(matching: query)
    _ = try? archive.decisions.forEachCommand { _ in }
    try archive.close()
  } catch _ as ArchiveError {
    return
  } catch { preconditionFailure("\(type(of: error)): \(error)") }
}

private func content(of path: String) throws -> [UInt8] {
  guard let file = fopen(path, "r") else { preconditionFailure("it cannot be read") }
  defer { fclose(file) }
  fseek(file, 0, SEEK_END)
  let count = ftell(file)
  rewind(file)
  return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
    filled = fread(buffer.baseAddress, 1, count, file)
  }
}

private func write(_ bytes: [UInt8]) {
  guard let file = fopen(path, "w") else { preconditionFailure("it cannot be written") }
  fwrite(bytes, 1, bytes.count, file)
  fclose(file)
}
