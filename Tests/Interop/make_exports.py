"""Makes an archive of the sample articles and of some that are hard to carry, and exports it in all
forms: twice, from archives whose articles came in another order, which must be the same bytes."""

import json
import pathlib
import subprocess
import sys

tool, samples, work = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])

# Offsets, line ends and cells that careless readers and writers get wrong.
HARD = [
    "“It holds,” said Ana Reyes.\r\n\r\n“We tested it\r\ntwice,” said Luis Ortega, “and then again.”\r\n",
    "🚢 Café 🚢 “The ferry ‘Ada’ 🚢 is late,” said Ida Strand, naïvely. “So, \"we\" wait.”\n",
    "Luis Ortega said:\t“=1+1 is no formula, and -5 degrees is cold.”\n",
    "“=SUM(A1)”, said Ana Reyes. “+1 for the ferry,” said Ida Strand. “@mayor knows,” said Luis Ortega.\n",
    "“-5 degrees is cold,” said Ana Reyes\u0007, and\u001b[31m “the valve \u0001 leaks\u0085,” said Luis Ortega.\n",
    "“A < B & C > D ]]> ‘quoted’ \\ {brace} 100% #1,” said Ana Reyes. “e\u0301te\u0301,” said Ida Strand.\n",
    "“It began so,” Ana Reyes said. “It went on\n\n“and ended here,” she said.\n\nLuis Ortega said that the "
    "dam would hold, that “the siren works” and that nobody had asked.\n",
    "“First line\rsecond line,” said Ana Reyes.\u2028“Third,” said Luis Ortega.\n",
    "Ana Reyes and Luis Ortega said in a joint statement that the bridge would open on Friday.\n",
    "“\u202eright to left\u202c,” said Ana Reyes. “\ufeffmarked,” said Ida Strand.\n",
]
FORMATS = ["csv", "jsonl", "json", "tsv", "xlsx", "webannotation", "tei", "claimreview"]
PRESETS = ["quotebank", "gqg", "ggt"]


def run(*arguments):
    done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"quotes {' '.join(map(str, arguments))}: {done.stderr}")
    return done.stdout


def export(name, paths):
    archive, folder = work / f"{name}.sqlite", work / name
    folder.mkdir()
    for path in paths:
        run("import", "-q", path, "--archive", archive)
    run("speakers", "set", "Ana Reyes", "--wikidata", "Q42", "--archive", archive, "-q")
    for form in FORMATS:
        run("export", folder / f"quotes.{form}", "--format", form, "--archive", archive)
    for preset in PRESETS:
        run("export", folder / f"{preset}.out", "--preset", preset, "--archive", archive)
    run("export", folder / "excel.csv", "--excel", "--archive", archive)
    run("export", folder / "brat", "--format", "brat", "--archive", archive)
    run("export", "--package", folder / "package", "--archive", archive)
    run("verify", "--archive", archive)
    ids = run("export", "--columns", "quote_id", "--archive", archive).split()[1:]
    for style in ["csl", "bibtex", "ris", "apa", "chicago"]:
        (folder / f"cited.{style}").write_text(run("cite", *ids, "--style", style, "--archive", archive))
    return folder


def files(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


hard = work / "hard.jsonl"
articles = [
    {"text": text, "title": f"Title, {place} & \"more\"", "url": f"https://example.com/{place}",
     "outlet": "=Outlet" if place % 2 else "The Example; Post", "published": f"2026-02-{place + 1:02}"}
    for place, text in enumerate(HARD)
]
hard.write_text("".join(json.dumps(article) + "\n" for article in articles))
backwards = work / "backwards.jsonl"
backwards.write_text("".join(json.dumps(article) + "\n" for article in reversed(articles)))

one = export("one", [samples, hard])
other = export("other", [backwards, samples])
first, second = files(one), files(other)
assert first.keys() == second.keys()
for name in first:
    # Where each article was read stands in no file; so nothing may differ.
    assert first[name] == second[name], f"{name} depends on the order of import"
print(f"exports: {len(first)} files, the same from two orders of import")
