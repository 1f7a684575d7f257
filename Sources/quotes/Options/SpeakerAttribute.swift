import ArgumentParser
import ArticleReaders

/// What people say of a speaker besides, as it is typed: `party=Green`.
struct SpeakerAttribute: ExpressibleByArgument {
  let name: String
  let value: String

  var text: String { "\(name)=\(value)" }

  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let name = Self.name(String(parts[0])) else { return nil }
    self.name = name
    value = String(parts[1])
  }

  /// - Returns: In lower case, spaces as `_`; `nil` of what is no name.
  static func name(_ text: String) -> String? {
    let name = text.lowercased().replacing(" ", with: "_")
    return name.wholeMatch(of: /[\p{L}\p{N}_]+/) == nil ? nil : name
  }
}

/// A file of speakers, a name or id a line; of a table with a column `name` or `speaker` that column.
enum SpeakerList {
  /// - Throws: `CommandError`, if it cannot be read or has no names.
  static func names(in file: String) throws -> [String] {
    do {
      let source: ByteStream =
        try file == "-" ? .standardInput() : ByteStream(path: RawPath(argument: file).bytes)
      var reader = try CSVReader(source)
      var rows: [[String]] = []
      while let row = try reader.next() { rows.append(row.fields) }
      let header = rows.first?.map { $0.lowercased() } ?? []
      let column = header.firstIndex { $0 == "speaker_id" || $0 == "name" || $0 == "speaker" }
      let names = rows.dropFirst(column == nil ? 0 : 1).compactMap { fields in
        column == nil
          ? fields.joined(separator: ",")
          : fields.indices.contains(column ?? 0) ? fields[column ?? 0] : nil
      }.filter { !$0.isEmpty }
      guard !names.isEmpty else {
        throw CommandError.failed(.badInput, "it names no speakers: \(file): write a name a line")
      }
      return names
    } catch let error as ReadingError {
      throw CommandError.failed(.noInput, "it \(error): \(file): check its name and permissions")
    }
  }
}
