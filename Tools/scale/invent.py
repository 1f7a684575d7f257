"""Invents news articles, and writes them as the files that the lake is tried with.

    python Tools/scale/invent.py 10000 | quotes extract --rows csv > /dev/null      # 10,000 MB

The same number gives the same article on every machine. Nobody in them exists, and nobody said any of it.
Among them are the troubles of a crawl: records without a text, articles that stand in two files, articles
without a date, one person in capitals, or with a middle initial.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet

GIVEN = "Ana Luis Ida Petra Mara Jonas Nicole Gordon Vera Yusuf Ines Peter Clara Theo Ruth Omar".split()
FAMILY = (
    "Reyes Ortega Strand Holm Lindqvist Pike Hollis Amin Okoye Nowak Tarn Brandt Castellan Adair Vance Sand"
).split()
ROLES = ["mayor", "plant manager", "engineer", "librarian", "minister", "spokeswoman", "farmer", "judge"]
PLACES = ["Brill", "Norland", "Adair", "Northgate", "Tern Valley", "Holloway", "Castermoor", "Eastfen"]
OUTLETS = ["The Brill Post", "Coastal Wire", "Northgate Herald", "Tern Valley Times", "The Ledger of Adair"]
SECTIONS = ["World", "Local", "Business", "Sport"]
THINGS = ["dam", "bridge", "ferry", "library", "school", "harbour", "market", "orchard", "railway", "mill"]
STATES = ["holds", "is open", "is closed", "needs repair", "will be painted", "costs too much", "is safe"]
REASONS = [
    "the water is low",
    "the winter was long",
    "the budget is small",
    "the road is wet",
    "nobody asked for it",
    "the plans are old",
    "we tested it twice",
    "the inspectors agreed",
]
QUOTES = [
    "“The {thing} {state},” {name} said. “We knew that {reason}.”",
    "“{Reason},” said {name}, the {role}.",
    "{name} said that the {thing} in {place} {state}.",
    "According to {name}, {reason}.",
    "{surname} told reporters on {day} that {reason}, and that the {thing} {state}.",
    "{surname} called the {thing} “a matter of patience” and denied that {reason}.",
    "“We will look at the {thing} again in {place},” {surname} added.",
    "The {role} hopes the {thing} {state}, a report by the {place} council said.",
]
FILLERS = [
    "The {thing} in {place} was built in {year}, and some {number} people use it on a normal day.",
    "It rained on {day}, as it had on most days of the month.",
    "The council of {place} meets every second week, and its minutes fill {number} pages.",
    "A map of the {thing} hangs in the town hall, where it has been since {year}.",
    "The road from {place} was closed for {number} minutes, and traffic went round by the mill.",
    "On {day} the shops around the {thing} were open as usual.",
]  # fmt: skip
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

# Of so many, one is so.
EVERY_EMPTY, EVERY_TWICE, EVERY_UNDATED = 211, 97, 53

SCHEMA = pa.schema(
    [(n, pa.string()) for n in ("id", "url", "title", "outlet", "author", "section")]
    + [("published", pa.date32()), ("keywords", pa.list_(pa.string())), ("text", pa.string())]
)


def article(number: int) -> dict:
    """One record; of every so many, one repeats an earlier article, or has no text, or no date."""
    if number % EVERY_TWICE == EVERY_TWICE - 1:
        return article(number // 2)
    chance = random.Random(number)
    people = [person(chance) for _ in range(3)]
    thing, place = chance.choice(THINGS), chance.choice(PLACES)
    paragraphs = [paragraph(chance, people, thing) for _ in range(chance.randint(5, 11))]
    day = date(2021, 1, 1) + timedelta(days=chance.randrange(5 * 365))
    return {
        "id": str(number),
        "url": f"https://example.org/{place.replace(' ', '-').lower()}/{number}",
        "title": f"{place} and its {thing}",
        "outlet": chance.choice(OUTLETS),
        "author": f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}",
        "section": chance.choice(SECTIONS),
        "published": None if number % EVERY_UNDATED == EVERY_UNDATED - 1 else day,
        "keywords": [thing, place],
        "text": "" if number % EVERY_EMPTY == EVERY_EMPTY - 1 else "\n\n".join(paragraphs),
    }


def person(chance: random.Random) -> str:
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}"
    match chance.randrange(40):
        case 0:
            return name.upper()
        case 1:
            return name.replace(" ", " J. ")
        case _:
            return name


def paragraph(chance: random.Random, people: list[str], thing: str) -> str:
    name = chance.choice(people)
    reason = chance.choice(REASONS)
    words = {
        "name": name, "surname": name.split()[-1], "role": chance.choice(ROLES), "thing": thing,
        "place": chance.choice(PLACES), "state": chance.choice(STATES), "reason": reason,
        "Reason": reason[0].upper() + reason[1:], "day": chance.choice(DAYS),
        "year": chance.randint(1850, 1990), "number": chance.randint(3, 900),
    }  # fmt: skip
    lines = [chance.choice(FILLERS) for _ in range(chance.randint(2, 4))]
    lines.insert(chance.randint(0, len(lines)), chance.choice(QUOTES))
    return " ".join(lines).format(**words)


def write_files(folder: Path, size: int, files: int) -> None:
    """So many articles: dealt out in turn to Parquet files, and all in one of JSON Lines."""
    (folder / "articles").mkdir(parents=True)
    with (folder / "articles.jsonl").open("wb") as lines:
        for place in range(files):
            rows = [article(number) for number in range(place, size, files)]
            table = pa.Table.from_pylist(rows, SCHEMA)
            path = folder / "articles" / f"{place:03}.parquet"
            pyarrow.parquet.write_table(table, path, compression="zstd")
            lines.writelines(map(line, rows))


def line(record: dict) -> bytes:
    return json.dumps(record, ensure_ascii=False, default=str).encode() + b"\n"


def write_warc(path: Path, numbers: range) -> None:
    """Articles as web pages in a WARC file, one response each."""
    with path.open("wb") as out:
        for record in map(article, numbers):
            body = "".join(f"<p>{text}</p>" for text in record["text"].split("\n\n"))
            page = (
                f"<html><head><title>{record['title']}</title></head>"
                f"<body><article><h1>{record['title']}</h1>{body}</article></body></html>"
            )
            answer = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}".encode()
            head = (
                "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
                f"WARC-Target-URI: {record['url']}\r\nWARC-Date: 2026-01-22T00:00:00Z\r\n"
                f"WARC-Record-ID: <urn:x:{record['id']}>\r\nContent-Length: {len(answer)}\r\n\r\n"
            )
            out.write(head.encode() + answer + b"\r\n\r\n")


def json_lines(megabytes: int) -> Iterator[bytes]:
    """So much of JSON Lines, each line another article."""
    written, number = 0, 0
    # Invented once, as that takes as long as parsing: each round has other addresses, so other articles.
    stock = [article(n) for n in range(2000)]
    while written < megabytes << 20:
        record = stock[number % len(stock)] | {"url": f"https://example.org/n/{number}", "id": str(number)}
        yield (text := line(record))
        written += len(text)
        number += 1


if __name__ == "__main__":
    for text in json_lines(int(sys.argv[1])):
        sys.stdout.buffer.write(text)
