"""Articles in, `quotes extract` once a partition, Parquet out, with Spark.

    spark-submit --master spark://HOST:7077 Tools/scale/extract_spark.py --lake lake articles/*.parquet
    spark-submit … Tools/scale/extract_spark.py --lake lake --list warc.paths -- --format warc

Inputs are Parquet, which Spark reads, or any file that `quotes` reads (JSON Lines, WARC …), one process each.
They are done in batches, each of which is kept in LAKE/stage when it is complete: whoever starts the job
again after its driver was killed goes on with the next. At the end three tables are made of the batches:
quotes and articles by year and month, each once, and what was rejected, with the reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa
from extraction import Extraction, Rows, listed, parted
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f
from pyspark.sql.types import StructField, StructType

TABLES = ("quotes", "articles", "rejected")
Partition = Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]


def staged(rows: Rows, extraction: Extraction) -> Iterator[pa.RecordBatch]:
    """Rows of all tables in one: a column a table, of which a row has one."""
    kinds = {table: pa.struct(list(extraction.schemas[table])) for table in TABLES}
    for table, batch in rows:
        columns = {name: pa.nulls(batch.num_rows, kind) for name, kind in kinds.items()}
        columns[table] = pa.StructArray.from_arrays(batch.columns, fields=list(kinds[table]))
        yield pa.RecordBatch.from_arrays(list(columns.values()), names=list(columns))


def rows_of_records(extraction: Extraction) -> Partition:
    """What runs once for each partition of a table of articles."""

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        batches = (batch for batch in batches if batch.num_rows)
        if (first := next(batches, None)) is not None:
            yield from staged(extraction.of_records(chain([first], batches)), extraction)

    return run


def rows_of_files(extraction: Extraction) -> Partition:
    """What runs once for each partition of a list of files."""

    def run(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for path in batch.column("path").to_pylist():
                yield from staged(extraction.of_file(path), extraction)

    return run


class Lake:
    """The folder that a job writes to, on any file system that Spark knows."""

    def __init__(self, spark: SparkSession, path: str, extraction: Extraction) -> None:
        self.spark = spark
        self.path = path
        self.extraction = extraction
        self.schema = StructType([StructField(t, self._type(t), True) for t in TABLES])

    def _type(self, table: str) -> StructType:
        if table == "rejected":
            return StructType.fromDDL("input STRING, reason STRING")
        fields = StructType.fromJson(json.loads(self.extraction.described(table, "spark")))
        # Where a row is of another table, all of them are missing.
        return StructType([StructField(x.name, x.dataType, True, x.metadata) for x in fields])

    def stage(self, inputs: list[str]) -> str:
        """Where a batch is kept. Its name is made of the inputs and of what reads them, so that a newer
        parser, or other options, are other batches."""
        made = json.dumps([inputs, self.extraction.options, self.extraction.version])
        return f"{self.path}/stage/{hashlib.sha256(made.encode()).hexdigest()[:16]}"

    def is_staged(self, stage: str) -> bool:
        mark = self.spark._jvm.org.apache.hadoop.fs.Path(f"{stage}/_SUCCESS")
        return mark.getFileSystem(self.spark._jsc.hadoopConfiguration()).exists(mark)

    def extract(self, inputs: list[str]) -> str:
        """Does a batch, unless it is done."""
        stage = self.stage(inputs)
        if self.is_staged(stage):
            print(f"{stage}: was done before", flush=True)
            return stage
        tables = [path for path in inputs if path.endswith(".parquet")]
        files = [path for path in inputs if not path.endswith(".parquet")]
        parts = []
        if tables:
            articles = self.spark.read.parquet(*tables)
            parts.append(articles.mapInArrow(rows_of_records(self.extraction), self.schema))
        if files:
            paths = self.spark.createDataFrame([(path,) for path in files], "path STRING")
            each = paths.repartition(len(files))
            parts.append(each.mapInArrow(rows_of_files(self.extraction), self.schema))
        rows = parts[0] if len(parts) == 1 else parts[0].unionByName(parts[1])
        rows.write.mode("overwrite").option("compression", "zstd").parquet(stage)
        print(f"{stage}: done, {len(inputs)} inputs", flush=True)
        return stage

    def finish(self, stages: list[str]) -> None:
        """Makes the tables of all batches."""
        rows = self.spark.read.schema(self.schema).parquet(*stages)
        quotes = rows.where("quotes IS NOT NULL").select("quotes.*").dropDuplicates(["quote_id"])
        self._write(quotes, "quotes", ["speaker_id", "quote_id"])
        articles = rows.where("articles IS NOT NULL").select("articles.*")
        self._write(articles.dropDuplicates(["article_hash"]), "articles", ["outlet", "article_id"])
        rejected = rows.where("rejected IS NOT NULL").select("rejected.*")
        rejected.coalesce(1).write.mode("overwrite").parquet(f"{self.path}/rejected")

    def _write(self, rows: DataFrame, table: str, order: list[str]) -> None:
        by = ["year", "month"]
        rows = rows.withColumns({part: getattr(f, part)("published") for part in by})
        sorted_rows = rows.repartition(*by).sortWithinPartitions(*by, *order)
        writer = sorted_rows.write.mode("overwrite").option("compression", "zstd")
        writer.partitionBy(*by).parquet(f"{self.path}/{table}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--list", action="append", default=[], help="a file that names inputs, one a line")
    parser.add_argument("--lake", required=True, help="the folder that the tables are written to")
    parser.add_argument("--batch", type=int, default=1000, help="how many inputs are done at a time")
    parser.add_argument("--quotes", default="quotes", help="the command, as every machine finds it")
    ours, options = parted(sys.argv[1:])
    arguments = parser.parse_args(ours)
    spark = SparkSession.builder.appName("quotes").getOrCreate()
    spark.sparkContext.addPyFile(str(Path(__file__).with_name("extraction.py")))
    lake = Lake(spark, arguments.lake, Extraction(arguments.quotes, tuple(options)))
    inputs = listed(arguments.inputs, arguments.list)
    batches = [inputs[n : n + arguments.batch] for n in range(0, len(inputs), arguments.batch)]
    lake.finish([lake.extract(batch) for batch in batches])
    spark.stop()


if __name__ == "__main__":
    main()
