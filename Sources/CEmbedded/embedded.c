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

static const uint8_t english_words[] = {
#embed "../QuoteParser/Language/en/words.txt"
};
EmbeddedFile embedded_english_words(void) { return FILE_OF(english_words); }

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

static const uint8_t english_acceptance_weights[] = {
#embed "../QuoteParser/Language/en/acceptance-weights.txt"
};
EmbeddedFile embedded_english_acceptance_weights(void) { return FILE_OF(english_acceptance_weights); }

static const uint8_t english_ending_weights[] = {
#embed "../QuoteParser/Language/en/ending-weights.txt"
};
EmbeddedFile embedded_english_ending_weights(void) { return FILE_OF(english_ending_weights); }

static const uint8_t english_confidences[] = {
#embed "../QuoteParser/Language/en/confidences.txt"
};
EmbeddedFile embedded_english_confidences(void) { return FILE_OF(english_confidences); }
