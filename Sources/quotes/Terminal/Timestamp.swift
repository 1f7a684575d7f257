import Foundation

/// The time of day in UTC: `2026-01-22T09:30:00Z`.
enum Timestamp {
  static func now() -> String { text(of: time(nil)) + "Z" }

  /// To the millisecond, so that decisions of one second keep their order: `…T09:30:00.125Z`.
  static func exactNow() -> String {
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    let milliseconds = String(now.tv_nsec / 1_000_000 + 1000).dropFirst()
    return text(of: now.tv_sec) + ".\(milliseconds)Z"
  }

  private static func text(of seconds: time_t) -> String {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { padded(Int($0)) }
    return date.map(padded).joined(separator: "-") + "T" + clock.joined(separator: ":")
  }

  private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
