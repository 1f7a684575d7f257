"""The data package: valid to Frictionless, and enough to find every quote's exact words."""

import csv
import hashlib
import json
import pathlib
import shutil
import subprocess
import sys

import duckdb
from frictionless import Package, validate

package = pathlib.Path(sys.argv[1]) / "one" / "package"
here = pathlib.Path(__file__).parent
csv.field_size_limit(2**31 - 1)

report = validate(str(package / "datapackage.json"))
assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
described = json.loads((package / "datapackage.json").read_text())
for resource in described["resources"]:
    data = (package / resource["path"]).read_bytes()
    assert resource["bytes"] == len(data)
    assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
print(f"frictionless: valid, {len(described['resources'])} tables, keys, sizes and hashes hold")

# Frictionless finds a fault where there is one.
broken = package.parent / "broken"
shutil.copytree(package, broken)
quotes = (broken / "quotes.csv").read_bytes().split(b"\r\n")
(broken / "quotes.csv").write_bytes(b"\r\n".join(quotes[:1] + quotes[2:]))
assert not validate(str(broken / "datapackage.json")).valid
shutil.rmtree(broken)


def rows(name):
    with open(package / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file, strict=True))


codebook = (package / "CODEBOOK.md").read_text()
for name in ["quotes.csv", "articles.csv", "speakers.csv"]:
    assert all(f"| `{variable}` |" in codebook for variable in rows(name)[0])

body = {row["article_id"]: row["body"] for row in rows("articles.csv")}
speakers = {row["speaker_id"]: row for row in rows("speakers.csv")}
lines = []
for quote in rows("quotes.csv"):
    text = body[quote["article_id"]]
    spans = json.loads(quote["spans"])
    words = [text[start:end] for start, end in spans]
    assert (spans[0][0], spans[-1][1]) == (int(quote["start"]), int(quote["end"]))

    def letters(text):
        return [letter for letter in text if letter.isalnum()]

    assert letters("".join(words)) == letters(quote["text"]), quote["quote_id"]
    assert not quote["speaker_id"] or speakers[quote["speaker_id"]]["name"] == quote["speaker"]
    lines.append(" ".join([quote["quote_id"], quote["speaker"] or "–", " … ".join(words)]))
print(f"words: those of {len(lines)} quotes stand at their offsets")

sql = """
    SELECT quote_id, substr(body, "start" + 1, "end" - "start")
    FROM read_csv('{0}/quotes.csv', all_varchar = false, types = {{'author': 'VARCHAR'}})
    JOIN read_csv('{0}/articles.csv', all_varchar = true) USING (article_id)
    WHERE spans NOT LIKE '%],[%'
"""
found = dict(duckdb.sql(sql.format(package)).fetchall())
for quote in rows("quotes.csv"):
    if quote["quote_id"] in found:
        text = body[quote["article_id"]][int(quote["start"]):int(quote["end"])]
        assert found[quote["quote_id"]] == text, quote["quote_id"]
assert len(found) > 150
print(f"DuckDB: the same words of {len(found)} quotes in one piece")

manual = (here.parent.parent / "docs" / "exporting.md").read_text()
for name in ["exact_words.py", "exact_words.R"]:
    code = (here / name).read_text()
    shown = "".join(f"    {line}\n" if line else "\n" for line in code.split("\n")[:-1])
    assert shown in manual, f"docs/exporting.md shows another {name}"

output = subprocess.run(
    [sys.executable, here.resolve() / "exact_words.py"], cwd=package, capture_output=True, check=True)
assert output.stdout.decode() == "".join(line + "\n" for line in lines)
print("docs/exporting.md: its lines of Python print them")

if shutil.which("Rscript"):
    output = subprocess.run(
        ["Rscript", "--vanilla", here.resolve() / "exact_words.R"], cwd=package,
        capture_output=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin"})
    assert output.returncode == 0, output.stderr.decode()

    def plain(text):
        return text.replace("\x1d", "\r").replace(" – ", "  ")

    wanted = "".join(plain(line) + " \n" for line in lines)
    assert plain(output.stdout.decode()) == wanted, "R finds other words"
    print("docs/exporting.md: its lines of R print them")
else:
    print("docs/exporting.md: there is no Rscript here, so the lines of R were not run")
