"""CSV and JSON as Python, pandas, csvkit and DuckDB read them: the same cells, exactly."""

import csv
import io
import json
import pathlib
import subprocess
import sys

import duckdb
import openpyxl
import pandas
import rispy
from openpyxl.utils.escape import unescape

folder = pathlib.Path(sys.argv[1]) / "one"
tools = pathlib.Path(sys.executable).parent
path = folder / "quotes.csv"
csv.field_size_limit(2**31 - 1)

raw = path.read_bytes()
assert not raw.startswith(b"\xef\xbb\xbf") and raw.endswith(b"\r\n")
with open(path, newline="", encoding="utf-8") as file:
    rows = list(csv.DictReader(file, strict=True))
assert len(rows) > 200 and all(None not in row and None not in row.values() for row in rows)
print(f"Python's csv: {len(rows)} rows")

# Written again by Python's writer, it is the same bytes: quoted where it must be, and nowhere else.
again = io.StringIO()
writer = csv.writer(again, lineterminator="\r\n")
with open(path, newline="", encoding="utf-8") as file:
    writer.writerows(csv.reader(file))
assert again.getvalue().encode() == raw

objects = json.loads((folder / "quotes.json").read_text())
lines = [json.loads(line) for line in (folder / "quotes.jsonl").read_text().split("\n")[:-1]]
assert objects == lines and len(lines) == len(rows)


def cell(value):
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


for row, line in zip(rows, lines):
    assert row == {name: cell(value) for name, value in line.items()}, row["quote_id"]
print("JSON and JSON Lines: the same cells")

frame = pandas.read_csv(path, dtype=str, keep_default_na=False)
assert frame.to_dict("records") == rows
typed = pandas.read_csv(path, parse_dates=["published"])
assert typed["confidence"].between(0, 1).all() and typed["start"].dtype == "int64"
assert str(typed["published"].dtype).startswith("datetime64") and typed["reviewed"].dtype == bool
print("pandas: the same cells, and types")

found = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar = true, nullstr = '\\0none')")
assert [dict(zip(found.columns, values)) for values in found.fetchall()] == rows
count = duckdb.sql(f"SELECT count(*) FROM read_csv('{path}') WHERE confidence > 0.5").fetchall()[0][0]
assert count == sum(float(row["confidence"]) > 0.5 for row in rows)
count = duckdb.sql(f"SELECT count(*) FROM read_json('{folder / 'quotes.jsonl'}')").fetchall()[0][0]
assert count == len(rows)
print("DuckDB: the same cells, from CSV and from JSON Lines")

clean = subprocess.run(
    [tools / "csvclean", "--enable-all-checks", path], capture_output=True, check=False)
assert clean.returncode == 0 and not clean.stderr, clean.stderr.decode()
stat = subprocess.run([tools / "csvstat", "--count", path], capture_output=True, check=True, text=True)
assert stat.stdout.strip() == str(len(rows)), stat.stdout
subprocess.run([tools / "csvstat", path], capture_output=True, check=True)
print("csvkit: clean, and as many rows")

with open(folder / "excel.csv", newline="", encoding="utf-8") as file:
    assert file.read(1) == "\ufeff"
    excel = list(csv.DictReader(file, strict=True))
altered = 0
for row, other in zip(rows, excel, strict=True):
    for name, value in row.items():
        risky = value[:1] in tuple("=+-@\t\r")
        altered += risky
        assert other[name] == ("'" + value if risky else value)
assert altered > 5
print(f"--excel: {altered} cells disarmed, the others as they are")

sheet = openpyxl.load_workbook(folder / "quotes.xlsx", read_only=True)["quotes"].iter_rows(values_only=True)
header = next(sheet)


def same(value, text):
    if isinstance(value, bool):
        return str(value).lower() == text
    if isinstance(value, (int, float)):
        return float(text) == value
    return unescape(value or "") == text


for row, values in zip(rows, sheet, strict=True):
    assert list(row) == list(header) and all(same(*pair) for pair in zip(values, row.values())), row
assert len(pandas.read_excel(folder / "quotes.xlsx")) == len(rows)
print("openpyxl and pandas: the same cells, from the workbook")

columns = {
    "quotebank.out": "quoteID quotation speaker qids date numOccurrences probas urls phase",
    "gqg.out": "date url title lang quotes",
}
for name, keys in columns.items():
    for line in (folder / name).read_text().split("\n")[:-1]:
        assert list(json.loads(line)) == keys.split()
bank = pandas.read_json(folder / "quotebank.out", lines=True)
assert bank["quoteID"].is_unique and (bank["speaker"] != "").all() and (bank["numOccurrences"] > 0).all()
direct = sum(row["kind"] != "indirect" and row["polarity"] == "affirmed" for row in rows)
assert bank["numOccurrences"].sum() == direct
tracker = pandas.read_csv(folder / "ggt.out")
assert list(tracker.columns) == (
    "speaker speaker_index quote quote_index verb verb_index quote_token_count quote_type "
    "is_floating_quote").split()
assert len(tracker) == len(rows)
print("presets: the columns of Quotebank, GQG and the Gender Gap Tracker")

cited = json.loads((folder / "cited.csl").read_text())
assert [item["id"] for item in cited] == [row["quote_id"] for row in rows]
references = rispy.loads((folder / "cited.ris").read_text())
assert [reference["id"] for reference in references] == [row["quote_id"] for row in rows]
assert all(reference["title"] and reference["notes"] for reference in references)
entries = (folder / "cited.bibtex").read_text()
assert entries.count("{") == entries.count("}") and entries.count("@") >= len(rows)
print("citations: CSL JSON, RIS and BibTeX are well formed")
