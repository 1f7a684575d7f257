-- The archive as a new file has it: every table, view and index, nothing else.
--
--   sqlite3 new.sqlite < schema.sql     makes the same empty archive as `quotes import` does
--
-- Offsets count Unicode scalars from 0, half-open: substr(body, start + 1, "end" - start) is the
-- text itself. Dates are ISO 8601 text. NULL means that the article does not tell.
-- Checks say OR rather than IN, for which SQLite fills a table at every insert: imports took 1.6
-- times as long.
-- Changes to this file go together with a migration (Sources/QuoteStore/Schema).

-- Measured: pages of 32 KB take articles 1.4 times as fast as pages of 4 KB.
PRAGMA page_size = 32768;
-- "Quot", by which `file` and this program know an archive.
PRAGMA application_id = 1366650740;
-- The version of this format.
PRAGMA user_version = 8;

-- One run of `quotes import`.
CREATE TABLE import (
  id INTEGER PRIMARY KEY,         -- what --import names
  started TEXT NOT NULL,          -- UTC: 2026-01-22T09:30:00Z
  finished TEXT,                  -- NULL while it runs, and if it was killed; so are the counts
  inputs TEXT NOT NULL,           -- what was asked for, as typed: a JSON array of text
  parser_version TEXT NOT NULL,   -- what extracted the quotes
  new INTEGER,                    -- articles that the archive did not have
  duplicate INTEGER,              -- articles that it had
  updated INTEGER,                -- new versions: a known URL with another body
  rejected INTEGER,               -- inputs that could not be read
  quotes INTEGER                  -- found in the new and updated articles
) STRICT;

-- One version of one article. Its public id is the first 16 digits of the hash.
CREATE TABLE article (
  id INTEGER PRIMARY KEY,         -- for joins only: differs from archive to archive
  hash TEXT NOT NULL UNIQUE,      -- SHA-256 in hex of the body (newlines as \n, Unicode NFC), a
                                  -- NUL, and the URL or, without one, the outlet
  import_id INTEGER NOT NULL REFERENCES import (id),    -- the run that stored it
  input TEXT NOT NULL,            -- where it was read: a.txt, or a.jsonl:17
  title TEXT,                     -- the headline
  outlet TEXT COLLATE NOCASE,     -- who published it: as the record had it, or as a person decided
  author TEXT,                    -- as printed; several joined by "; "
  published TEXT,                 -- 2026-01-22; NULL if no such day could be read
  published_as_written TEXT,      -- the date as the record had it
  url TEXT,                       -- where it was published
  language TEXT,                  -- en, en-GB: as its words tell or, where they are too few, as the
                                  -- record had it; und for one that is not known
  record_id TEXT,                 -- the record's own id
  parser_version TEXT NOT NULL,   -- what extracted its quotes
  previous_id INTEGER REFERENCES article (id),    -- the version of this URL stored before
  body TEXT NOT NULL,             -- exactly as read; never edited
  section TEXT COLLATE NOCASE,    -- of the newspaper, as the record had it: Sport
  keywords TEXT,                  -- tags and keywords of the record; several joined by "; "
  counts_as INTEGER REFERENCES article (id),     -- the article that counts for it where copies count
                                  -- once: a later version of its URL, or the first published of
                                  -- nearly the same text; NULL if it counts itself
  folded_title TEXT,              -- the title as the full-text index has it, where that differs
  language_as_written TEXT,       -- as the record had it
  outlet_as_written TEXT,         -- as the record had it, where a person decided otherwise
  retrieved TEXT                  -- when a crawler fetched its page, or a browser saved it, as the
                                  -- file has it: 2026-01-22T09:30:00Z; never its publication
) STRICT;

-- Filters by outlet and date, counts by outlet, lists of articles.
CREATE INDEX article_by_outlet ON article (outlet, published);
CREATE INDEX article_by_date ON article (published, hash);
-- Versions of one article.
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
-- What one import stored.
CREATE INDEX article_by_import ON article (import_id);

-- What an article counts for.
CREATE INDEX article_by_copy ON article (counts_as) WHERE counts_as IS NOT NULL;
-- Articles of a section.
CREATE INDEX article_by_section ON article (section) WHERE section IS NOT NULL;

-- By what near copies of an article's text are found: the least hashes of its runs of five words.
-- Copies themselves have none.
CREATE TABLE article_copy (
  key INTEGER NOT NULL,           -- one of three for a text
  article_id INTEGER NOT NULL REFERENCES article (id), -- whose text it is
  PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;

-- The authors of each article, folded, to find articles by author.
CREATE TABLE article_author (
  key TEXT NOT NULL,              -- full name or surname: lower case, without accents and marks
  article_id INTEGER NOT NULL REFERENCES article (id), -- whose author that is
  PRIMARY KEY (key, article_id)
) STRICT, WITHOUT ROWID;

-- Who said something: a person, organisation, group, document or anonymous source.
CREATE TABLE speaker (
  id INTEGER PRIMARY KEY,         -- for joins only: differs from archive to archive
  slug TEXT NOT NULL UNIQUE,      -- the public id: key, kind unless a person, article if bound to
                                  -- one: steve-witkoff, nato~organisation, ortega~0123456789abcdef
  key TEXT NOT NULL,              -- the name folded: steve witkoff
  name TEXT NOT NULL,             -- as shown: the best spelling met, or what a person decided
  -- What sort of source: as the articles have it, or what a person decided.
  kind TEXT NOT NULL CHECK (
    kind = 'person' OR kind = 'organisation' OR kind = 'group' OR kind = 'document'
    OR kind = 'anonymous'),
  article_id INTEGER REFERENCES article (id),    -- set for surnames without a full name and for
                                  -- sources without a name: never joined across articles
  merged_into INTEGER REFERENCES speaker (id),   -- the same as that one, which itself is merged
                                  -- into nobody: a person decided it, or the name is a longer
                                  -- form of that one's
  wikidata TEXT,                  -- decided by a person: Q22686
  note TEXT,                      -- by a person
  met_name TEXT,                  -- the best spelling met, where a person decided the name
  met_kind TEXT                   -- what the articles have, where a person decided the kind
) STRICT;

-- All that were merged into one speaker.
CREATE INDEX speaker_by_merge ON speaker (merged_into) WHERE merged_into IS NOT NULL;

-- What people say of a speaker besides: party, country. Of those merged into one it is that one's, or
-- else theirs.
CREATE TABLE speaker_attribute (
  speaker_id INTEGER NOT NULL REFERENCES speaker (id), -- of whom it is said
  name TEXT NOT NULL,             -- in lower case: party
  value TEXT NOT NULL COLLATE NOCASE,                  -- Green
  PRIMARY KEY (speaker_id, name)
) STRICT, WITHOUT ROWID;

-- All of one party.
CREATE INDEX speaker_attribute_by_value ON speaker_attribute (name, value);

-- What a speaker can be looked up by. Only `name` and `person` ever join people across articles; the
-- others serve searches.
CREATE TABLE alias (
  key TEXT NOT NULL,              -- folded: steve witkoff, witkoff
  speaker_id INTEGER NOT NULL REFERENCES speaker (id), -- who goes by it
  origin TEXT NOT NULL CHECK (
    origin = 'name'               -- the full folded name
    OR origin = 'part'            -- its end, such as the surname
    OR origin = 'person'          -- decided by a person
    OR origin = 'spelling'        -- one of these as other romanisations have it, where that
                                  -- differs: selensky for Zelenskyy, or a name given by a person
  ),
  PRIMARY KEY (key, speaker_id)
) STRICT, WITHOUT ROWID;

-- One statement: what was said, by whom, and how the article puts it. Its public id is the
-- article's, a dot, and `start`.
CREATE TABLE quote (
  id INTEGER PRIMARY KEY,         -- for joins only: differs from archive to archive
  article_id INTEGER NOT NULL REFERENCES article (id), -- where it stands
  start INTEGER NOT NULL,         -- of the first content span
  -- How much is between quotation marks: all, some, none.
  kind TEXT NOT NULL CHECK (kind = 'direct' OR kind = 'mixed' OR kind = 'indirect'),
  -- Said aloud, written, or only thought.
  mode TEXT NOT NULL CHECK (mode = 'speech' OR mode = 'writing' OR mode = 'thought'),
  text TEXT NOT NULL,             -- without outer quotation marks; parts joined by one space
  speaker_id INTEGER REFERENCES speaker (id),    -- NULL if the article does not tell; the first
                                  -- of several, the others stand in joint_speaker
  source_text TEXT,               -- the speaker as printed there: Ortega, he
  cue_text TEXT,                  -- as printed: said
  cue_lemma TEXT,                 -- its dictionary form: say
  role TEXT,                      -- what the speaker is, in the article's words: plant manager
  recipient TEXT,                 -- to whom: reporters
  channel TEXT,                   -- where: a statement
  via TEXT,                       -- from which outlet or document the article has it
  -- Whether it was said: said, not said, said if.
  polarity TEXT NOT NULL CHECK (
    polarity = 'affirmed' OR polarity = 'negated' OR polarity = 'hypothetical'),
  rule TEXT NOT NULL,             -- the pattern that matched
  confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),    -- how likely it is right
  published TEXT,                 -- the article's: kept here too, for a speaker's newest quotes
                                  -- came 600 times as slow through the article
  reviewed INTEGER NOT NULL DEFAULT 0 CHECK (reviewed IN (0, 1)),    -- accepted or corrected
  "inner" INTEGER NOT NULL DEFAULT 0 CHECK ("inner" IN (0, 1)),      -- stands in another's quotation
  copy INTEGER NOT NULL DEFAULT 0 CHECK (copy IN (0, 1)),    -- another article counts for its own
  folded TEXT,                    -- the text as the full-text index has it, where that differs: ﬁ as
                                  -- fi, ø as o, and in one word what a line's end has parted
  UNIQUE (article_id, start)
) STRICT;

-- A speaker's quotes in time, and their number by mode; quotes of nobody.
CREATE INDEX quote_by_speaker ON quote (speaker_id, published, mode, article_id, copy);
-- All quotes in time, and their number by mode and month.
CREATE INDEX quote_by_date ON quote (published, mode, copy);
-- Quotes by cue; also the counts by cue.
CREATE INDEX quote_by_cue ON quote (cue_lemma, published, mode, copy);
-- The few that a person has looked at. Filters by kind, mode and confidence alone let through
-- most rows: an index of their own would cost more than it spares.
CREATE INDEX quote_reviewed ON quote (published) WHERE reviewed = 1;
-- Thoughts, to tell how many of what has common words are left out. (By another column, SQLite 3.40 would
-- look at each row.)
CREATE INDEX quote_thought ON quote (mode) WHERE mode = 'thought';
-- The quotes of copies, to tell how many are left out.
CREATE INDEX quote_copied ON quote (published) WHERE copy = 1;

-- The second and further speakers of a joint statement.
CREATE TABLE joint_speaker (
  quote_id INTEGER NOT NULL REFERENCES quote (id), -- what was said jointly
  position INTEGER NOT NULL,      -- 2, 3, … in the article's order
  speaker_id INTEGER NOT NULL REFERENCES speaker (id), -- by whom else
  PRIMARY KEY (quote_id, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX joint_by_speaker ON joint_speaker (speaker_id);

-- Where in the body a quote's content, source and cue stand.
CREATE TABLE span (
  quote_id INTEGER NOT NULL REFERENCES quote (id), -- whose span it is
  -- The words, who said them, and the verb.
  part TEXT NOT NULL CHECK (part = 'content' OR part = 'source' OR part = 'cue'),
  start INTEGER NOT NULL,         -- the first scalar
  "end" INTEGER NOT NULL,         -- the scalar after the last
  PRIMARY KEY (quote_id, part, start)
) STRICT, WITHOUT ROWID;

-- What people decided: the log that quotes and speakers are made from, besides the articles. It names
-- texts and public ids, not rows, so that it outlives every new extraction and can be taken to
-- another archive; nothing is ever deleted from it. What is in force has its effect in `quote`,
-- `speaker` and `alias` as well.
CREATE TABLE decision (
  id INTEGER PRIMARY KEY,         -- in the order they came into this archive
  batch INTEGER NOT NULL,         -- the first id of the same command
  subject_kind TEXT NOT NULL,     -- what it is about: quote, speaker, article, outlet
  subject TEXT NOT NULL,          -- of a quote and of an article its hash, of a speaker the public id,
                                  -- of an outlet a name that articles have;
                                  -- no reference, for a decision may come before its article
  start INTEGER,                  -- of a quote: its first content span, as the parser found it
  "end" INTEGER,                  -- of a quote: the end of that span
  article_hash TEXT,              -- of a split: the article whose quotes are another speaker's
  -- What was decided: of a quote speaker, kind, span, words (they are wrong), accepted, rejected, note;
  -- of a speaker alias, merge, distinct, split, single, name, kind, wikidata, note, attribute:party;
  -- of an article removed; of an outlet alias, merge, distinct, name.
  field TEXT NOT NULL,
  value TEXT,                     -- the decision; of a merge the id merged into, of a split the id
                                  -- split off, of distinct the other; NULL for none, such as no speaker
  value_before TEXT,              -- what stood there before; of a quote all that the parser had, as
                                  -- JSON, and NULL if a person added it
  reason TEXT,                    -- why, in the person's words
  made_by TEXT,                   -- who, as given
  made_at TEXT NOT NULL,          -- UTC: 2026-01-22T09:30:00.125Z; the later of two holds
  undone_at TEXT                  -- NULL unless it was taken back
) STRICT;

-- What is decided about a quote or a speaker.
CREATE INDEX decision_by_subject ON decision (subject_kind, subject, field);
-- Who is merged into a speaker or split off as one.
CREATE INDEX decision_by_value ON decision (value) WHERE subject_kind = 'speaker';
-- What is split off in an article; asked of every article that is extracted again.
CREATE INDEX decision_by_article ON decision (article_hash) WHERE article_hash IS NOT NULL;
-- What one command decided.
CREATE INDEX decision_by_batch ON decision (batch);

-- What the parser found in articles of which a decision is in force. `quote` has the decided state;
-- here is what it was made from, so that a decision can be taken back without a new extraction.
CREATE TABLE inference (
  article_id INTEGER PRIMARY KEY REFERENCES article (id), -- whose quotes they are
  attributions TEXT NOT NULL      -- a JSON array, as the parser gave them
) STRICT;

-- A random sample of quotes, drawn for checking by hand.
CREATE TABLE sample (
  id INTEGER PRIMARY KEY,         -- for joins only
  seed INTEGER NOT NULL,          -- what the draw depends on besides the ids of the quotes
  size INTEGER NOT NULL,          -- how many were asked for
  filter TEXT NOT NULL,           -- which quotes could be drawn: options, as typed
  drawn_at TEXT NOT NULL,         -- UTC: 2026-01-22T09:30:00Z
  population INTEGER NOT NULL,    -- how many quotes could be drawn
  UNIQUE (seed, size, filter)
) STRICT;

-- The quotes of a sample; no reference, for a quote that is rejected is no row any more.
CREATE TABLE sample_quote (
  sample_id INTEGER NOT NULL REFERENCES sample (id), -- which sample
  position INTEGER NOT NULL,      -- 0, 1, … as they were drawn
  article_hash TEXT NOT NULL,     -- as in article
  start INTEGER NOT NULL,         -- of the quote, as in decision
  PRIMARY KEY (sample_id, position)
) STRICT, WITHOUT ROWID;

-- What the full-text index holds of a quote.
CREATE VIEW quote_words AS
SELECT quote.id, ifnull(quote.folded, quote.text) AS text,
  ifnull(speaker.key, '') || ifnull((
    SELECT ' ' || group_concat(other.key, ' ')
    FROM joint_speaker JOIN speaker AS other ON other.id = joint_speaker.speaker_id
    WHERE joint_speaker.quote_id = quote.id), '') AS speaker
FROM quote LEFT JOIN speaker ON speaker.id = quote.speaker_id;

-- Words of quotes. The speaker's name stands beside them so that a common word and a rare speaker
-- are one look-up: joined, they took 200 times as long. Filled by the program a batch at a time,
-- for triggers made imports 6.5 times as slow; `INSERT INTO quote_fts (quote_fts) VALUES
-- ('rebuild')` makes it anew.
CREATE VIRTUAL TABLE quote_fts USING fts5 (
  text, speaker,
  content = 'quote_words', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- Up to 32 MB of new words are gathered before they are written: batches took 2/3 of the time.
INSERT INTO quote_fts (quote_fts, rank) VALUES ('hashsize', 33554432);

-- What the full-text index holds of an article.
CREATE VIEW title_words AS SELECT id, ifnull(folded_title, title) AS title FROM article;

-- Words of titles, filled like the other. Bodies have no index: it would double the time of imports.
-- Neither has an index of prefixes, which makes the file of words 2.3 times as large: without it a
-- beginning of two letters takes 0.2 s of 10 million quotes.
CREATE VIRTUAL TABLE title_fts USING fts5 (
  title,
  content = 'title_words', content_rowid = 'id', tokenize = 'porter unicode61 remove_diacritics 2'
);

-- One flat row a quote, under the names of the CSV export; joint speakers are joined by " | ".
CREATE VIEW quote_view AS
SELECT
  substr(article.hash, 1, 16) || '.' || quote.start AS quote_id,
  quote.kind,
  quote.mode,
  quote.text,
  ifnull(root.name, speaker.name) || ifnull((SELECT ' | ' || group_concat(name, ' | ') FROM (
    SELECT ifnull(other_root.name, other.name) AS name
    FROM joint_speaker
    JOIN speaker AS other ON other.id = joint_speaker.speaker_id
    LEFT JOIN speaker AS other_root ON other_root.id = other.merged_into
    WHERE joint_speaker.quote_id = quote.id
    ORDER BY joint_speaker.position)), '') AS speaker,
  ifnull(root.slug, speaker.slug) || ifnull((SELECT ' | ' || group_concat(slug, ' | ') FROM (
    SELECT ifnull(other_root.slug, other.slug) AS slug
    FROM joint_speaker
    JOIN speaker AS other ON other.id = joint_speaker.speaker_id
    LEFT JOIN speaker AS other_root ON other_root.id = other.merged_into
    WHERE joint_speaker.quote_id = quote.id
    ORDER BY joint_speaker.position)), '') AS speaker_id,
  quote.source_text AS source,
  quote.role,
  quote.cue_text AS cue,
  quote.cue_lemma,
  quote.polarity,
  quote.recipient,
  quote.channel,
  quote.via,
  quote.confidence,
  quote.rule,
  quote.reviewed,
  quote."inner" AS inner,
  quote.start,
  (SELECT max(span."end") FROM span
    WHERE span.quote_id = quote.id AND span.part = 'content') AS "end",
  (SELECT json_group_array(json_array(start, "end")) FROM (
    SELECT start, "end" FROM span
    WHERE span.quote_id = quote.id AND span.part = 'content'
    ORDER BY start)) AS spans,
  substr(article.hash, 1, 16) AS article_id,
  article.title,
  article.outlet,
  article.author,
  article.published,
  article.url,
  article.language,
  article.hash AS article_hash,
  article.parser_version
FROM quote
JOIN article ON article.id = quote.article_id
LEFT JOIN speaker ON speaker.id = quote.speaker_id
LEFT JOIN speaker AS root ON root.id = speaker.merged_into;
