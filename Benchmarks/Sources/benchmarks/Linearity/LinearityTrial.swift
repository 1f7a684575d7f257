import ArgumentParser
import Foundation
import QuoteParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Parses the text of one case in a program of its own, which may take too long, or crash.
struct LinearityTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linearity-trial", abstract: "One case, for `linearity`.", shouldDisplay: false)

  /// How long one parsing may take; then the program is ended.
  static let limit = 30

  @Argument var name: String
  @Argument var bytes: Int

  func run() throws {
    let known = LinearityCase.all + [.ordinary]
    guard let trial = known.first(where: { $0.name == name }) else {
      throw ValidationError("there is no case \(name)")
    }
    let pieces = trial.pieces(bytes: bytes)
    let texts = name == LinearityCase.ordinary.name ? pieces : [pieces.joined()]
    var found = 0
    Self.measure {
      for text in texts { found += ArticleParser().attributions(in: text).count }
    }
  }

  /// Prints the best seconds of several rounds, of the processor, and by how many bytes the program has grown.
  static func measure(_ body: () -> Void) {
    let memory = peakMemory()
    var best = Double.infinity
    var total = 0.0
    var rounds = 0
    repeat {
      alarm(UInt32(limit))
      let start = processorSeconds()
      body()
      let time = processorSeconds() - start
      alarm(0)
      best = min(best, time)
      total += time
      rounds += 1
    } while total < 0.3 || (rounds < 3 && total < 2)
    print(best, peakMemory() - memory)
  }

  /// What this program has had of the processor, whatever others were doing.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func peakMemory() -> Int {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return usage.ru_maxrss * 1024
    #else
      getrusage(RUSAGE_SELF, &usage)
      return usage.ru_maxrss
    #endif
  }
}
