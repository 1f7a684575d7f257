extension PackageField {
  /// Of `articles.csv`.
  static let articles: [PackageField] =
    [articleID] + ofArticle + [
      hash, parserVersion,
      PackageField(
        name: "body", label: "The article's text",
        derivation: "exactly as it was read; start, end and spans of its quotes count in it"),
    ]

  /// Of `speakers.csv`.
  static let speakers: [PackageField] = [
    PackageField(
      name: "speaker_id", label: "Id of the speaker", derivation: "as in quotes.csv",
      isRequired: true),
    PackageField(
      name: "name", label: "The name as shown",
      derivation: "the best spelling met in all articles, or what a person decided",
      isRequired: true),
    PackageField(
      name: "kind", label: "What sort of source",
      derivation: "from the articles, or what a person decided",
      values: [
        ("person", "a person with a name"),
        ("organisation", "a company, ministry, court, newspaper or government"),
        ("group", "several people without a name"), ("document", "a text that speaks"),
        ("anonymous", "one person whose name is not printed"),
        ("joint", "several who made one statement: each has a row of its own as well"),
      ], isRequired: true),
    PackageField(
      name: "wikidata", label: "The speaker's item in Wikidata", derivation: "as a person gave it"),
    PackageField(
      name: "bound_to", label: "The one article that the speaker belongs to",
      derivation:
        "its article_id, for surnames without a full name and for sources without a name: they are "
        + "never joined across articles"),
    PackageField(
      name: "quotes", type: "integer", label: "Quotes in this package",
      derivation: "counted; a joint statement counts for each speaker", isRequired: true,
      minimum: 1),
    PackageField(
      name: "articles", type: "integer", label: "Articles that they stand in",
      derivation: "counted", isRequired: true, minimum: 1),
    PackageField(
      name: "first_published", type: "date", label: "The first day",
      derivation: "of the dated articles among them"),
    PackageField(
      name: "last_published", type: "date", label: "The last day",
      derivation: "of the dated articles among them"),
  ]
}
