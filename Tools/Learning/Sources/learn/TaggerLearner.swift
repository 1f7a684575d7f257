import Foundation
@_spi(Measuring) import QuoteModel

@testable import QuoteParser

/// A sentence of a treebank, or a whole article, in the parser's own tokens.
struct TaggedText {
  let article: TokenizedArticle
  /// `nil` for tokens that the treebank cuts otherwise.
  let tags: [Tag?]
  let words: [TaggedWord]

  /// - Parameter treebank: CoNLL-U (https://universaldependencies.org/format.html).
  static func all(in treebank: String) -> [TaggedText] {
    let lines = treebank.split(separator: "\n", omittingEmptySubsequences: false)
    var sentences: [TaggedText] = []
    var text = ""
    var rows: [(form: Substring, tag: Substring)] = []
    for line in lines {
      if line.hasPrefix("# text = ") {
        text = String(line.dropFirst(9))
      } else if line.isEmpty {
        if !rows.isEmpty { sentences.append(TaggedText(text, rows)) }
        rows = []
      } else if !line.hasPrefix("#") {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
        if Int(fields[0]) != nil { rows.append((fields[1], fields[4])) }
      }
    }
    return sentences
  }

  /// - Parameter text: Of an article.
  /// - Parameter letters: A letter for each token, as `letters` has them; `nil` if they are not as many.
  init?(_ text: String, letters: Substring) {
    let article = TokenizedArticle(text, lexicon: .english)
    guard article.tokens.count == letters.utf8.count else { return nil }
    self.article = article
    tags = letters.utf8.map { $0 < Self.firstLetter ? nil : Tag(rawValue: $0 - Self.firstLetter) }
    words = TaggedWord.words(of: article)
  }

  /// The tags, a letter each, a stop where there is none.
  var letters: String {
    String(decoding: tags.map { $0.map { $0.rawValue + Self.firstLetter } ?? 0x2E }, as: UTF8.self)
  }

  private static let firstLetter: UInt8 = 0x41

  /// - Parameter rows: What the words are, in the order of the text.
  init(_ text: String, _ rows: [(form: Substring, tag: Substring)]) {
    let article = TokenizedArticle(text, lexicon: .english)
    var tags = [Tag?](repeating: nil, count: article.tokens.count)
    let bytes = Array(text.utf8)
    var place = 0
    var token = 0
    for (form, tag) in rows {
      let form = Array(form.utf8)
      guard
        let start = (place..<max(place, bytes.count - form.count + 1)).first(where: {
          bytes[$0..<$0 + form.count].elementsEqual(form)
        })
      else { continue }
      place = start + form.count
      while token < tags.count, Int(article.tokens[token].end) <= start { token += 1 }
      guard token < tags.count, Int(article.tokens[token].start) <= start else { continue }
      // Of *short-lived* the last part, of *don’t* the first.
      let isLater = Int(article.tokens[token].start) < start
      if !isLater || tag != "HYPH" && form.count > 2 && !form.contains(0x27) {
        tags[token] = Tag(penn: tag)
      }
    }
    self.article = article
    self.tags = tags
    words = TaggedWord.words(of: article)
  }
}

/// Learns the weights of the tagger: an averaged perceptron (Collins 2002).
struct TaggerLearner {
  private static let epochs = 6
  /// Orders of the sentences over which the weights are the mean, as those of the choices are.
  private static let orders: UInt64 = 4
  private static let width = 32
  private var weights = [Float](repeating: 0, count: Tagger.rowCount * width)
  private var sums = [Float](repeating: 0, count: Tagger.rowCount * width)
  private var step: Float = 1

  /// - Returns: The file: a byte for each weight, a row a feature.
  static func learn(from sentences: [TaggedText]) -> Data {
    var total = [Float](repeating: 0, count: Tagger.rowCount * width)
    for order in 1...orders {
      var learner = TaggerLearner()
      var random = SplitMix(seed: order)
      for epoch in 0..<epochs {
        for sentence in sentences.shuffled(using: &random) {
          learner.learn(sentence, isFirst: epoch == 0)
        }
      }
      for slot in total.indices {
        total[slot] += learner.weights[slot] - learner.sums[slot] / learner.step
      }
    }
    return quantized(total)
  }

  private mutating func learn(_ sentence: TaggedText, isFirst: Bool) {
    var context = TagContext()
    for (index, token) in sentence.article.tokens.enumerated() {
      if let tag = Tagger.tagByKind(of: token) {
        context.append(tag)
        continue
      }
      let rows = rows(at: index, of: sentence, after: context)
      let guess = best(rows)
      let right = sentence.tags[index]
      if let right, right != guess { correct(rows, from: guess, to: right) }
      step += 1
      context.append(isFirst ? right ?? guess : guess)
    }
  }

  private func rows(
    at index: Int, of sentence: TaggedText, after context: TagContext
  ) -> [Int] {
    var rows: [Int] = []
    sentence.words.withUnsafeBufferPointer { words in
      Tagger.forEachRow(at: index, of: words, after: context) { rows.append($0 * Self.width) }
    }
    return rows
  }

  private func best(_ rows: [Int]) -> Tag {
    var sum = [Float](repeating: 0, count: Self.width)
    for row in rows { for tag in 0..<Self.width { sum[tag] += weights[row + tag] } }
    let numbers = Tag.noun.rawValue..<Tag.quotation.rawValue
    return Tag(rawValue: numbers.max { sum[Int($0)] < sum[Int($1)] }!)!
  }

  private mutating func correct(_ rows: [Int], from wrong: Tag, to right: Tag) {
    for row in rows {
      weights[row + Int(right.rawValue)] += 1
      sums[row + Int(right.rawValue)] += step
      weights[row + Int(wrong.rawValue)] -= 1
      sums[row + Int(wrong.rawValue)] -= step
    }
  }

  /// The largest in ten thousand are cut, so that the others keep their differences.
  private static func quantized(_ weights: [Float]) -> Data {
    let largest = weights.map(abs).sorted()[weights.count * 9_999 / 10_000]
    return Data(
      weights.map {
        UInt8(128 + max(-127, min(127, ($0 * 127 / largest).rounded())))
      })
  }

  /// The share of tags that are right.
  static func accuracy(of tagger: Tagger, on sentences: [TaggedText]) -> Double {
    var right = 0
    var count = 0
    for sentence in sentences {
      for (index, tag) in tagger.tags(of: sentence.article).enumerated() {
        guard let wanted = sentence.tags[index],
          Tagger.tagByKind(of: sentence.article.tokens[index]) == nil
        else { continue }
        count += 1
        if wanted == tag { right += 1 }
      }
    }
    return Double(right) / Double(max(1, count))
  }
}

extension Tag {
  /// - Parameter penn: As treebanks have it: `NN`, `VBD`; `nil` for marks.
  init?(penn: Substring) {
    guard let tag = Self.byPennName[penn] else { return nil }
    self = tag
  }

  private static let byPennName: [Substring: Tag] = [
    "NN": .noun, "NNS": .nouns, "NNP": .name, "NNPS": .name, "PRP": .pronoun,
    "PRP$": .possessive, "WP$": .possessive, "DT": .determiner, "PDT": .determiner,
    "JJ": .adjective, "JJR": .adjective, "JJS": .adjective, "AFX": .adjective, "RB": .adverb,
    "RBR": .adverb, "RBS": .adverb, "IN": .preposition, "TO": .to, "CC": .conjunction,
    "MD": .modal, "VB": .base, "VBD": .past, "VBG": .gerund, "VBN": .participle,
    "VBP": .present, "VBZ": .singular, "WDT": .question, "WP": .question, "WRB": .question,
    "CD": .number, "RP": .particle, "EX": .existential, "POS": .possessiveEnding, "UH": .other,
    "FW": .other, "SYM": .other, "LS": .other, "ADD": .other, "GW": .other, "XX": .other,
    "$": .other, "NFP": .other,
  ]
}
