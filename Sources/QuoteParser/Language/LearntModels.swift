import CEmbedded

/// What was learnt of a language: weights that `make weights` writes.
struct LearntModels: Sendable {
  let tagger: Tagger
  let decisions: DecisionModels
  /// Whom a source means.
  let speakers: ChoiceModel

  static let english = LearntModels(
    tagger: embedded_english_tagger(), places: embedded_english_places_of_content(),
    ends: embedded_english_ends(), sources: embedded_english_sources(),
    continuations: embedded_english_continuations(), quotations: embedded_english_quotations(),
    calibration: embedded_english_calibration(), speakers: embedded_english_speakers())

  init(tagger: Tagger, decisions: DecisionModels, speakers: ChoiceModel) {
    self.tagger = tagger
    self.decisions = decisions
    self.speakers = speakers
  }

  private init(
    tagger: EmbeddedFile, places: EmbeddedFile, ends: EmbeddedFile, sources: EmbeddedFile,
    continuations: EmbeddedFile, quotations: EmbeddedFile, calibration: EmbeddedFile,
    speakers: EmbeddedFile
  ) {
    self.tagger = Tagger(weights: EmbeddedWeights(tagger.bytes, count: tagger.count))
    decisions = DecisionModels(
      places: ChoiceModel(places.bytes, count: places.count),
      ends: ChoiceModel(ends.bytes, count: ends.count),
      sources: ChoiceModel(sources.bytes, count: sources.count),
      continuations: ChoiceModel(continuations.bytes, count: continuations.count),
      quotations: ChoiceModel(quotations.bytes, count: quotations.count),
      calibration: Calibration(calibration.bytes, count: calibration.count))
    self.speakers = ChoiceModel(speakers.bytes, count: speakers.count)
  }
}

/// Weights as they lie in the program: a byte each.
///
/// What they point at is never freed nor changed, so that they may be shared.
struct EmbeddedWeights: @unchecked Sendable {
  private let start: UnsafeRawPointer
  let count: Int

  init(_ start: UnsafeRawPointer, count: Int) {
    self.start = start
    self.count = count
  }

  @inline(__always)
  func weight(_ index: Int) -> Int8 {
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count), "beyond the weights")
    return start.loadUnaligned(fromByteOffset: index, as: Int8.self)
  }

  /// The bytes from `32 * row` on, two in each number, the first of them low.
  @inline(__always)
  func row(_ row: Int) -> SIMD16<UInt16> {
    precondition(UInt(bitPattern: row) < UInt(bitPattern: count / 32), "beyond the weights")
    return start.loadUnaligned(fromByteOffset: 32 * row, as: SIMD16<UInt16>.self)
  }
}
