"""The annotated articles that the parser is measured on (`make eval`) and learns from (`make weights`)."""
import os
import sys

FILES = {
    "news.train": "news.train.jsonl",
    "news.dev": "news.dev.jsonl",
    "polnear.train": "polnear.train.jsonl",
    "polnear.dev": "polnear.dev.jsonl",
    "canada.dev": "canada.dev.jsonl",
    "seed": "seed.gold.jsonl",
}

MISSING = """\
make: there is no {folder}/corpora with any of {files}

Accuracy is measured on articles that people annotated. They belong to others, so they are
not part of this project. PolNeAR, US political news with every attribution marked, is at
https://github.com/networkdynamics/PolNeAR. Convert it to JSON Lines, one article a line:

  {{"id": "…", "text": "…", "quotes": [{{"content": [[start, end]], "source": [[start, end]],
    "cue": [[start, end]], "kind": "direct"}}]}}

with offsets in Unicode characters, as corpora/polnear.dev.jsonl and so on, and run:

  make eval CORPORA=folder

Invented ones, which show the form but measure nothing, are in Tests/Fixtures/annotated."""


def path(folder, name):
    return os.path.join(folder, "corpora", FILES[name])


def present(folder, names):
    """Those of the names that there are; the others are left out with a line. Ends with a hint if
    there are none at all."""
    there = [name for name in names if os.path.exists(path(folder, name))]
    if not there:
        sys.exit(MISSING.format(folder=folder, files=", ".join(FILES.values())))
    for name in names:
        if name not in there:
            print("left out: there is no " + path(folder, name), file=sys.stderr)
    return there
