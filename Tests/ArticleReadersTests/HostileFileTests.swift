import ArticleReaders
import Foundation
import Testing

/// A file of one piece over and over, which would take a careless reader time that grows with its square.
struct HostileFile: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let name: String
  var head = ""
  let unit: @Sendable (Int) -> String
  var tail = ""

  init(
    _ testDescription: String, _ name: String, head: String = "", tail: String = "",
    unit: @escaping @Sendable (Int) -> String
  ) {
    (self.testDescription, self.name) = (testDescription, name)
    (self.head, self.unit, self.tail) = (head, unit, tail)
  }

  func bytes(_ count: Int) -> [UInt8] {
    var text = head
    var number = 0
    while text.utf8.count < count {
      text += unit(number)
      number += 1
    }
    return Array((text + tail).utf8)
  }

  static let all = [
    HostileFile("elements in elements", "a.html") { _ in "<div><p>It rained." },
    HostileFile("attributes of a tag", "a.html", head: "<p ", tail: ">It rained.") {
      "a\($0)='b' "
    },
    HostileFile("signs that begin tags", "a.html") { _ in "< <a <" },
    HostileFile("namespaces", "a.rss", head: "<rss ", tail: "><channel/></rss>") {
      "xmlns:a\($0)='b\($0)' "
    },
    HostileFile("attributes of a feed", "a.rss", head: "<rss ", tail: "/>") { "a\($0)='b' " },
    HostileFile("sections that nothing closes", "a.rss", head: "<rss><channel>") { _ in
      "<item><description><![CDATA[It rained.</description></item>\n"
    },
    HostileFile("items that nothing closes", "a.rss", head: "<rss><channel>") { _ in
      "<item><description>It rained."
    },
    HostileFile("items of another namespace that end too often", "a.rss", head: "<rss>") { _ in
      "<item xmlns='a'></b></b>"
    },
    HostileFile("columns", "a.csv", head: "text") { ",c\($0)" },
    HostileFile("columns of one name", "a.csv", head: "text") { _ in ",text" },
    HostileFile("marks in each row that nothing closes", "a.csv", head: "title,text\n") {
      "\($0),\"It rained\n"
    },
    HostileFile("a mark that nothing closes, then rows", "a.csv", head: "title,text\nA,\"B\n") {
      "\($0),It rained\n"
    },
    HostileFile("records without an article", "a.warc") { _ in
      "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 2\r\n\r\nab\r\n\r\n"
    },
    HostileFile("lengths that are too long", "a.warc") { _ in
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9000000\r\n\r\nab\r\n\r\n"
    },
    HostileFile("lengths that no record may have", "a.warc") { _ in
      "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99000000\r\n\r\nab\r\n\r\n"
    },
    HostileFile("lengths that no record may have", "a.arc", head: "filedesc://a.arc 0 0 0 0\n") {
      _ in
      "http://example.com/a 192.0.2.1 20260122093000 text/html 99000000\nab\n"
    },
    HostileFile("versions alone", "a.warc") { _ in "WARC/1.0\r\n" },
    HostileFile("objects in objects", "a.json", head: "[") { _ in #"{"a":[0,"# },
    HostileFile("a mark that nothing closes, then objects", "a.json", head: #"[{"text":"A},"#) {
      _ in
      #"{"text":"It rained."},"#
    },
    HostileFile("values that are none", "a.json", head: "[") { _ in "a," },
    HostileFile("names", "a.json", head: "{", tail: #""text":"A"}"#) { #""a\#($0)":1,"# },
    HostileFile("broken lines", "a.jsonl") { _ in "{\"text\":\"It rained.\n" },
    HostileFile("beginnings of mails", "a.mbox", head: "From a\nFrom: a\nTo: b\nReceived: c\n\n") {
      _ in
      "\n\nFrom a\n"
    },
    HostileFile("groups in groups", "a.rtf", head: "{\\rtf1 ") { _ in "{a" },
  ]
}

@Suite(.serialized) struct HostileFileTests {
  /// Four would be the square; what is twice as long may also need other memory.
  private static let mostTimes = 3.3
  private static let rounds = 3
  private static let length = 80_000

  @Test(arguments: HostileFile.all)
  func `twice as much takes about twice the time, whatever it is`(file: HostileFile) throws {
    var growth = Double.infinity
    // Other tests run meanwhile, and take the memory that is nearest: what is measured once may be chance.
    for _ in 0..<Self.rounds where growth > Self.mostTimes {
      let (small, large) = (file.bytes(Self.length), file.bytes(2 * Self.length))
      let once = try best { _ = try records(small, named: file.name) }
      let twice = try best { _ = try records(large, named: file.name) }
      growth = min(growth, twice / once)
    }
    #expect(growth <= Self.mostTimes)
  }

  /// The seconds of the processor that this thread has at the least.
  private func best(_ body: () throws -> Void) rethrows -> Double {
    var best = Double.infinity
    for _ in 0..<Self.rounds {
      let start = processorSeconds()
      try body()
      best = min(best, processorSeconds() - start)
    }
    return best
  }

  private func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
