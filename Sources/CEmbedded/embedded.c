// Files that are built in, by C23's #embed: as literals of Swift the same 370 KB took the compiler 72 s.
#include "embedded.h"

#define FILE_OF(bytes) ((EmbeddedFile){bytes, sizeof bytes})

static const uint8_t schema[] = {
#embed "../../schema.sql"
};
EmbeddedFile embedded_schema(void) { return FILE_OF(schema); }

static const uint8_t well_known_speakers[] = {
#embed "../quotes/Speakers/well-known-speakers.csv"
};
EmbeddedFile embedded_well_known_speakers(void) { return FILE_OF(well_known_speakers); }

static const uint8_t nicknames[] = {
#embed "../QuoteStore/Speakers/nicknames.txt"
};
EmbeddedFile embedded_nicknames(void) { return FILE_OF(nicknames); }

static const uint8_t surnames[] = {
#embed "../QuoteStore/Speakers/surnames.txt"
};
EmbeddedFile embedded_surnames(void) { return FILE_OF(surnames); }

static const uint8_t bodies[] = {
#embed "../QuoteStore/Speakers/bodies.txt"
};
EmbeddedFile embedded_bodies(void) { return FILE_OF(bodies); }

static const uint8_t languages[] = {
#embed "../Languages/languages.txt"
};
EmbeddedFile embedded_languages(void) { return FILE_OF(languages); }

static const uint8_t marks[] = {
#embed "../QuoteParser/Text/marks.txt"
};
EmbeddedFile embedded_marks(void) { return FILE_OF(marks); }

static const uint8_t english_words[] = {
#embed "../QuoteParser/Language/en/words.txt"
};
EmbeddedFile embedded_english_words(void) { return FILE_OF(english_words); }

static const uint8_t english_grammar[] = {
#embed "../QuoteParser/Language/en/grammar.txt"
};
EmbeddedFile embedded_english_grammar(void) { return FILE_OF(english_grammar); }

static const uint8_t english_nouns[] = {
#embed "../QuoteParser/Language/en/nouns.txt"
};
EmbeddedFile embedded_english_nouns(void) { return FILE_OF(english_nouns); }

static const uint8_t english_names[] = {
#embed "../QuoteParser/Language/en/names.txt"
};
EmbeddedFile embedded_english_names(void) { return FILE_OF(english_names); }

static const uint8_t english_places[] = {
#embed "../QuoteParser/Language/en/places.txt"
};
EmbeddedFile embedded_english_places(void) { return FILE_OF(english_places); }

static const uint8_t english_verbs[] = {
#embed "../QuoteParser/Language/en/verbs.txt"
};
EmbeddedFile embedded_english_verbs(void) { return FILE_OF(english_verbs); }

static const uint8_t english_cues[] = {
#embed "../QuoteParser/Language/en/cues.txt"
};
EmbeddedFile embedded_english_cues(void) { return FILE_OF(english_cues); }

// Its rows are read 32 bytes at a time.
static const _Alignas(32) uint8_t english_tagger[] = {
#embed "../QuoteParser/Language/en/tagger.weights"
};
EmbeddedFile embedded_english_tagger(void) { return FILE_OF(english_tagger); }

static const uint8_t english_places_of_content[] = {
#embed "../QuoteParser/Language/en/places-of-content.weights"
};
EmbeddedFile embedded_english_places_of_content(void) { return FILE_OF(english_places_of_content); }

static const uint8_t english_ends[] = {
#embed "../QuoteParser/Language/en/ends.weights"
};
EmbeddedFile embedded_english_ends(void) { return FILE_OF(english_ends); }

static const uint8_t english_sources[] = {
#embed "../QuoteParser/Language/en/sources.weights"
};
EmbeddedFile embedded_english_sources(void) { return FILE_OF(english_sources); }

static const uint8_t english_continuations[] = {
#embed "../QuoteParser/Language/en/continuations.weights"
};
EmbeddedFile embedded_english_continuations(void) { return FILE_OF(english_continuations); }

static const uint8_t english_quotations[] = {
#embed "../QuoteParser/Language/en/quotations.weights"
};
EmbeddedFile embedded_english_quotations(void) { return FILE_OF(english_quotations); }

static const uint8_t english_calibration[] = {
#embed "../QuoteParser/Language/en/calibration.weights"
};
EmbeddedFile embedded_english_calibration(void) { return FILE_OF(english_calibration); }

static const uint8_t english_speakers[] = {
#embed "../QuoteParser/Language/en/speakers.weights"
};
EmbeddedFile embedded_english_speakers(void) { return FILE_OF(english_speakers); }

static const uint8_t page_style[] = {
#embed "../QuoteServer/Assets/page.css"
};
EmbeddedFile embedded_page_style(void) { return FILE_OF(page_style); }

static const uint8_t page_script[] = {
#embed "../QuoteServer/Assets/page.js"
};
EmbeddedFile embedded_page_script(void) { return FILE_OF(page_script); }

static const uint8_t page_icon[] = {
#embed "../QuoteServer/Assets/icon.svg"
};
EmbeddedFile embedded_page_icon(void) { return FILE_OF(page_icon); }

static const uint8_t page_search[] = {
#embed "../QuoteServer/Assets/search.js"
};
EmbeddedFile embedded_page_search(void) { return FILE_OF(page_search); }
