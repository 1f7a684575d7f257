/// Whom and what one article is about.
struct Cast {
  let people: [Person]
  let places: [String]
  let organisation: String
}
