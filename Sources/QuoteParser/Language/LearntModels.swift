import CEmbedded
import LearntChoices

/// What was learnt of a language: weights that `make weights` writes.
struct LearntModels: Sendable {
  let tagger: Tagger
  let decisions: DecisionModels
  /// Whom a source means.
  let speakers: ChoiceModel

  static let english = {
    func choice(_ file: EmbeddedFile) -> ChoiceModel { ChoiceModel(file.bytes, count: file.count) }
    let (tagger, calibration) = (embedded_english_tagger(), embedded_english_calibration())
    return LearntModels(
      tagger: Tagger(tagger.bytes, count: tagger.count),
      decisions: DecisionModels(
        places: choice(embedded_english_places_of_content()),
        ends: choice(embedded_english_ends()), sources: choice(embedded_english_sources()),
        continuations: choice(embedded_english_continuations()),
        quotations: choice(embedded_english_quotations()),
        calibration: Calibration(calibration.bytes, count: calibration.count)),
      speakers: choice(embedded_english_speakers()))
  }()
}

/// What was learnt about the attributions of one language.
struct DecisionModels: Sendable {
  var places: ChoiceModel
  var ends: ChoiceModel
  var sources: ChoiceModel
  var continuations: ChoiceModel
  var quotations: ChoiceModel
  var calibration: Calibration
}
