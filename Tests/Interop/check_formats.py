"""Web Annotation, TEI and brat as a JSON-LD processor, an XML parser with TEI's schema and a reader of
standoff have them: every quote, with the words that stand at its offsets."""

import csv
import json
import pathlib
import re
import sys

import lxml.etree
from pyld import jsonld

folder, built = pathlib.Path(sys.argv[1]) / "one", pathlib.Path(sys.argv[2])
here = pathlib.Path(__file__).parent
csv.field_size_limit(2**31 - 1)


def rows(name):
    with open(folder / "package" / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


body = {row["article_id"]: row["body"] for row in rows("articles.csv")}
quotes = {row["quote_id"]: row for row in rows("quotes.csv")}
words = {
    id: [body[quote["article_id"]][start:end] for start, end in json.loads(quote["spans"])]
    for id, quote in quotes.items()
}

# The terms that we use of http://www.w3.org/ns/anno.jsonld, which is not fetched.
context = json.loads((here / "anno.jsonld").read_text())
page = json.loads((folder / "quotes.webannotation").read_text())
expanded = jsonld.expand(
    page, {"documentLoader": lambda url, _: {
        "contentType": "application/ld+json", "contextUrl": None, "documentUrl": url, "document": context}})
OA = "http://www.w3.org/ns/oa#"
items = expanded[0]["https://www.w3.org/ns/activitystreams#items"][0]["@list"]
assert len(items) == len(quotes)
for item in items:
    id = item["@id"].removeprefix("urn:x-quotes:quote:")
    text, exact = body[quotes[id]["article_id"]], []
    assert item[OA + "motivatedBy"] == [{"@id": OA + "identifying"}] and item[OA + "hasBody"]
    for target in item[OA + "hasTarget"]:
        quoted, position = target[OA + "hasSelector"]
        start, end = position[OA + "start"][0]["@value"], position[OA + "end"][0]["@value"]
        prefix, suffix = quoted[OA + "prefix"][0]["@value"], quoted[OA + "suffix"][0]["@value"]
        exact.append(quoted[OA + "exact"][0]["@value"])
        assert text[start:end] == exact[-1]
        assert text[:start].endswith(prefix) and text[end:].startswith(suffix)
    assert exact == words[id], id
quads = jsonld.to_rdf(expanded)
print(f"Web Annotation: {len(items)} annotations, {len(quads['@default'])} statements of RDF")

# Of schema.org's context, which is not fetched: that all terms are its own.
claims = jsonld.expand(
    json.loads((folder / "quotes.claimreview").read_text()), {"documentLoader": lambda url, _: {
        "contentType": "application/ld+json", "contextUrl": None, "documentUrl": url,
        "document": {"@context": {"@vocab": "https://schema.org/"}}}})
SCHEMA = "https://schema.org/"
printed = 0
for claim in claims[0]["@graph"] if "@graph" in claims[0] else claims:
    assert claim["@type"] == [SCHEMA + "ClaimReview"] and SCHEMA + "datePublished" not in claim
    item = claim[SCHEMA + "itemReviewed"][0]
    assert claim[SCHEMA + "claimReviewed"] == item[SCHEMA + "text"]
    for article in item[SCHEMA + "appearance"]:
        id = article[SCHEMA + "identifier"][0]["@value"]
        assert quotes[id]["polarity"] == "affirmed"
        printed += 1
affirmed = [quote for quote in quotes.values() if quote["polarity"] == "affirmed"]
assert printed == len(affirmed)
print(f"ClaimReview: {len(claims)} claims, printed {printed} times")

schema = lxml.etree.RelaxNG(lxml.etree.parse(built / "tei_all.rng"))
corpus = lxml.etree.parse(folder / "quotes.tei")
assert schema.validate(corpus), schema.error_log
TEI, XML = "{http://www.tei-c.org/ns/1.0}", "{http://www.w3.org/XML/1998/namespace}"
ids = [element.get(XML + "id") for element in corpus.iter() if element.get(XML + "id")]
assert len(ids) == len(set(ids))


def pictured(text):
    text = "".join(chr(0x2400 + ord(c)) if ord(c) < 32 and c not in "\t\n\r" else c for c in text)
    return re.sub(r"\s+", "", text)


seen = {}
for said in corpus.iter(TEI + "said"):
    name = said.get(XML + "id")[1:]
    id = ".".join(name.split(".")[:2])
    start, end = map(int, said.get("n").split("-"))
    assert pictured("".join(said.itertext())) == pictured(body[quotes[id]["article_id"]][start:end])
    seen.setdefault(id, []).append((start, end))
    for reference in ["who", "toWhom", "ana", "prev", "next"]:
        assert all(link[1:] in ids for link in said.get(reference, "").split())
    assert bool(said.get("who")) == bool(quotes[id]["speaker"])
    assert bool(said.get("toWhom")) == bool(quotes[id]["recipient"])
assert seen.keys() == quotes.keys()
for id, fragments in seen.items():
    text = body[quotes[id]["article_id"]]
    assert pictured("".join(text[a:b] for a, b in fragments)) == pictured("".join(words[id])), id
for article in corpus.iter(TEI + "TEI"):
    whole = "".join(article.find(f"{TEI}text").itertext())
    assert pictured(whole) == pictured(body[article.get(XML + "id")[1:]])
print(f"TEI: valid to tei_all, {len(seen)} quotes in {sum(map(len, seen.values()))} elements, whole texts")

events = 0
for path in sorted((folder / "brat").glob("*.ann")):
    # As brat and most programs open it, CR LF is one character: it is written as a space and LF.
    with open(path.with_suffix(".txt"), encoding="utf-8") as file:
        text = file.read()
    assert text == body[path.stem].replace("\r\n", " \n").replace("\r", "\n")
    bounds, contents, polarities = {}, [], {}
    for line in path.read_text(encoding="utf-8").split("\n")[:-1]:
        if line[0] == "T":
            name, what, printed = line.split("\t", 2)
            kind, places = what.split(" ", 1)
            pieces = [tuple(map(int, place.split())) for place in places.split(";")]
            assert " ".join(text[a:b] for a, b in pieces) == printed
            bounds[name] = (kind, pieces)
        elif line[0] == "A":
            polarities[line.split(" ")[1]] = line.split(" ")[2]
        else:
            roles = dict(part.split(":") for part in line.split("\t")[1].split())
            assert all(bounds[name][0] == role for role, name in roles.items())
            contents.append(bounds[roles["Content"]][1])
            events += 1
    here = [quote for quote in quotes.values() if quote["article_id"] == path.stem]
    assert list(polarities.values()) == [q["polarity"] for q in here if q["polarity"] != "affirmed"]
    here_quotes = [id for id in quotes if quotes[id]["article_id"] == path.stem]
    for id, pieces in zip(here_quotes, contents, strict=True):
        printed = re.sub(r"[\r\n]", "", "".join(words[id]))
        assert "".join(text[a:b] for a, b in pieces) == printed
assert events == len(quotes)
print(f"brat: {events} attributions, their words where they are said to be")
