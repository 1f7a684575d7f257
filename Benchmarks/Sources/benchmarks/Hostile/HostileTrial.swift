import ArgumentParser
import ArticleReaders

/// Reads one hostile file in a program of its own, which may take too long, or crash.
struct HostileTrial: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hostile-trial", abstract: "One file, for `hostile`.", shouldDisplay: false)

  @Argument var format: HostileFile.Format
  @Argument var name: String
  @Argument var bytes: Int

  func run() throws {
    let known = HostileFile.all(of: format) + [.ordinary(format)]
    guard let file = known.first(where: { $0.name == name }) else {
      throw ValidationError("there is no file \(name)")
    }
    let files = file.files(bytes)
    LinearityTrial.measure { for file in files { read(file) } }
  }

  /// What comes of it is no matter here.
  private func read(_ file: [UInt8]) {
    let name = format.fileName
    guard var reader = try? ArticleReader(ByteStream(bytes: file), name: name, fileName: name)
    else { return }
    while let record = try? reader.next() { _ = record }
  }
}

extension HostileFile.Format: ExpressibleByArgument {}
