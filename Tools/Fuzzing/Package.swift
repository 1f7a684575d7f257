// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "fuzzing",
  dependencies: [.package(name: "quotes", path: "../..")],
  targets: [
    .executableTarget(
      name: "fuzzing",
      dependencies: [
        .product(name: "ArticleReaders", package: "quotes"),
        .product(name: "QuoteParser", package: "quotes"),
        .product(name: "QuoteStore", package: "quotes"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
