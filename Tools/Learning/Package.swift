// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "learning",
  dependencies: [
    .package(name: "quotes", path: "../.."),
    // The command line, as in the product itself.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    .executableTarget(
      name: "learn",
      dependencies: [
        .product(name: "QuoteParser", package: "quotes"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
