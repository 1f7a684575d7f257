// What this project takes of Foundation and of the C library. On Linux that is FoundationEssentials,
// which needs no tables of the world's languages; where there is none, all of Foundation.
#if canImport(FoundationEssentials)
  @_exported public import FoundationEssentials
  @_exported public import Glibc
#else
  @_exported public import Foundation
#endif
