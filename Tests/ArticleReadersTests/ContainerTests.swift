import ArticleReaders
import Packing
import QuoteModel
import Testing

private let lines = #"{"id":"1","text":"The dam held."}"# + "\n" + #"{"id":"2","text":"It did."}"#

/// Files in a container that are no articles, and a word of the reason.
private let noArticles: [(String, [UInt8], String)] = [
  ("a.zip", Packed.pack([], as: .zip), "holds no articles"),
  ("a.tar", Packed.pack([], as: .tar), "holds no articles"),
  ("a.tar", [UInt8](repeating: 0, count: 10_240), "holds no articles"),
  ("a.gz", Packed.pack("", as: .gzip), "is empty"),
  ("a.zip", Packed.pack([.init("a.jpg", "A")], as: .zip), "type that is read"),
  ("a.docx", Packed.pack([.init("[Content_Types].xml", "<a/>")], as: .zip), "office document"),
  ("a.txt.gz", Array(Packed.pack("The dam held.", as: .gzip).dropLast(12)), "damaged"),
  ("a.txt.gz", [0x1F, 0x8B], "damaged"),
  ("a.zip", Array("PK\u{3}\u{4}".utf8), "damaged"),
]

@Suite struct ContainerTests {
  @Test(arguments: Packed.Layout.allCases)
  func `a packed file is read as if it were not, whatever its name`(layout: Packed.Layout) throws {
    let bytes = Packed.pack([.init("b/a.jsonl", lines)], as: layout)
    for name in ["a.jsonl.\(layout.ending)", "a.txt", "a"] {
      let all = try records(bytes, named: name)
      #expect(all.map { $0.article?.body } == ["The dam held.", "It did."])
      let file = layout.holdsOneFile ? name : "\(name)/b/a.jsonl"
      #expect(all.map(\.place) == ["\(file):1", "\(file):2"])
    }
  }

  @Test func `members of a gzip file that follow each other are one text`() throws {
    let bytes = Packed.pack(lines + "\n", as: .gzip) + Packed.pack(lines, as: .gzip)
    #expect(
      try records(bytes, named: "a.jsonl.gz").map(\.place)
        == [1, 2, 3, 4].map { "a.jsonl.gz:\($0)" }
    )
  }

  @Test func `a container in a container is read, and one in that is named`() throws {
    let gzip = Packed.pack("The dam held.", as: .gzip)
    let inner = Packed.pack([.init("c.txt", "It did."), .init("d.txt.gz", gzip)], as: .tar)
    let outer = Packed.pack([.init("a.txt.gz", gzip), .init("b.tar", inner)], as: .zip)
    let all = try records(outer, named: "o.zip")
    #expect(all.map(\.place) == ["o.zip/a.txt.gz", "o.zip/b.tar/c.txt", "o.zip/b.tar/d.txt.gz"])
    #expect(all.map { $0.article?.body } == ["The dam held.", "It did.", nil])
    #expect(all[2].rejection?.contains("packed in another") == true)
  }

  @Test(arguments: [Packed.Layout.zip, .tar])
  func `names are only names; links, devices and hidden files are passed over`(
    layout: Packed.Layout
  ) throws {
    let items: [Packed.Item] = [
      .init("../../a.txt", "A."), .init("/b.txt", "B."), .init("é.txt", "C."),
      .init(name: [0x64, 0xFF] + Array(".txt".utf8), "D."), .link("e.txt"), .folder("f.txt"),
      .init(".g.txt", "G."), .init("__MACOSX/h.txt", "H."), .init("i.jpg", "I."),
      .init("j.txt", ""),
    ]
    var reader = try ArticleReader(
      ByteStream(
        bytes: Packed.pack(items + (layout == .tar ? [.device("k.txt")] : []), as: layout)),
      name: "o")
    var all: [ReadRecord] = []
    while let record = try reader.next() { all.append(record) }
    #expect(all.prefix(3).map(\.place) == ["o/../../a.txt", "o//b.txt", "o/é.txt"])
    #expect(all.prefix(4).map { $0.article?.body } == ["A.", "B.", "C.", "D."])
    #expect(all.last?.rejection?.contains("is empty") == true)
    // From a stream, zip does not tell that a file is a link; its text is where it leads.
    #expect(all.count + reader.skippedFiles == items.count - 1 + (layout == .tar ? 1 : 0))
  }

  @Test(arguments: noArticles)
  func `what holds no articles is one rejection that says so`(
    name: String, bytes: [UInt8], word: String
  ) throws {
    let all = try records(bytes, named: name)
    #expect(all.map(\.place) == [name])
    #expect(all.first?.rejection?.contains(word) == true, "\(all)")
  }

  @Test func `what comes before the damage is read, and the loss is reported`() throws {
    let many = (0..<20_000).map { #"{"text":"Number \#($0 &* 7919 % 10007) held."}"# }
    let bytes = Packed.pack(many.joined(separator: "\n"), as: .gzip)
    let all = try records(Array(bytes.prefix(bytes.count / 2)), named: "a.jsonl.gz")
    #expect(all.count > 1000)
    #expect(all.dropLast().allSatisfy { $0.article != nil })
    #expect(all.last?.place == "a.jsonl.gz")
    #expect(all.last?.rejection?.contains("damaged") == true)
  }

  @Test func `a damaged or encrypted file keeps none of its neighbours out`() throws {
    let text = String(repeating: "The dam held. ", count: 50)
    let items = ["a.txt", "b.txt", "c.txt"].map { Packed.Item($0, text) }
    var zip = Packed.pack(items, as: .zip, options: "zip:compression=store")
    let second = try #require(zip.indices.first { zip[$0...].starts(with: "b.txt".utf8) })
    zip[second + 200] ^= 1
    let damaged = try records(zip, named: "o.zip")
    #expect(damaged.map { $0.article != nil } == [true, false, true])
    #expect(damaged[1].place == "o.zip/b.txt")
    #expect(damaged[1].rejection?.contains("damaged") == true)

    let locked = Packed.pack(items, as: .zip, options: "zip:encryption=traditional")
    let all = try records(locked, named: "o.zip")
    #expect(all.map { $0.rejection?.contains("encrypted") } == [true, true, true])
  }

  /// In memory, and as a stream out of another archive: a zip's list of files stands at its end.
  @Test(arguments: [false, true])
  func `a file of a zip that is passed over, as its head is broken, is told`(isStream: Bool) throws
  {
    let names = ["a.txt", "b.txt", "c.txt"]
    let whole = Packed.pack(
      names.map { Packed.Item($0, "The dam held.") }, as: .zip, options: "zip:compression=store")
    let heads = whole.indices.filter { whole[$0...].starts(with: "PK\u{3}\u{4}".utf8) }
    var broken = whole
    broken[heads[1] + 1] ^= 0x80
    let noList = "the list of its files is missing"
    // Where the list can be sought, it leads to the file all the same.
    let cases: [(zip: [UInt8], said: [String])] = [
      (whole, []), (Array(whole.dropLast(30)), [noList]), (Array(broken.dropLast(30)), [noList]),
      (isStream ? broken : whole, isStream ? ["its list has 3 files, and 2 were found"] : []),
    ]
    for (zip, said) in cases {
      let bytes = isStream ? Packed.pack([Packed.Item("b.zip", zip)], as: .tar) : zip
      var reader = try ArticleReader(ByteStream(bytes: bytes), name: "o")
      while try reader.next() != nil {}
      let warnings: [ReadingWarning] = reader.warnings.map { $0.warning }
      #expect(warnings == said.map { ReadingWarning.brokenOff($0) })
      #expect(reader.warnings.allSatisfy { $0.place == (isStream ? "o/b.zip" : "o") })
    }
  }

  @Test func `a folder with content is told, as it is likely a file`() throws {
    let items = ["a.txt", "b.txt", "c.txt"].map { Packed.Item($0, "The dam held.") }
    var zip = Packed.pack(items + [.folder("d")], as: .zip, options: "zip:compression=store")
    // The attributes of the second, 38 bytes from its "PK\1\2": those of a folder.
    let places = zip.indices.filter { zip[$0...].starts(with: "PK\u{1}\u{2}".utf8) }
    zip.replaceSubrange(places[1] + 38..<places[1] + 42, with: [0x10, 0, 0, 0])
    zip[places[1] + 5] = 0
    let all = try records(zip, named: "o.zip")
    #expect(all.map { $0.article != nil } == [true, false, true], "\(all)")
    #expect(all[1].rejection?.contains("said to be a folder, and has content") == true, "\(all)")
  }

  @Test func `a size that a zip states is not believed`() throws {
    let text = String(repeating: "The dam held. ", count: 50)
    for size in [UInt8(0), 1, 0x7F] {
      var zip = Packed.pack([.init("a.txt", text), .init("b.txt", text)], as: .zip)
      // The uncompressed sizes in the list at the end, 24 bytes from each "PK\1\2".
      for index in zip.indices where zip[index...].starts(with: "PK\u{1}\u{2}".utf8) {
        zip.replaceSubrange(index + 24..<index + 28, with: [size, size, size, size])
      }
      let all = try records(zip, named: "o.zip")
      #expect(all.allSatisfy { $0.place.hasPrefix("o.zip") })
      #expect(all.compactMap { $0.article?.body }.allSatisfy { $0 == text })
    }
  }

  @Test func `a bomb is stopped by its limit, inside a container too`() throws {
    let bomb = Packed.pack(String(repeating: "a", count: 4 << 20), as: .gzip)
    let nested = Packed.pack([.init("a.txt", "A."), .init("b.txt.gz", bomb)], as: .zip)
    for (name, bytes) in [("a.txt.gz", bomb), ("o.zip", nested)] {
      let all = try records(bytes, named: name) { $0.containerLimits.allowance = 1 << 20 }
      #expect(all.last?.place == name)
      #expect(all.last?.rejection?.contains("more than 1 MB and 200 times its size") == true)
      #expect(try records(bytes, named: name).last?.article != nil)
    }
  }

  @Test func `more files than the limit are one rejection`() throws {
    let items = (0..<10).map { Packed.Item("\($0).txt", "A.") }
    let all = try records(Packed.pack(items, as: .tar), named: "o.tar") {
      $0.containerLimits.entries = 5
    }
    #expect(all.count == 6)
    #expect(all.last?.rejection?.contains("more than 5 files") == true)
  }

  @Test func `a warning about a whole file names the file`() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x41, 0x00, 0x00, 0xD8]
    var reader = try ArticleReader(
      ByteStream(bytes: Packed.pack([.init("a.txt", bytes)], as: .zip)), name: "o.zip")
    while try reader.next() != nil {}
    #expect(reader.warnings.map(\.place) == ["o.zip/a.txt"])
  }

  @Test func `spoilt containers never trap, and every record has its place`() throws {
    let items = [Packed.Item("a.jsonl", lines), .init("b.txt", "The dam held.")]
    for layout in [Packed.Layout.zip, .tar, .tarGzip, .gzip, .zstandard, .xz, .bzip2] {
      let whole = Packed.pack(items, as: layout)
      for seed in 1...60 {
        var bytes = whole
        for step in 1...3 {
          bytes[seed &* 7919 &* step % bytes.count] ^= UInt8(truncatingIfNeeded: seed &* step)
        }
        let all = try records(Array(bytes.prefix(bytes.count - seed % 7 * 9)), named: "a")
        #expect(all.allSatisfy { $0.place.hasPrefix("a") }, "\(layout) \(seed)")
        #expect(!all.isEmpty, "\(layout) \(seed)")
      }
    }
  }

  /// Lines, each a member of its own.
  private func members(_ count: Int) -> [[UInt8]] {
    (1...count).map {
      Packed.pack("{\"id\":\"\($0)\",\"text\":\"It held \($0) times.\"}\n", as: .gzip)
    }
  }

  @Test(arguments: [3, 20, 2000])
  func `what is whole of a gzip that breaks off is read, and then it is named`(count: Int) throws {
    let many = members(count).joined()
    for bytes in [Array(many.dropLast(25)), Array(many.dropLast(4))] {
      let all = try records(bytes, named: "a.jsonl.gz")
      #expect(all.count { $0.article != nil } >= count - 1)
      #expect(all.last?.rejection?.contains("it breaks off") == true, "\(all.last as Any)")
    }
    let lines = (1...count).map { "{\"text\":\"It held \($0 &* 7_919_777) times.\"}\n" }.joined()
    let one = Packed.pack(lines, as: .gzip)
    let all = try records(Array(one.prefix(one.count / 2)), named: "a.jsonl.gz")
    #expect(all.count { $0.article != nil } >= count / 8)
    #expect(all.last?.rejection?.contains("it breaks off") == true)
  }

  @Test func `a damaged member of a gzip costs itself alone, and is named`() throws {
    for spoilt in 12..<30 {
      var parts = members(9)
      parts[4][spoilt] ^= 0x10
      let all = try records(Array(parts.joined()), named: "a.jsonl.gz")
      #expect(
        all.compactMap { $0.article?.recordID } == ["1", "2", "3", "4", "6", "7", "8", "9"],
        "\(spoilt)")
      #expect(all.last?.rejection?.contains("it is damaged") == true, "\(all.last as Any)")
    }
  }

  @Test func `zeros behind a gzip are no damage, other bytes are`() throws {
    let whole = Array(members(2).joined())
    #expect(try records(whole + [UInt8](repeating: 0, count: 700), named: "a.jsonl.gz").count == 2)
    let all = try records(whole + Array("more".utf8), named: "a.jsonl.gz")
    #expect(all.map { $0.article != nil } == [true, true, false])
  }
}
