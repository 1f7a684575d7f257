-- Who the speakers of a lake are where all of its articles are known: what an archive of them shows, but for nicknames,
-- surnames between, formal *Jr.* and other orders of the words, which need lists of names.
-- Reads `quotes`; makes `speakers` (id and name as a row has them, those of the archive).
CREATE OR REPLACE TEMP TABLE speakers AS
WITH printed AS (
  SELECT DISTINCT
    unnest(string_split(speaker_id, ' | ')) AS id, unnest(string_split(speaker, ' | ')) AS name
  FROM quotes WHERE speaker_id IS NOT NULL
),
-- The best spelling: not all capitals or small letters, then the most accents, then the shortest.
best AS (
  SELECT id, min_by(name, {
    'is_one_case': name = upper(name) OR name = lower(name),
    'accents': -length(regexp_replace(name, '[\x00-\x7F]|\P{L}', '', 'g')),
    'length': length(name), 'bytes': encode(name)}) AS name
  FROM printed GROUP BY id
),
-- Persons of all articles with middle initials, without them: donald-j-trump, donald-trump.
words AS (
  SELECT id, string_split(id, '-') AS words,
    list_contains(['jr', 'sr', 'ii', 'iii', 'iv'], words[-1]) AS has_generation
  FROM best WHERE NOT contains(id, '~')
),
plain AS (
  SELECT id, list_aggregate(
    list_filter(words, lambda word, place:
      place = 1 OR place >= len(words) - has_generation::INT
        OR NOT (length(word) = 1 OR regexp_full_match(word, '[b-df-hj-np-tv-xz0-9]{2,3}') AND word <> 'st')
    ), 'string_agg', '-') AS plain
  FROM words
),
-- Joined to who has the name without, unless two have other initials.
roots AS (
  SELECT min(id) AS id, plain AS root FROM plain WHERE id <> plain
  GROUP BY plain HAVING count(*) = 1 AND plain IN (SELECT id FROM best)
)
SELECT best.id, coalesce(root, best.id) AS archive_id, coalesce(other.name, best.name) AS archive_name
FROM best LEFT JOIN roots USING (id) LEFT JOIN best AS other ON other.id = root;

-- The same rows as `quotes`, with speakers as an archive of all these articles has them.
CREATE OR REPLACE TEMP VIEW archive_quotes AS
WITH together AS (SELECT DISTINCT speaker_id AS ids FROM quotes WHERE speaker_id IS NOT NULL),
each AS (
  SELECT ids, unnest(string_split(ids, ' | ')) AS id,
    generate_subscripts(string_split(ids, ' | '), 1) AS place
  FROM together
),
shown AS (
  SELECT ids, string_agg(archive_id, ' | ' ORDER BY place) AS shown_ids,
    string_agg(archive_name, ' | ' ORDER BY place) AS shown_names
  FROM each JOIN speakers USING (id) GROUP BY ids
)
SELECT * EXCLUDE (ids, shown_ids, shown_names)
  REPLACE (shown_names AS speaker, shown_ids AS speaker_id)
FROM quotes LEFT JOIN shown ON quotes.speaker_id = shown.ids;
