// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "benchmarks",
  dependencies: [
    .package(name: "quotes", path: ".."),
    // The same as the parent's: its SQLite for the floors, its reading of the command line.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .target(name: "CProcessor"),
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CProcessor",
        .product(name: "ArticleReaders", package: "quotes"),
        .product(name: "QuoteParser", package: "quotes"),
        .product(name: "QuoteStore", package: "quotes"),
        // The command, which stands beside the benchmarks then.
        .product(name: "quotes", package: "quotes"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Articles/grammar.txt")],
      swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6]
)
