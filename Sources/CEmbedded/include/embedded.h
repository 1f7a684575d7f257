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

// Sources/QuoteParser/Lexicon, a file each.
EmbeddedFile embedded_lexicon_abbreviations(void);
EmbeddedFile embedded_lexicon_acceptance_weights(void);
EmbeddedFile embedded_lexicon_adverbs(void);
EmbeddedFile embedded_lexicon_auxiliaries(void);
EmbeddedFile embedded_lexicon_channels(void);
EmbeddedFile embedded_lexicon_confidences(void);
EmbeddedFile embedded_lexicon_conjunctions(void);
EmbeddedFile embedded_lexicon_cue_nouns(void);
EmbeddedFile embedded_lexicon_cues(void);
EmbeddedFile embedded_lexicon_demonyms(void);
EmbeddedFile embedded_lexicon_determiners(void);
EmbeddedFile embedded_lexicon_documents(void);
EmbeddedFile embedded_lexicon_doubled_consonants(void);
EmbeddedFile embedded_lexicon_ending_weights(void);
EmbeddedFile embedded_lexicon_given_names(void);
EmbeddedFile embedded_lexicon_groups(void);
EmbeddedFile embedded_lexicon_honorifics(void);
EmbeddedFile embedded_lexicon_irregular_verbs(void);
EmbeddedFile embedded_lexicon_landmarks(void);
EmbeddedFile embedded_lexicon_modals(void);
EmbeddedFile embedded_lexicon_name_suffixes(void);
EmbeddedFile embedded_lexicon_negations(void);
EmbeddedFile embedded_lexicon_numbers(void);
EmbeddedFile embedded_lexicon_object_pronouns(void);
EmbeddedFile embedded_lexicon_organisations(void);
EmbeddedFile embedded_lexicon_particles(void);
EmbeddedFile embedded_lexicon_people(void);
EmbeddedFile embedded_lexicon_places(void);
EmbeddedFile embedded_lexicon_possessives(void);
EmbeddedFile embedded_lexicon_prepositions(void);
EmbeddedFile embedded_lexicon_pronouns(void);
EmbeddedFile embedded_lexicon_question_words(void);
EmbeddedFile embedded_lexicon_refusals(void);
EmbeddedFile embedded_lexicon_subordinators(void);
EmbeddedFile embedded_lexicon_time_words(void);
EmbeddedFile embedded_lexicon_titles(void);
EmbeddedFile embedded_lexicon_verbs(void);
