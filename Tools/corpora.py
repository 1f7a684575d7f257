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
SCORERS = ["score.py", "score_speakers.py"]

MISSING = """\
make: there is no {path}

Accuracy is measured on articles that people annotated. They belong to others, so they are
not part of this project. PolNeAR, US political news with every attribution marked, is at
https://github.com/networkdynamics/PolNeAR. Convert it to JSON Lines, one article a line:

  {{"id": "…", "text": "…", "quotes": [{{"content": [[start, end]], "source": [[start, end]],
    "cue": [[start, end]], "kind": "direct"}}]}}

with offsets in Unicode characters, as corpora/polnear.dev.jsonl and so on, put the scorers
beside it in tools/, and run:  make eval CORPORA=folder"""


def path(folder, name):
    return os.path.join(folder, "corpora", FILES[name])


def scorer(folder):
    """The module score.py of the folder; ends with a hint if anything is missing there."""
    tools = os.path.join(folder, "tools")
    for needed in [path(folder, name) for name in FILES] + [os.path.join(tools, name) for name in SCORERS]:
        if not os.path.exists(needed):
            sys.exit(MISSING.format(path=needed))
    sys.path.insert(0, tools)
    import score

    return score
