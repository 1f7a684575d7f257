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

static const uint8_t abbreviations[] = {
#embed "../QuoteParser/Lexicon/abbreviations.txt"
};
EmbeddedFile embedded_lexicon_abbreviations(void) { return FILE_OF(abbreviations); }

static const uint8_t acceptance_weights[] = {
#embed "../QuoteParser/Lexicon/acceptance-weights.txt"
};
EmbeddedFile embedded_lexicon_acceptance_weights(void) { return FILE_OF(acceptance_weights); }

static const uint8_t adverbs[] = {
#embed "../QuoteParser/Lexicon/adverbs.txt"
};
EmbeddedFile embedded_lexicon_adverbs(void) { return FILE_OF(adverbs); }

static const uint8_t auxiliaries[] = {
#embed "../QuoteParser/Lexicon/auxiliaries.txt"
};
EmbeddedFile embedded_lexicon_auxiliaries(void) { return FILE_OF(auxiliaries); }

static const uint8_t channels[] = {
#embed "../QuoteParser/Lexicon/channels.txt"
};
EmbeddedFile embedded_lexicon_channels(void) { return FILE_OF(channels); }

static const uint8_t confidences[] = {
#embed "../QuoteParser/Lexicon/confidences.txt"
};
EmbeddedFile embedded_lexicon_confidences(void) { return FILE_OF(confidences); }

static const uint8_t conjunctions[] = {
#embed "../QuoteParser/Lexicon/conjunctions.txt"
};
EmbeddedFile embedded_lexicon_conjunctions(void) { return FILE_OF(conjunctions); }

static const uint8_t cue_nouns[] = {
#embed "../QuoteParser/Lexicon/cue-nouns.txt"
};
EmbeddedFile embedded_lexicon_cue_nouns(void) { return FILE_OF(cue_nouns); }

static const uint8_t cues[] = {
#embed "../QuoteParser/Lexicon/cues.txt"
};
EmbeddedFile embedded_lexicon_cues(void) { return FILE_OF(cues); }

static const uint8_t demonyms[] = {
#embed "../QuoteParser/Lexicon/demonyms.txt"
};
EmbeddedFile embedded_lexicon_demonyms(void) { return FILE_OF(demonyms); }

static const uint8_t determiners[] = {
#embed "../QuoteParser/Lexicon/determiners.txt"
};
EmbeddedFile embedded_lexicon_determiners(void) { return FILE_OF(determiners); }

static const uint8_t documents[] = {
#embed "../QuoteParser/Lexicon/documents.txt"
};
EmbeddedFile embedded_lexicon_documents(void) { return FILE_OF(documents); }

static const uint8_t doubled_consonants[] = {
#embed "../QuoteParser/Lexicon/doubled-consonants.txt"
};
EmbeddedFile embedded_lexicon_doubled_consonants(void) { return FILE_OF(doubled_consonants); }

static const uint8_t ending_weights[] = {
#embed "../QuoteParser/Lexicon/ending-weights.txt"
};
EmbeddedFile embedded_lexicon_ending_weights(void) { return FILE_OF(ending_weights); }

static const uint8_t given_names[] = {
#embed "../QuoteParser/Lexicon/given-names.txt"
};
EmbeddedFile embedded_lexicon_given_names(void) { return FILE_OF(given_names); }

static const uint8_t groups[] = {
#embed "../QuoteParser/Lexicon/groups.txt"
};
EmbeddedFile embedded_lexicon_groups(void) { return FILE_OF(groups); }

static const uint8_t honorifics[] = {
#embed "../QuoteParser/Lexicon/honorifics.txt"
};
EmbeddedFile embedded_lexicon_honorifics(void) { return FILE_OF(honorifics); }

static const uint8_t irregular_verbs[] = {
#embed "../QuoteParser/Lexicon/irregular-verbs.txt"
};
EmbeddedFile embedded_lexicon_irregular_verbs(void) { return FILE_OF(irregular_verbs); }

static const uint8_t landmarks[] = {
#embed "../QuoteParser/Lexicon/landmarks.txt"
};
EmbeddedFile embedded_lexicon_landmarks(void) { return FILE_OF(landmarks); }

static const uint8_t modals[] = {
#embed "../QuoteParser/Lexicon/modals.txt"
};
EmbeddedFile embedded_lexicon_modals(void) { return FILE_OF(modals); }

static const uint8_t name_suffixes[] = {
#embed "../QuoteParser/Lexicon/name-suffixes.txt"
};
EmbeddedFile embedded_lexicon_name_suffixes(void) { return FILE_OF(name_suffixes); }

static const uint8_t negations[] = {
#embed "../QuoteParser/Lexicon/negations.txt"
};
EmbeddedFile embedded_lexicon_negations(void) { return FILE_OF(negations); }

static const uint8_t numbers[] = {
#embed "../QuoteParser/Lexicon/numbers.txt"
};
EmbeddedFile embedded_lexicon_numbers(void) { return FILE_OF(numbers); }

static const uint8_t object_pronouns[] = {
#embed "../QuoteParser/Lexicon/object-pronouns.txt"
};
EmbeddedFile embedded_lexicon_object_pronouns(void) { return FILE_OF(object_pronouns); }

static const uint8_t organisations[] = {
#embed "../QuoteParser/Lexicon/organisations.txt"
};
EmbeddedFile embedded_lexicon_organisations(void) { return FILE_OF(organisations); }

static const uint8_t particles[] = {
#embed "../QuoteParser/Lexicon/particles.txt"
};
EmbeddedFile embedded_lexicon_particles(void) { return FILE_OF(particles); }

static const uint8_t people[] = {
#embed "../QuoteParser/Lexicon/people.txt"
};
EmbeddedFile embedded_lexicon_people(void) { return FILE_OF(people); }

static const uint8_t places[] = {
#embed "../QuoteParser/Lexicon/places.txt"
};
EmbeddedFile embedded_lexicon_places(void) { return FILE_OF(places); }

static const uint8_t possessives[] = {
#embed "../QuoteParser/Lexicon/possessives.txt"
};
EmbeddedFile embedded_lexicon_possessives(void) { return FILE_OF(possessives); }

static const uint8_t prepositions[] = {
#embed "../QuoteParser/Lexicon/prepositions.txt"
};
EmbeddedFile embedded_lexicon_prepositions(void) { return FILE_OF(prepositions); }

static const uint8_t pronouns[] = {
#embed "../QuoteParser/Lexicon/pronouns.txt"
};
EmbeddedFile embedded_lexicon_pronouns(void) { return FILE_OF(pronouns); }

static const uint8_t question_words[] = {
#embed "../QuoteParser/Lexicon/question-words.txt"
};
EmbeddedFile embedded_lexicon_question_words(void) { return FILE_OF(question_words); }

static const uint8_t refusals[] = {
#embed "../QuoteParser/Lexicon/refusals.txt"
};
EmbeddedFile embedded_lexicon_refusals(void) { return FILE_OF(refusals); }

static const uint8_t subordinators[] = {
#embed "../QuoteParser/Lexicon/subordinators.txt"
};
EmbeddedFile embedded_lexicon_subordinators(void) { return FILE_OF(subordinators); }

static const uint8_t time_words[] = {
#embed "../QuoteParser/Lexicon/time-words.txt"
};
EmbeddedFile embedded_lexicon_time_words(void) { return FILE_OF(time_words); }

static const uint8_t titles[] = {
#embed "../QuoteParser/Lexicon/titles.txt"
};
EmbeddedFile embedded_lexicon_titles(void) { return FILE_OF(titles); }

static const uint8_t verbs[] = {
#embed "../QuoteParser/Lexicon/verbs.txt"
};
EmbeddedFile embedded_lexicon_verbs(void) { return FILE_OF(verbs); }
