"""Runs `quotes extract` over articles, and gives its rows as Arrow record batches.

DuckDB's and Spark's jobs use this module; it knows neither. What the columns are called, and their types,
is asked of the command (`quotes schema`).
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa
import pyarrow.json

# Of JSON Lines that become one batch.
BLOCK_BYTES = 4 << 20

# Where a record says what it is, so that a rejected one is found again; the first present wins.
NAMES = ("url", "id", "input", "path", "title")

REJECTED = pa.schema([pa.field("input", pa.string(), False), pa.field("reason", pa.string(), False)])

Rows = Iterator[tuple[str, pa.RecordBatch]]
Feed = Callable[[BinaryIO], None]
# What a person finds an input by, of the place that the command tells.
Name = Callable[[str], str]


class ExtractionFailed(RuntimeError):
    """`quotes extract` did not do its work; that some inputs are rejected is no failure."""


@dataclass(frozen=True)
class Extraction:
    """A way to run `quotes extract`.

    Its rows come as (table, batch): those of `quotes`, then of `articles`, then of `rejected`.
    """

    quotes: str
    """The command, as each machine finds it."""
    options: tuple[str, ...] = ()
    """What is passed on to it: `--map text=body_col`, `--outlet NAME`, `--mode thought`."""

    def of_records(self, batches: Iterable[pa.RecordBatch]) -> Rows:
        """The rows of articles that lie in a table."""
        names: list[str] = []

        def feed(pipe: BinaryIO) -> None:
            for batch in batches:
                for record in batch.to_pylist():
                    names.append(next((str(record[n]) for n in NAMES if record.get(n)), ""))
                    line = json.dumps(record, ensure_ascii=False, default=str)
                    pipe.write(line.encode() + b"\n")

        def name(place: str) -> str:
            number = int(place.rpartition(":")[2])
            return names[number - 1] or f"record {number}"

        return self._run(["--format", "jsonl", "-"], feed, name)

    def of_file(self, path: str) -> Rows:
        """The rows of a file of any format that `quotes` reads, such as WARC."""
        return self._run([path.removeprefix("file://")], None, lambda place: place)

    @cached_property
    def schemas(self) -> dict[str, pa.Schema]:
        """Of each table."""
        return {table: self._schema(table) for table in ("quotes", "articles")} | {"rejected": REJECTED}

    @cached_property
    def version(self) -> str:
        command = [self.quotes, "--version"]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()

    def sql(self, table: str) -> str:
        """Statements that make a table in DuckDB."""
        if table == "rejected":
            return "CREATE TABLE rejected (input VARCHAR NOT NULL, reason VARCHAR NOT NULL)"
        return self.described(table, "duckdb")

    def described(self, table: str, engine: str) -> str:
        """What `quotes schema` says of a table."""
        command = [self.quotes, "schema", "--engine", engine, "--table", table]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def _schema(self, table: str) -> pa.Schema:
        described = json.loads(self.described(table, "arrow"))
        return pa.schema([arrow_field(field) for field in described["schema"]["fields"]])

    def _run(self, arguments: list[str], feed: Feed | None, name: Name) -> Rows:
        with tempfile.TemporaryDirectory(prefix="quotes-") as folder:
            articles, report, errors = (
                Path(folder, file) for file in ("articles.jsonl", "report.jsonl", "errors")
            )
            command = [self.quotes, "extract", "--quiet", "--rows", "jsonl"]
            command += ["--articles", str(articles), "--report", str(report)]
            with errors.open("wb") as sink:
                process = subprocess.Popen(
                    [*command, *self.options, *arguments],
                    stdin=subprocess.PIPE if feed else subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=sink,
                )
            feeder = Feeder(feed, process.stdin)
            try:
                yield from self._batches("quotes", process.stdout)
                feeder.finish()
                if process.wait() not in (0, 1, 65):
                    raise ExtractionFailed(
                        f"{' '.join(process.args)} ended with {process.returncode}: "
                        + errors.read_text(errors="replace")[-2000:]
                    )
            finally:
                process.kill()
                process.wait()
            with articles.open("rb") as lines:
                yield from self._batches("articles", lines)
            if batch := rejected(report, name):
                yield "rejected", batch

    def _batches(self, table: str, lines: BinaryIO) -> Rows:
        """JSON Lines as batches of the table's own types, in the order of its columns."""
        schema = self.schemas[table]
        # Arrow reads no dates from JSON.
        read = pa.schema(
            [pa.field(f.name, pa.string() if pa.types.is_date(f.type) else f.type) for f in schema]
        )
        options = pyarrow.json.ParseOptions(
            explicit_schema=read, newlines_in_values=False, unexpected_field_behavior="error"
        )
        while block := lines.readlines(BLOCK_BYTES):
            data = b"".join(block)
            whole = pyarrow.json.ReadOptions(use_threads=False, block_size=len(data) + 1)
            rows = pyarrow.json.read_json(BytesIO(data), whole, options)
            for batch in rows.select(schema.names).cast(schema).combine_chunks().to_batches():
                yield table, batch


class Feeder:
    """Writes articles into a process beside whoever reads from it, so that neither waits forever."""

    def __init__(self, feed: Feed | None, pipe: BinaryIO | None) -> None:
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, args=(feed, pipe), daemon=True)
        if feed:
            self._thread.start()

    def _run(self, feed: Feed, pipe: BinaryIO) -> None:
        try:
            with pipe:
                feed(pipe)
        except BrokenPipeError:
            pass  # The process ended; its status says why.
        except BaseException as error:
            self._error = error

    def finish(self) -> None:
        if self._thread.ident:
            self._thread.join()
        if self._error:
            raise self._error


def rejected(report: Path, name: Name) -> pa.RecordBatch | None:
    """The inputs that were no articles, with the reason."""
    rows = []
    with report.open() as lines:
        for line in lines:
            entry = json.loads(line)
            if entry["status"] == "rejected":
                rows.append({"input": name(entry["input"]), "reason": entry["reason"]})
    return pa.RecordBatch.from_pylist(rows, schema=REJECTED) if rows else None


def arrow_field(field: dict) -> pa.Field:
    """A field as Arrow's JSON has it."""
    match field["type"]["name"]:
        case "utf8":
            kind = pa.string()
        case "int":
            kind = pa.int64()
        case "floatingpoint":
            kind = pa.float64()
        case "bool":
            kind = pa.bool_()
        case "date":
            kind = pa.date32()
        case "list":
            kind = pa.list_(arrow_field(field["children"][0]))
        case other:
            raise ValueError(f"quotes schema has a type {other}, which is not known here")
    metadata = {entry["key"]: entry["value"] for entry in field.get("metadata", [])}
    return pa.field(field["name"], kind, field["nullable"], metadata or None)


def parted(arguments: list[str]) -> tuple[list[str], list[str]]:
    """Our own arguments, and what follows `--`, which is passed on to `quotes extract`."""
    place = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:place], arguments[place + 1 :]


def listed(paths: Iterable[str], lists: Iterable[str]) -> list[str]:
    """All inputs: paths, and those that files name, one a line, as cc-pyspark takes them."""
    inputs = list(paths)
    for name in lists:
        lines = Path(name).read_text().splitlines()
        inputs += [line.strip() for line in lines if line.strip() and line[0] != "#"]
    return inputs
