import ArgumentParser

/// How an import tells how far it has come.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
  /// A line that is written over, on a terminal alone.
  case auto
  /// A line every ten seconds, for log files.
  case plain
  case none
}
