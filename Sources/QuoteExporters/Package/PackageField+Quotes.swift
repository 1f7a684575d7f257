extension PackageField {
  /// Of `quotes.csv`: the columns of the CSV export, in their order.
  static let quotes: [PackageField] =
    [
      PackageField(
        name: "quote_id", label: "Id of the quote",
        derivation: "article_id, a dot, start: the same on every machine", isRequired: true),
      PackageField(
        name: "kind", label: "How much of it is quoted",
        derivation: "from the quotation marks that the article prints",
        values: [
          ("direct", "all of it stands between quotation marks"), ("mixed", "some of it does"),
          ("indirect", "none of it does"),
        ], isRequired: true),
      PackageField(
        name: "mode", label: "How it was uttered", derivation: "from the cue",
        values: [("speech", "said"), ("writing", "written"), ("thought", "only thought")],
        isRequired: true),
      PackageField(
        name: "text", label: "The words",
        derivation:
          "as printed, without the outer quotation marks; line breaks are a space, and the parts of "
          + "a split quote are joined by a space"),
      PackageField(
        name: "speaker", label: "Who said it",
        derivation:
          "the fullest name that the article prints, or the one a person decided on; several, of a "
          + "joint statement, parted by \" | \"; missing if the article does not tell"),
      PackageField(
        name: "speaker_id", label: "Id of the speaker",
        derivation:
          "the folded name, with the kind unless a person, and with the article if the article has no "
          + "full name; several parted by \" | \""),
      PackageField(
        name: "source", label: "The speaker as printed just there",
        derivation: "cut from the article"
      ),
      PackageField(
        name: "role", label: "What the article says the speaker is",
        derivation: "cut from the article"),
      PackageField(
        name: "cue", label: "The reporting word as printed", derivation: "cut from the article"),
      PackageField(
        name: "cue_lemma", label: "The reporting word's dictionary form",
        derivation: "looked up in a list of reporting words"),
      PackageField(
        name: "polarity", label: "Whether it was said",
        derivation: "from the words around the cue",
        values: [
          ("affirmed", "it was said"), ("negated", "it was not said"), ("hypothetical", "said if"),
        ], isRequired: true),
      PackageField(
        name: "recipient", label: "To whom it was said", derivation: "cut from the article"),
      PackageField(
        name: "channel", label: "Where it was said or written", derivation: "cut from the article"),
      PackageField(
        name: "via", label: "Whom the article has it from", derivation: "cut from the article"),
      PackageField(
        name: "confidence", type: "number", label: "How likely it is right",
        derivation: "words and source, as learnt from annotated news", isRequired: true, minimum: 0,
        maximum: 1),
      PackageField(
        name: "rule", label: "The pattern that matched",
        derivation: "Q the quote, S the source, C the cue, in their order, and what stands between"),
      PackageField(
        name: "reviewed", type: "boolean", label: "Whether a person has checked it",
        derivation: "true if somebody accepted or corrected it",
        values: [("true", "somebody has"), ("false", "nobody has")], isRequired: true),
      PackageField(
        name: "context_before", label: "The words before",
        derivation: "up to 200 characters, whole words, on one line"),
      PackageField(
        name: "context_after", label: "The words after",
        derivation: "up to 200 characters, whole words, on one line"),
      PackageField(
        name: "start", type: "integer", label: "Where it begins in the article's body",
        derivation: "in Unicode characters (scalars) from 0", isRequired: true, minimum: 0),
      PackageField(
        name: "end", type: "integer", label: "Where it ends in the article's body",
        derivation: "in Unicode characters (scalars) from 0, itself not included", isRequired: true,
        minimum: 0),
      PackageField(
        name: "spans", type: "array", label: "Where each of its parts stands in the article's body",
        derivation: "JSON: [[start, end], …], as above; the marks are included", isRequired: true),
      articleID,
    ] + ofArticle + [hash, parserVersion]

  static let articleID = PackageField(
    name: "article_id", label: "Id of the article",
    derivation: "the first 16 digits of article_hash", isRequired: true)

  static let hash = PackageField(
    name: "article_hash", label: "Hash of the article",
    derivation:
      "SHA-256 in hex of the body (newlines as \\n, Unicode NFC), a NUL, and the URL or, without one, "
      + "the outlet", isRequired: true)

  static let parserVersion = PackageField(
    name: "parser_version", label: "Version of the parser that found it",
    derivation: "recorded when the article was read", isRequired: true)

  /// What the article's record says of it.
  static let ofArticle: [PackageField] = [
    PackageField(
      name: "title", label: "The article's headline", derivation: "the article's record"),
    PackageField(name: "outlet", label: "Who published it", derivation: "the article's record"),
    PackageField(
      name: "author", label: "Who wrote it",
      derivation: "the article's record, as printed; several parted by \"; \""),
    PackageField(
      name: "published", type: "date", label: "The day it was published",
      derivation: "the article's record; missing if it is no date that can be read for sure"),
    PackageField(name: "url", label: "Where it was published", derivation: "the article's record"),
    PackageField(name: "language", label: "Its language", derivation: "the article's record"),
  ]
}
