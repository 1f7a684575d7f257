/// The size of all inputs, if they are files and no folders or pipes.
func totalBytes(of inputs: [String]) -> Int? {
  var total = 0
  for input in inputs {
    guard input != "-", let file = FileIdentity(RawPath(argument: input)), file.isRegular else {
      return nil
    }
    total += Int(file.size)
  }
  return total
}
