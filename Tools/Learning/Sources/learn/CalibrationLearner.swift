import Foundation
import LearntChoices

@testable import QuoteParser

/// Learns how far the likelihoods of choices can be relied on, by Newton's method.
struct CalibrationLearner {
  private var inputs: [[Double]] = []
  private var answers: [Double] = []
  private static let steps = 30
  private static let penalty = 0.01

  /// - Parameter models: Learnt from other articles.
  mutating func add(_ annotated: AnnotatedArticle, _ models: DecisionModels) {
    let decider = Decider(annotated.structure, models)
    for draft in decider.uncalibratedDrafts() where draft.cue?.mode != .thought {
      inputs.append(decider.calibrationInputs(of: draft).map(Double.init))
      answers.append(isRight(draft, annotated) ? 1 : 0)
    }
  }

  /// As score.py judges: half of the words are shared, and a word of the source.
  private func isRight(_ draft: AttributionDraft, _ annotated: AnnotatedArticle) -> Bool {
    let words = Set(draft.content.joined().filter(annotated.isWord))
    return annotated.attributions.contains { attribution in
      let others = Set(attribution.content.joined().filter(annotated.isWord))
      let shared = words.intersection(others).count
      guard shared * 2 >= words.union(others).count, shared > 0 else { return false }
      guard !attribution.source.isEmpty else { return draft.source == nil }
      return attribution.source.contains { draft.source?.tokens.overlaps($0) ?? false }
    }
  }

  /// - Returns: The file: a float for each input.
  func learn() -> Data {
    let count = Calibration.inputCount
    var weights = [Double](repeating: 0, count: count)
    for _ in 0..<Self.steps {
      var slope = weights.map { $0 * Self.penalty }
      var bend = (0..<count).map { row in (0..<count).map { $0 == row ? Self.penalty : 0 } }
      for (input, answer) in zip(inputs, answers) {
        let odds = zip(weights, input).reduce(0) { $0 + $1.0 * $1.1 }
        let likely = 1 / (1 + exp(-odds))
        for row in 0..<count {
          slope[row] += (likely - answer) * input[row]
          for column in 0..<count {
            bend[row][column] += likely * (1 - likely) * input[row] * input[column]
          }
        }
      }
      let step = Self.solution(of: bend, slope)
      for row in 0..<count { weights[row] -= step[row] }
    }
    return weights.reduce(into: Data()) { data, weight in
      withUnsafeBytes(of: Float(weight)) { data.append(contentsOf: $0) }
    }
  }

  /// By elimination; the matrix is positive definite.
  private static func solution(of matrix: [[Double]], _ right: [Double]) -> [Double] {
    var rows = zip(matrix, right).map { $0 + [$1] }
    let count = right.count
    for pivot in 0..<count {
      for row in 0..<count where row != pivot {
        let factor = rows[row][pivot] / rows[pivot][pivot]
        for column in pivot...count { rows[row][column] -= factor * rows[pivot][column] }
      }
    }
    return (0..<count).map { rows[$0][count] / rows[$0][$0] }
  }
}
