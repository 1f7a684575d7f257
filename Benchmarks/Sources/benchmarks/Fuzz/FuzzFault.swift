/// A spoilt article that the parser did not bear.
struct FuzzFault {
  let seed: Int
  let what: String
}
