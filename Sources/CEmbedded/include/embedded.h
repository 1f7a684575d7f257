// What the libraries and the command carry in them: word lists, weights, the schema. See embedded.c.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The bytes of one file, as it was when this was built.
typedef struct {
  const uint8_t *bytes;
  size_t count;
} EmbeddedFile;

/// `schema.sql`
EmbeddedFile embedded_schema(void);
/// `Sources/quotes/Speakers/well-known-speakers.csv`
EmbeddedFile embedded_well_known_speakers(void);

/// `Sources/QuoteStore/Speakers/nicknames.txt`
EmbeddedFile embedded_nicknames(void);
/// `Sources/QuoteStore/Speakers/surnames.txt`
EmbeddedFile embedded_surnames(void);
/// `Sources/QuoteStore/Speakers/bodies.txt`
EmbeddedFile embedded_bodies(void);
/// `Sources/Languages/languages.txt`
EmbeddedFile embedded_languages(void);

/// `Sources/QuoteParser/Text/marks.txt`
EmbeddedFile embedded_marks(void);

// Sources/QuoteParser/Language/en, a file each.
EmbeddedFile embedded_english_words(void);
EmbeddedFile embedded_english_grammar(void);
EmbeddedFile embedded_english_nouns(void);
EmbeddedFile embedded_english_names(void);
EmbeddedFile embedded_english_places(void);
EmbeddedFile embedded_english_verbs(void);
EmbeddedFile embedded_english_cues(void);
EmbeddedFile embedded_english_tagger(void);
EmbeddedFile embedded_english_places_of_content(void);
EmbeddedFile embedded_english_ends(void);
EmbeddedFile embedded_english_sources(void);
EmbeddedFile embedded_english_continuations(void);
EmbeddedFile embedded_english_quotations(void);
EmbeddedFile embedded_english_calibration(void);
EmbeddedFile embedded_english_speakers(void);

// Sources/QuoteServer/Assets, a file each.
EmbeddedFile embedded_page_style(void);
EmbeddedFile embedded_page_script(void);
EmbeddedFile embedded_page_icon(void);
EmbeddedFile embedded_page_search(void);
