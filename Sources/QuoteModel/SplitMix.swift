/// Steele, Lea and Flood's SplitMix64 (2014): the same numbers for a seed on every machine.
@_spi(Measuring) public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.spread(state)
  }

  /// From 0 to the bound, which is not reached.
  public mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// From 0 to 1, which is not reached.
  public mutating func share() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Its finisher: numbers that are neighbours become numbers that are not.
  static func spread(_ number: UInt64) -> UInt64 {
    var mixed = number
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
