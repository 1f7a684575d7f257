"""Parquet in, `quotes extract`, Parquet out, with DuckDB: a shard at a time, several side by side.

    python Tools/scale/extract_duckdb.py --lake lake articles/*.parquet -- --outlet "The Example"

A shard is a file of articles: Parquet with the columns that `quotes import` knows, or any other file that it
reads, such as WARC. Of each the lake gets quotes/NAME.parquet, articles/NAME.parquet and
rejected/NAME.parquet. A shard whose quotes are there is done: whoever starts the command again after it was
stopped goes on where it ended.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import duckdb
from extraction import Extraction, Rows, listed, parted

# The last is the mark that a shard is done.
TABLES = {"rejected": "input", "articles": "article_id", "quotes": "speaker_id, quote_id"}


def extract_shard(shard: str, lake: Path, extraction: Extraction) -> bool:
    """Writes what is in a shard; says whether there was anything to do."""
    name = f"{Path(shard).stem}.parquet"
    if (lake / "quotes" / name).exists():
        return False
    with duckdb.connect() as database:
        database.execute("SET threads = 1")
        for table in TABLES:
            database.execute(extraction.sql(table))
        for table, batch in rows_of(shard, extraction):
            database.register("batch", batch)
            database.execute(f"INSERT INTO {table} SELECT * FROM batch")
        for table, order in TABLES.items():
            unfinished = lake / table / f"{name}.unfinished"
            database.execute(
                f"COPY (SELECT * FROM {table} ORDER BY {order}) TO '{unfinished}'"
                " (FORMAT parquet, COMPRESSION zstd)"
            )
            unfinished.rename(lake / table / name)
    return True


def rows_of(shard: str, extraction: Extraction) -> Rows:
    if not shard.endswith(".parquet"):
        return extraction.of_file(shard)
    # Another connection than the one that is written to: the shard is read while its rows are stored.
    articles = duckdb.connect().sql("FROM read_parquet($shard)", params={"shard": shard})
    return extraction.of_records(articles.to_arrow_reader(1024))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shards", nargs="*")
    parser.add_argument("--list", action="append", default=[], help="a file that names shards, one a line")
    parser.add_argument("--lake", type=Path, required=True, help="the folder that the tables are written to")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="how many shards at once")
    parser.add_argument("--quotes", default="quotes", help="the command (default: of the PATH)")
    ours, options = parted(sys.argv[1:])
    arguments = parser.parse_args(ours)
    shards = listed(arguments.shards, arguments.list)
    return run(shards, arguments, Extraction(arguments.quotes, tuple(options)))


def run(shards: list[str], arguments: argparse.Namespace, extraction: Extraction) -> int:
    twice = [name for name, count in Counter(Path(s).stem for s in shards).items() if count > 1]
    if twice:
        print(f"two shards are called {twice[0]}: name them apart", file=sys.stderr)
        return 64
    for table in TABLES:
        (arguments.lake / table).mkdir(parents=True, exist_ok=True)
    status = 0
    with ThreadPoolExecutor(arguments.jobs) as pool:
        work = {pool.submit(extract_shard, s, arguments.lake, extraction): s for s in shards}
        for future in as_completed(work):
            if error := future.exception():
                print(f"{work[future]}: {error}", file=sys.stderr)
                status = 1
            else:
                print(f"{work[future]}: {'done' if future.result() else 'was done before'}", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
