/// The hashes of the words of a name that tell people apart, in their order.
///
/// They lie in the name itself, as every name of an article is looked up: an array would be made for
/// each. Of more than sixteen words the first fifteen and the last are kept.
struct NameWords: RandomAccessCollection {
  private var hashes = SIMD16<UInt32>()
  private(set) var endIndex = 0
  var startIndex: Int { 0 }

  init() {}

  subscript(index: Int) -> UInt32 {
    get { hashes[index] }
    set { hashes[index] = newValue }
  }

  mutating func append(_ word: UInt32) {
    endIndex = Swift.min(endIndex + 1, hashes.scalarCount)
    hashes[endIndex - 1] = word
  }

  func ends(in words: NameWords) -> Bool { suffix(words.count).elementsEqual(words) }
}
