// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "quotes",
  products: [
    .executable(name: "quotes", targets: ["quotes"]),
    .library(name: "QuoteParser", targets: ["QuoteParser", "QuoteModel", "Languages"]),
    .library(name: "QuoteStore", targets: ["QuoteStore", "QuoteModel"]),
    .library(name: "ArticleReaders", targets: ["ArticleReaders", "QuoteModel"]),
  ],
  dependencies: [
    // SQLite: connections, transactions, migrations, safe full-text patterns.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // The command line: parsing, help, usage errors, shell completion.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Sockets that many connections wait at without a thread each, for the page.
    .package(url: "https://github.com/swhitty/FlyingFox", .upToNextMinor(from: "0.27.1")),
  ],
  targets: [
    .target(name: "QuoteModel", swiftSettings: settings),
    // Word lists, weights, the schema: built in as they are.
    .target(name: "CEmbedded"),
    // Foundation's essentials, the C library and what bytes are read with, for all of ours.
    .target(name: "Essentials", dependencies: ["CEmbedded"], swiftSettings: settings),
    .target(
      name: "Languages", dependencies: ["CEmbedded", "Essentials"], exclude: ["languages.txt"],
      swiftSettings: settings),
    // Choosing by weights that were learnt: what the parser decides with, and the learner learns for.
    .target(name: "LearntChoices", dependencies: ["Essentials"], swiftSettings: settings),
    .target(
      name: "QuoteParser",
      dependencies: ["QuoteModel", "Languages", "LearntChoices", "CEmbedded", "Essentials"],
      exclude: ["Language/en", "Text/marks.txt"], swiftSettings: settings),
    // Compressed files, and files in zip and tar, as streams.
    .systemLibrary(
      name: "CArchive", pkgConfig: "libarchive", providers: [.apt(["libarchive-dev"])]),
    // gzip with its checksums, so that what is whole of a damaged file is kept; HTTP's deflate and br.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CBrotli", pkgConfig: "libbrotlidec", providers: [.apt(["libbrotli-dev"])]),
    // The system's HTML and XML parsers, which web pages are read with.
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .target(
      name: "ArticleReaders",
      dependencies: ["QuoteModel", "CArchive", "CBrotli", "CLibXML2", "CZlib", "Essentials"],
      swiftSettings: settings),
    // SHA-256, which gives articles and quotes ids that are the same on every machine. libarchive
    // loads this library anyway; it hashes 1.8 GB/s.
    .systemLibrary(name: "CNettle", pkgConfig: "nettle", providers: [.apt(["nettle-dev"])]),
    // Settings of SQLite that Swift cannot call.
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    // A workbook is a zip.
    .target(
      name: "QuoteExporters", dependencies: ["QuoteModel", "CArchive", "Essentials"],
      swiftSettings: settings),
    .target(
      name: "QuoteStore",
      dependencies: [
        "QuoteModel", "CEmbedded", "CNettle", "CSQLite", "Essentials",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ],
      exclude: ["Speakers/bodies.txt", "Speakers/nicknames.txt", "Speakers/surnames.txt"],
      swiftSettings: settings),
    .target(
      name: "QuoteServer",
      dependencies: [
        "QuoteModel", "QuoteExporters", "QuoteStore", "CEmbedded", "Essentials",
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ],
      exclude: ["Assets"], swiftSettings: settings),
    .executableTarget(
      name: "quotes",
      dependencies: [
        "QuoteModel", "Languages", "QuoteParser", "ArticleReaders", "QuoteExporters", "QuoteStore",
        "QuoteServer", "CEmbedded", "Essentials",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      exclude: ["Speakers/well-known-speakers.csv"], swiftSettings: settings),
    .testTarget(name: "QuoteModelTests", dependencies: ["QuoteModel"], swiftSettings: settings),
    .testTarget(
      name: "LearntChoicesTests", dependencies: ["LearntChoices"], swiftSettings: settings),
    .testTarget(
      name: "QuoteParserTests",
      dependencies: ["QuoteParser", "Languages", "LearntChoices", "Essentials"],
      swiftSettings: settings),
    .target(
      name: "Packing", dependencies: ["CArchive"], path: "Tests/Packing", swiftSettings: settings),
    // Programs that tests run.
    .systemLibrary(name: "CSpawn", path: "Tests/CSpawn"),
    .target(
      name: "Running", dependencies: ["CSpawn"], path: "Tests/Running", swiftSettings: settings),
    .testTarget(
      name: "ArticleReadersTests", dependencies: ["ArticleReaders", "Packing"],
      swiftSettings: settings),
    .testTarget(
      name: "QuoteExportersTests", dependencies: ["QuoteExporters", "Essentials"],
      swiftSettings: settings),
    .testTarget(
      name: "QuoteStoreTests", dependencies: ["QuoteStore", "Running"], swiftSettings: settings),
    .testTarget(
      name: "CommandTests", dependencies: ["quotes", "Packing", "Running"], swiftSettings: settings),
  ],
  swiftLanguageModes: [.v6],
  // For #embed.
  cLanguageStandard: .c2x
)
