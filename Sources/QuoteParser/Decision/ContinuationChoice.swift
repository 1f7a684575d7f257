import LearntChoices

/// Whether a content that stands before its cue goes on after it: *The dam, Ortega said, will hold*.
struct ContinuationChoice: Choice {
  private let shared: SiteFeatures
  private let content: Range<Int>
  /// What stands after cue and source.
  private let start: Int
  private var sentence: Sentence { shared.sentence }

  init(of shared: SiteFeatures, content: Range<Int>, source: Range<Int>?) {
    self.shared = shared
    self.content = content
    let end = shared.site.cue.upperBound
    start = source.map { $0.lowerBound >= end ? $0.upperBound : end } ?? end
  }

  private static let farthest = 26
  private static let most = 8

  /// Elements from which it may go on; `nil`, for nowhere, first.
  func all() -> [Int?] {
    var places: [Int?] = [nil]
    for index in start..<max(start, min(sentence.count, start + Self.farthest))
    where places.count < Self.most {
      let element = sentence[index]
      if element.kind == .semicolon { break }
      if element.isQuotation || element.tag != .mark && mayGoOn(index) { places.append(index) }
    }
    return places
  }

  private func mayGoOn(_ index: Int) -> Bool {
    guard index == start else { return sentence[index - 1].tag == .mark }
    switch sentence[index].tag {
    case .conjunction, .preposition, .question: return true
    default: return false
    }
  }

  func describe(_ place: Int?, to f: inout some FeatureReceiver) {
    let last = sentence[content.upperBound - 1]
    let isQuoted: UInt32 = last.isQuotation ? 1 : 0
    let ending = shared.structure.ending(last)
    if let place {
      describe(place, isQuoted, ending, to: &f)
    } else {
      describeNowhere(isQuoted, ending, to: &f)
    }
  }

  private func describeNowhere(
    _ isQuoted: UInt32, _ ending: UInt32, to f: inout some FeatureReceiver
  ) {
    let next = sentence[start].label
    f.cross(.context, 1, isQuoted)
    f.add(.context, 2, isQuoted, next)
    f.add(.context, 3, isQuoted, next, sentence[start + 1].label)
    f.add(.context, 4, ending, next)
    f.add(.context, 5, UInt32(min(max(0, sentence.count - start), 8)), isQuoted)
    f.add(.context, 6, sentence[content.upperBound].label, next)
    f.add(.context, 7, UInt32(min(content.count, 6)), isQuoted, next)
    f.add(.context, 8, shared.cue)
  }

  private func describe(
    _ place: Int, _ isQuoted: UInt32, _ ending: UInt32, to f: inout some FeatureReceiver
  ) {
    let between = sentence.tags(start..<max(start, place), most: 4)
    let here = sentence[place].label
    let second = sentence[place + 1].label
    let before = sentence[place - 1].label
    let isQuotation: UInt32 = sentence[place].isQuotation ? 1 : 0
    let finite: UInt32 = (place..<sentence.count).contains { sentence[$0].tag.isFinite } ? 1 : 0
    let finiteBefore: UInt32 = content.contains { sentence[$0].tag.isFinite } ? 1 : 0
    f.cross(.context, 11, isQuoted, isQuotation)
    f.add(.context, 12, isQuoted, here)
    f.add(.context, 13, isQuoted, here, second)
    f.add(.context, 14, between, isQuoted, isQuotation)
    f.add(.context, 15, between, here)
    f.add(.context, 16, before, here, isQuoted)
    f.add(.context, 17, finite, finiteBefore, here, isQuoted)
    f.add(.context, 18, UInt32(min(place - start, 10)), isQuotation, isQuoted)
    f.add(.context, 19, ending, isQuotation, between)
    f.add(.context, 20, UInt32(min(content.count, 8)), here, isQuoted)
    f.add(.context, 21, sentence[content.lowerBound].label, here, isQuoted)
    f.add(.context, 22, UInt32(sentence[place].tag.rawValue), second, isQuoted)
    f.add(.context, 23, shared.cue, isQuotation, isQuoted)
    f.add(.context, 24, shared.inner, isQuotation)
    f.add(.context, 25, sentence[content.upperBound].label, before, isQuotation)
    f.add(.context, 26, shared.form, here)
    f.add(.context, 27, UInt32(min(sentence.count - place, 4)), here)
  }
}
