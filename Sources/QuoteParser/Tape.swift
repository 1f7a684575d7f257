/// Values that stand in memory one after the other and never change, read through a pointer.
///
/// Wherever an `Array` goes, it is retained and released, which took an eighth of all time; this
/// is not. Each access is checked as an array's is. Who makes a tape frees it, after its last use.
struct Tape<Element: BitwiseCopyable>: RandomAccessCollection {
  let start: UnsafeMutablePointer<Element>
  let endIndex: Int
  var startIndex: Int { 0 }

  /// Takes over memory that was allocated for at least so many values.
  init(_ start: UnsafeMutablePointer<Element>, count: Int) {
    self.start = start
    endIndex = count
  }

  init(repeating value: Element, count: Int) {
    start = .allocate(capacity: Swift.max(1, count))
    start.initialize(repeating: value, count: count)
    endIndex = count
  }

  subscript(index: Int) -> Element {
    @inline(__always) get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: endIndex), "beyond the tape")
      return start[index]
    }
  }

  func free() { start.deallocate() }
}
