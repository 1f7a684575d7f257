"""Proves the lake on this machine: `make scale`, which builds first.

Invents articles, and takes their quotes with the plain command, with DuckDB and with a Spark cluster of a
master and two workers on loopback. A process of each is killed half-way. The rows must be those of the plain
command, by count and by the hash of all of them, and those of an archive.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import re
import resource
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import invent
import pyspark
from extraction import Extraction

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
WARC_SIZE = 400
MEGABYTES = (30, 120)
# Half-way: so many tasks of a batch, or shards, are done when a process is killed.
TASKS_BEFORE_KILL, SHARDS_BEFORE_KILL = 3, 8


class Proof:
    """The folder that all is done in, and what was found."""

    def __init__(self, folder: Path, quotes: Path, size: int, files: int) -> None:
        self.folder, self.quotes, self.size, self.files = folder, quotes, size, files
        self.extraction = Extraction(str(quotes))
        folder.mkdir(parents=True)
        self.database = duckdb.connect(folder / "proof.duckdb")
        self.failures = 0

    @property
    def inputs(self) -> list[str]:
        """The files of articles."""
        return sorted(map(str, self.folder.glob("articles/*.parquet")))

    def path(self, *names: str) -> str:
        return str(self.folder.joinpath(*names))

    def run(self, *arguments: str, into: str | None = None, statuses: tuple[int, ...] = (0,)) -> str:
        """The command, to its end; its output is returned, or goes into a file."""
        target = open(self.path(into), "wb") if into else subprocess.PIPE
        done = subprocess.run(
            [self.quotes, *arguments], stdout=target, stderr=subprocess.PIPE, cwd=self.folder
        )
        if done.returncode not in statuses:
            sys.exit(f"quotes {arguments[0]} ended with {done.returncode}: {done.stderr.decode()[-2000:]}")
        return (done.stdout or b"").decode()

    def check(self, what: str, is_so: bool) -> None:
        print(f"  {'yes' if is_so else 'NO '}  {what}", flush=True)
        self.failures += not is_so

    def row(self, sql: str) -> tuple:
        """The one row of a query."""
        row = self.database.execute(sql).fetchone()
        assert row, sql
        return row

    # MARK: Rows

    def lines(self, file: str) -> str:
        """JSON Lines of rows as a table of DuckDB, with the types that the command tells."""
        table = Path(file).stem
        self.database.execute(f"DROP TABLE IF EXISTS {table}; DROP VIEW IF EXISTS quotes")
        self.database.execute(self.extraction.sql("quotes"))
        self.database.execute(f"ALTER TABLE quotes RENAME TO {table}")
        described = self.database.execute(f"DESCRIBE {table}").fetchall()
        columns = ", ".join(f"'{name}': '{kind}'" for name, kind, *_ in described)
        rows = f"read_json('{self.path(file)}', format = 'newline_delimited', columns = {{{columns}}})"
        self.database.execute(f"INSERT INTO {table} FROM {rows}")
        return table

    def digest(self, relation: str) -> tuple[int, str]:
        """How many rows there are, and the hash of all of them, sorted, each once."""
        names = ", ".join(f'"{name}"' for name in self.extraction.schemas["quotes"].names)
        return self.row(
            f"""
            SELECT count(*), sha256(string_agg(hash, '' ORDER BY hash))
            FROM (SELECT DISTINCT sha256(to_json(q)::VARCHAR) AS hash FROM (SELECT {names} FROM {relation}) q)
            """
        )

    def as_archive(self, relation: str) -> str:
        """The rows with speakers as an archive of these articles has them."""
        self.database.execute(f"CREATE OR REPLACE TEMP VIEW quotes AS SELECT * FROM {relation}")
        self.database.execute((HERE / "speakers.sql").read_text())
        return "archive_quotes"

    def expect_same(self, what: str, relation: str, expected: tuple[int, str]) -> None:
        found = self.digest(relation)
        self.check(f"{what}: {found[0]} rows, {found[1][:16]}", found == expected)


@contextmanager
def section(name: str) -> Iterator[None]:
    """Tells how long something takes, and how much of the processors it and what it started have had."""
    print(name, flush=True)
    start, used = time.monotonic(), processor_seconds()
    yield
    seconds = time.monotonic() - start
    print(f"       {seconds:.0f} s, {processor_seconds() - used:.0f} s of a processor", flush=True)


def processor_seconds() -> float:
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def wait_until(is_so: Callable[[], bool], process: subprocess.Popen | None = None) -> None:
    """Until something is so, or the process has ended."""
    while not is_so() and (process is None or process.poll() is None):
        time.sleep(0.05)


def kill(process: subprocess.Popen) -> None:
    """As a machine that loses its power does, with all that it has started."""
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()


# MARK: The plain command


def prove_plain(proof: Proof) -> tuple[int, str]:
    """What all else is compared with: the rows of one process, and of an archive's export."""
    arguments = ["articles.jsonl"]
    with section("one process"):
        proof.run("extract", "-q", "--rows", "jsonl", *arguments, into="plain.jsonl", statuses=(1,))
        plain = proof.digest(proof.lines("plain.jsonl"))
        print(f"       {plain[0]} rows, {plain[1][:16]}")
    with section("an archive"):
        proof.run("import", "-q", *arguments, "-a", "all.sqlite", statuses=(1,))
        proof.run("export", "-q", "-a", "all.sqlite", "--format", "jsonl", into="export.jsonl")
        exported = proof.digest(proof.lines("export.jsonl"))
        rows = proof.as_archive("plain")
        proof.expect_same("its export has the rows, speakers.sql applied", rows, exported)
    return plain


def prove_memory(proof: Proof) -> None:
    """That it does not grow with the input."""
    with section("memory"):
        few, many = (peak_memory(proof, megabytes) for megabytes in MEGABYTES)
        sizes = f"{few} MB for {MEGABYTES[0]} MB of articles, {many} MB for {MEGABYTES[1]} MB"
        proof.check(sizes, many < 1.5 * few)


def peak_memory(proof: Proof, megabytes: int) -> int:
    """In MB, asked of the system when all is written: what `wait4` tells begins with our own."""
    command = [proof.quotes, "extract", "--quiet", "--rows", "csv", "--articles", "/dev/null"]
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=nowhere, stderr=nowhere)
    assert process.stdin
    process.stdin.writelines(invent.json_lines(megabytes))
    status = Path(f"/proc/{process.pid}/status").read_text()
    process.communicate()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024


# MARK: DuckDB


def prove_duckdb(proof: Proof, plain: tuple[int, str]) -> None:
    command = [sys.executable, str(HERE / "extract_duckdb.py"), "--quotes", str(proof.quotes)]
    command += ["--lake", proof.path("duckdb"), *proof.inputs]
    done = proof.folder / "duckdb" / "quotes"
    with section("DuckDB, killed half-way, and started again"):
        first = subprocess.Popen(command, start_new_session=True, stdout=subprocess.DEVNULL)
        wait_until(lambda: len(list(done.glob("*.parquet"))) >= SHARDS_BEFORE_KILL, first)
        kill(first)
        kept = len(list(done.glob("*.parquet")))
        again = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        proof.check(
            f"{kept} of {proof.files} shards were done, and not done again",
            kept < proof.files and again.count("was done before") == kept,
        )
    lake = f"read_parquet('{proof.path('duckdb', 'quotes', '*.parquet')}')"
    proof.expect_same("its rows are those of one process", lake, plain)
    prove_rejected(proof, "duckdb")


def prove_rejected(proof: Proof, lake: str) -> None:
    files = proof.path(lake, "rejected", "*.parquet")
    query = f"SELECT count(*), count(DISTINCT input), min(reason) FROM read_parquet('{files}')"
    count, names, reason = proof.row(query)
    numbers = map(invent.article, range(proof.size))
    # Among very many, some of them stand in two files.
    empty = [record["url"] for record in numbers if not record["text"]]
    proof.check(
        f"{count} rejected records have rows of their own: {reason[:14]}…",
        (count, names) == (len(empty), len(set(empty))),
    )


# MARK: Spark


class Cluster:
    """A master and two workers of Spark, each a process, on loopback."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.home = folder, Path(pyspark.__file__).parent
        self.environment = os.environ | {
            "SPARK_HOME": str(self.home), "SPARK_LOCAL_IP": "127.0.0.1", "SPARK_PUBLIC_DNS": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable, "PYSPARK_DRIVER_PYTHON": sys.executable,
            "SPARK_WORKER_DIR": str(folder / "work"), "SPARK_LOCAL_DIRS": str(folder / "scratch"),
        }  # fmt: skip
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"spark://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen] = []

    def __enter__(self) -> Cluster:
        self.start("master.Master", "--host", "127.0.0.1", "--port", str(self.port), "--webui-port", "0")
        wait_until(self.answers)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            if process.poll() is None:
                kill(process)

    def answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def start(self, name: str, *arguments: str) -> subprocess.Popen:
        command = [str(self.home / "bin" / "spark-class"), f"org.apache.spark.deploy.{name}", *arguments]
        return self._start(command, name)

    def worker(self) -> subprocess.Popen:
        options = ["--host", "127.0.0.1", "--cores", "1", "--memory", "2g", "--webui-port", "0"]
        return self.start("worker.Worker", *options, self.url)

    def job(self, *arguments: str) -> subprocess.Popen:
        """Its driver, with two executors of one core."""
        settings = {
            "spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1",
            "spark.ui.enabled": "false", "spark.executor.memory": "1500m", "spark.driver.memory": "1g",
            "spark.sql.shuffle.partitions": "4",
            # Small files are not put together: a partition each.
            "spark.sql.files.maxPartitionBytes": "256k",
        }  # fmt: skip
        command = [str(self.home / "bin" / "spark-submit"), "--master", self.url]
        for setting in settings.items():
            command += ["--conf", "=".join(setting)]
        return self._start([*command, str(HERE / "extract_spark.py"), *arguments], "driver")

    def _start(self, command: list[str], name: str) -> subprocess.Popen:
        with open(self.folder / f"{name}.log", "ab") as log:
            process = subprocess.Popen(
                command, env=self.environment, start_new_session=True, stdout=log, stderr=log
            )
        self.processes.append(process)
        return process

    def finish(self, driver: subprocess.Popen) -> None:
        if driver.wait() != 0:
            log = (self.folder / "driver.log").read_text(errors="replace")
            sys.exit(f"the Spark job ended with {driver.returncode}:\n{log[-4000:]}")


def prove_spark(proof: Proof, plain: tuple[int, str], cluster: Cluster) -> None:
    stages = proof.folder / "spark" / "stage"
    job = ["--quotes", str(proof.quotes), "--lake", f"file://{proof.path('spark')}"]
    job += ["--batch", str(proof.files // 4), *proof.inputs]

    def tasks() -> int:
        """Of the batch that is being done."""
        return len(list(stages.glob("*/_temporary/0/task_*")))

    def batches() -> int:
        return len(list(stages.glob("*/_SUCCESS")))

    workers = [cluster.worker(), cluster.worker()]
    with section("Spark, with a worker killed in the first batch and the driver in the second"):
        driver = cluster.job(*job)
        wait_until(lambda: tasks() >= TASKS_BEFORE_KILL, driver)
        kill(workers[0])
        proof.check(f"a worker was killed after {tasks()} tasks", batches() == 0)
        wait_until(lambda: batches() == 1 and tasks() >= TASKS_BEFORE_KILL, driver)
        kill(driver)
        kept = batches()
        proof.check(f"the driver was killed, {kept} of 4 batches done", kept == 1)
    with section("Spark, started again"):
        cluster.worker()
        cluster.finish(cluster.job(*job))
        log = (cluster.folder / "driver.log").read_text(errors="replace")
        proof.check("the worker that was killed was missed", "Lost executor" in log)
        proof.check("what was done was not done again", log.count(": was done before") == kept)
    lake = f"read_parquet('{proof.path('spark', 'quotes')}/**/*.parquet')"
    proof.expect_same("its rows are those of one process", lake, plain)
    twice = proof.row(f"SELECT count(*) - count(DISTINCT quote_id) FROM {lake}")[0]
    proof.check("no quote stands in it twice", twice == 0)
    prove_rejected(proof, "spark")


def prove_lists(proof: Proof, cluster: Cluster) -> None:
    """Web pages in WARC files that a list names, as cc-pyspark takes them."""
    with section("a list of WARC files"):
        files = [proof.folder / f"pages-{number}.warc" for number in range(4)]
        for number, file in enumerate(files):
            invent.write_warc(file, range(number * WARC_SIZE, (number + 1) * WARC_SIZE))
        (proof.folder / "warc.paths").write_text("".join(f"file://{file}\n" for file in files))
        names = [str(file) for file in files]
        proof.run("extract", "-q", "--rows", "jsonl", *names, into="warc.jsonl", statuses=(0, 1))
        plain = proof.digest(proof.lines("warc.jsonl"))
        options = ["--quotes", str(proof.quotes), "--list", proof.path("warc.paths")]
        cluster.finish(cluster.job(*options, "--lake", f"file://{proof.path('spark-warc')}"))
        command = [sys.executable, str(HERE / "extract_duckdb.py"), *options]
        subprocess.run([*command, "--lake", proof.path("duckdb-warc")], check=True, capture_output=True)
    for lake in ("spark-warc", "duckdb-warc"):
        rows = f"read_parquet('{proof.path(lake, 'quotes')}/**/*.parquet')"
        proof.expect_same(f"{lake} has the rows of one process", rows, plain)


# MARK: From the lake to an archive

CHOSEN = """
SELECT * EXCLUDE (article_id, article_hash, parser_version, input, year, month)
FROM read_parquet('{articles}/**/*.parquet')
WHERE article_id IN (
  SELECT article_id FROM read_parquet('{quotes}/**/*.parquet') WHERE speaker_id = 'ana-reyes')
"""


def prove_archive(proof: Proof) -> None:
    """Articles that a query chooses are imported, by two workers whose archives are joined."""
    with section("from the lake to an archive"):
        chosen = CHOSEN.format(articles=proof.path("spark", "articles"), quotes=proof.path("spark", "quotes"))
        for worker in (0, 1):
            half = f"SELECT * FROM ({chosen}) WHERE hash(url) % 2 = {worker}"
            file = proof.path(f"chosen-{worker}.jsonl")
            proof.database.execute(f"COPY ({half}) TO '{file}' (FORMAT json)")
            proof.run("import", "-q", file, "-a", f"worker-{worker}.sqlite")
        proof.run("merge", "-q", "worker-1.sqlite", "-a", "worker-0.sqlite")
        proof.run("export", "-q", "-a", "worker-0.sqlite", "--format", "jsonl", into="chosen.jsonl")
        exported = proof.digest(proof.lines("chosen.jsonl"))
        of_lake = f"""(
          SELECT * FROM read_parquet('{proof.path("spark", "quotes")}/**/*.parquet')
          WHERE article_id IN (SELECT article_id FROM chosen))"""
        rows = proof.as_archive(of_lake)
        proof.expect_same("the joined archives export the lake's rows", rows, exported)


# MARK: The queries of the manual


def pairs() -> list[tuple[str, str]]:
    """Commands of docs/scale.md, each with the SQL that is shown below it."""
    page = (PROJECT / "docs" / "scale.md").read_text()
    shown = r"^    \$ (quotes .*)\n(?:    .*\n)*\n```sql\n([^`]*)```$"
    return re.findall(shown, page, re.MULTILINE)


# What the questions are asked about in invented articles.
INVENTED = {
    "Steve Witkoff": "Ana Reyes", "steve-witkoff": "ana-reyes", "2026-01-15": "2025-06-15",
    "documents": "water",
}  # fmt: skip


def prove_queries(proof: Proof) -> None:
    """On the sample articles, and on those that were invented."""
    samples = sorted(str(path) for path in (PROJECT / "Tests/Fixtures/articles").iterdir())
    command = [sys.executable, str(HERE / "extract_duckdb.py"), "--quotes", str(proof.quotes)]
    subprocess.run([*command, "--lake", proof.path("samples"), *samples], check=True, capture_output=True)
    proof.run("import", "-q", *samples, "-a", "samples.sqlite")
    for name, lake, archive, words in [
        ("sample", "samples/quotes/*.parquet", "samples.sqlite", {}),
        ("invented", "spark/quotes/**/*.parquet", "all.sqlite", INVENTED),
    ]:
        with section(f"questions about the {name} articles"):
            proof.as_archive(f"read_parquet('{proof.path(lake)}')")
            proof.database.execute("CREATE OR REPLACE TEMP TABLE lake AS FROM archive_quotes")
            proof.database.execute("CREATE OR REPLACE TEMP VIEW quotes AS FROM lake")
            for question, sql in pairs():
                asked = replaced(question, words)
                answers = answer(proof, asked, archive), rows_of(proof, replaced(sql, words))
                proof.check(f"{asked}: {len(answers[0])} rows", answers[0] == answers[1] != [])


def replaced(text: str, words: dict[str, str]) -> str:
    for word, other in words.items():
        text = text.replace(word, other)
    return text


def answer(proof: Proof, command: str, archive: str) -> list[list[str]]:
    """What a command prints, without its header."""
    printed = proof.run(*shlex.split(command)[1:], "-a", archive)
    return list(csv.reader(io.StringIO(printed, newline="")))[1:]


def rows_of(proof: Proof, sql: str) -> list[list[str]]:
    rows = proof.database.execute(sql).fetchall()
    return [["" if value is None else str(value) for value in row] for row in rows]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", type=int, default=6400, help="how many articles are invented")
    parser.add_argument("--files", type=int, default=64, help="in how many files")
    parser.add_argument("--quotes", type=Path, required=True)
    parser.add_argument("--folder", type=Path, required=True, help="is emptied first")
    arguments = parser.parse_args()
    folder = arguments.folder.absolute()
    shutil.rmtree(folder, ignore_errors=True)
    proof = Proof(folder, arguments.quotes.absolute(), arguments.size, arguments.files)
    with section(f"{arguments.size} articles invented, in {arguments.files} files"):
        invent.write_files(folder, arguments.size, arguments.files)
    plain = prove_plain(proof)
    prove_memory(proof)
    prove_duckdb(proof, plain)
    with Cluster(folder) as cluster:
        prove_spark(proof, plain, cluster)
        prove_lists(proof, cluster)
    prove_archive(proof)
    prove_queries(proof)
    print("all rows are the same" if proof.failures == 0 else f"{proof.failures} checks failed")
    return 1 if proof.failures else 0


if __name__ == "__main__":
    sys.exit(main())
