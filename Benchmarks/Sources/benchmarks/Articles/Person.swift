/// Somebody invented, who may be quoted in several articles.
struct Person {
  let given: String
  let surname: String
  let role: String
  let pronoun: String
  let possessive: String

  var full: String { "\(given) \(surname)" }
}
