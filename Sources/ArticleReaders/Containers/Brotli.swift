import CBrotli

/// Undoes HTTP's `br` (RFC 7932), which libarchive does not know.
///
/// - Throws: `ContainerFault` if it is damaged, or has more bytes than the limit.
func withoutBrotli(_ body: ArraySlice<UInt8>, upTo limit: Int) throws -> [UInt8] {
  guard let decoder = BrotliDecoderCreateInstance(nil, nil, nil) else {
    preconditionFailure("out of memory")
  }
  defer { BrotliDecoderDestroyInstance(decoder) }
  var output: [UInt8] = []
  var rest = body
  while true {
    var result = BROTLI_DECODER_RESULT_ERROR
    var left = rest.count
    output += [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, filled in
      rest.withUnsafeBufferPointer { input in
        var next = input.baseAddress
        var end = buffer.baseAddress
        var space = buffer.count
        result = BrotliDecoderDecompressStream(decoder, &left, &next, &space, &end, nil)
        filled = buffer.count - space
      }
    }
    rest = rest.suffix(left)
    if output.count > limit { throw ContainerFault.bomb(ContainerLimits()) }
    if result == BROTLI_DECODER_RESULT_SUCCESS { return output }
    guard result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT else {
      throw ContainerFault.damagedFile("it is no whole brotli stream")
    }
  }
}
