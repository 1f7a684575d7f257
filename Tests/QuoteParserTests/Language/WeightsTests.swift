import Foundation
import LearntChoices
@_spi(Measuring) import QuoteModel
import Testing

@testable import QuoteParser

/// The weights that the parser ships: tables of bytes at the hashes of features.
struct WeightsTests {
  struct Choice: Sendable, CustomTestStringConvertible {
    let file: String
    let model: ChoiceModel
    var testDescription: String { file }
  }

  private static let decisions = LearntModels.english.decisions
  private static let choices = [
    Choice(file: "places-of-content", model: decisions.places),
    Choice(file: "ends", model: decisions.ends),
    Choice(file: "sources", model: decisions.sources),
    Choice(file: "continuations", model: decisions.continuations),
    Choice(file: "quotations", model: decisions.quotations),
  ]

  @Test(arguments: choices)
  func `a choice has its scale, then as many weights as a power of two`(choice: Choice) throws {
    let bytes = try Self.bytes(of: choice.file)
    let count = bytes.count - 4
    #expect(count >= 1 << 10 && count & (count - 1) == 0)
    let scale = bytes.withUnsafeBytes { $0.loadUnaligned(as: Float.self) }
    #expect(choice.model.scale == scale && scale.isFinite && scale > 1e-4 && scale < 1)
  }

  @Test(arguments: choices)
  func `the weights that were built in are those of the file`(choice: Choice) throws {
    let bytes = try Self.bytes(of: choice.file)
    let weights = bytes[4...].map { Int32(Int8(bitPattern: $0)) }
    var random = SplitMix(seed: 1)
    for _ in 0..<2_000 {
      let key = UInt32.random(in: 0...UInt32.max, using: &random)
      #expect(choice.model.weight(key) == weights[Int(key) & (weights.count - 1)])
    }
  }

  @Test(arguments: choices)
  func `the largest weight fills its byte, and some weights were learnt`(choice: Choice) throws {
    let weights = try Self.bytes(of: choice.file)[4...].map { Int8(bitPattern: $0) }
    #expect(weights.map { abs(Int($0)) }.max() == 127)
    #expect(weights.count { $0 != 0 } > weights.count / 100)
  }

  @Test func `the tagger has a row of 32 weights for each hash`() throws {
    #expect(LearntModels.english.tagger.weights.count == Tagger.rowCount)
    let bytes = try Self.bytes(of: "tagger")
    let count = Tagger.rowCount * 32
    #expect(bytes.count == count)
    // 128 is none; a row has no weight for tags that there are not.
    #expect(bytes.count { $0 != 128 } > count / 100)
    let unused = [0] + Array(Int(Tag.quotation.rawValue)..<32)
    #expect(
      (0..<Tagger.rowCount).allSatisfy { row in unused.allSatisfy { bytes[32 * row + $0] == 128 } })
  }

  private static func bytes(of file: String) throws -> [UInt8] {
    let root = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try [UInt8](
      Data(
        contentsOf: root.appendingPathComponent(
          "Sources/QuoteParser/Language/en/\(file).weights")))
  }
}
