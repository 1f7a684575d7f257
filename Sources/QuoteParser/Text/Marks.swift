import CEmbedded
import Essentials

/// How quotation marks, dashes, brackets, stops and spaces are written, as `marks.txt` tells.
struct Marks: Sendable {
  enum Gap: CaseIterable, Sendable { case space, line }

  enum Meaning: BitwiseCopyable, Sendable {
    case mark(MarkShape)
    case kind(Token.Kind)
    case gap(Gap)
  }

  static let all = Marks()

  /// By the Unicode scalar; nothing for letters.
  private let meanings = UnretainedArray<Meaning?>(repeating: nil, count: 0x1_0000)
  /// The longest first.
  private var spellings: [(bytes: [UInt8], meaning: Meaning)] = []

  private init() {
    let (shapes, kinds, gaps) = (MarkShape.byLabel, Token.Kind.byLabel, Gap.byLabel)
    for line in embedded_marks().lines {
      let fields = line.parts(at: "|")
      let meaning =
        shapes[fields[0]].map(Meaning.mark) ?? gaps[fields[0]].map(Meaning.gap)
        ?? kinds[fields[0]].flatMap { $0 == .word ? nil : .kind($0) }
      for range in fields[1].parts(at: " ") {
        let ends = range.parts(at: "-").compactMap { Int($0, radix: 16) }
        for scalar in ends[0]...ends[ends.count - 1] { meanings.start[scalar] = meaning }
      }
      guard fields.count > 2, let meaning else { continue }
      spellings += fields[2].parts(at: " ").map { (Array($0.utf8), meaning) }
    }
    spellings.sort { $0.bytes.count > $1.bytes.count }
  }

  func meaning(of scalar: UInt32) -> Meaning? { meanings[Int(scalar)] }

  /// The mark at a byte ≥ 0x80, and how many bytes it takes; `nil` for letters.
  func beyondASCII(_ text: UnretainedArray<UInt8>, _ at: Int) -> (Meaning, Int)? {
    let second = at + 1 < text.count ? UInt32(text[at + 1] & 0x3F) : 0
    switch text[at] {
    case 0xC2: return meaning(of: 0x80 | second).map { ($0, 2) }
    case 0xC3 where second == 0x22: return spelled(text, at)
    case 0xE2, 0xE3, 0xEF:
      let third = at + 2 < text.count ? UInt32(text[at + 2] & 0x3F) : 0
      return meaning(of: UInt32(text[at] & 0x0F) << 12 | second << 6 | third).map { ($0, 3) }
    default: return nil
    }
  }

  /// What a spelling of several characters stands for, and how many bytes it takes.
  func spelled(_ text: UnretainedArray<UInt8>, _ at: Int) -> (Meaning, Int)? {
    spellings.first { text[at...].starts(with: $0.bytes) }.map { ($0.meaning, $0.bytes.count) }
  }
}
