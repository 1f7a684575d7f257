/// Keeps a range in half the room, where many are kept or copied.
@frozen @propertyWrapper public struct PackedRange: BitwiseCopyable, Sendable {
  @usableFromInline var start: Int32
  @usableFromInline var end: Int32

  @inlinable public init(wrappedValue range: Range<Int>) {
    start = Int32(range.lowerBound)
    end = Int32(range.upperBound)
  }

  @inlinable public var wrappedValue: Range<Int> {
    @inline(__always) get { Range(uncheckedBounds: (Int(start), Int(end))) }
    @inline(__always) set { self = PackedRange(wrappedValue: newValue) }
  }
}

/// As `PackedRange`, of a range that may be missing.
@frozen @propertyWrapper public struct PackedOptionalRange: BitwiseCopyable, Sendable {
  @usableFromInline var start: Int32 = -1
  @usableFromInline var end: Int32 = -1

  @inlinable public init(wrappedValue range: Range<Int>?) { wrappedValue = range }

  @inlinable public var wrappedValue: Range<Int>? {
    @inline(__always) get {
      start < 0 ? nil : Range(uncheckedBounds: (Int(start), Int(end)))
    }
    @inline(__always) set {
      start = newValue.map { Int32($0.lowerBound) } ?? -1
      end = newValue.map { Int32($0.upperBound) } ?? -1
    }
  }
}
