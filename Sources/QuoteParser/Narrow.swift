/// Keeps a range of tokens in half the room: matches and mentions are copied for each row that is
/// tried on a cue, and copying them took a sixth of the matcher's time.
@propertyWrapper struct Narrow: Sendable {
  private var start: Int32
  private var end: Int32

  init(wrappedValue range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  var wrappedValue: Range<Int> {
    @inline(__always) get { Range(uncheckedBounds: (Int(start), Int(end))) }
    @inline(__always) set { self = Narrow(wrappedValue: newValue) }
  }
}

/// As `Narrow`, of a range that may be missing.
@propertyWrapper struct NarrowOptional: Sendable {
  private var start: Int32 = -1
  private var end: Int32 = -1

  init(wrappedValue range: Range<Int>?) { wrappedValue = range }

  var wrappedValue: Range<Int>? {
    @inline(__always) get {
      start < 0 ? nil : Range(uncheckedBounds: (Int(start), Int(end)))
    }
    @inline(__always) set {
      start = newValue.map { Int32($0.lowerBound) } ?? -1
      end = newValue.map { Int32($0.upperBound) } ?? -1
    }
  }
}
