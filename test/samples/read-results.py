"""Reads results as users do, and compares each value with the records as the pipeline wrote them."""
import datetime
import decimal
import json
import sys

import duckdb
import pandas
import polars
import pyarrow.json
import pyarrow.parquet

UTC = datetime.timezone.utc
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=UTC)


def plain(value, kind):
    """A value as a text, the same whatever reader it comes from."""
    if value is None or value is pandas.NaT or value is pandas.NA:
        return None
    if isinstance(value, float) and value != value:
        return None
    if kind == "timestamp":
        if isinstance(value, str):
            value = datetime.datetime.fromisoformat(value)
        if isinstance(value, pandas.Timestamp):
            value = value.to_pydatetime()
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        return str((value - EPOCH) // datetime.timedelta(microseconds=1))
    if kind == "date":
        if isinstance(value, (datetime.datetime, pandas.Timestamp)):
            value = value.date()
        return str(value)
    if kind.startswith("decimal"):
        return str(decimal.Decimal(str(value)).quantize(decimal.Decimal(1).scaleb(-int(kind[7:]))))
    if kind == "int":
        return str(int(value))
    if kind == "double":
        return repr(float(value))
    if kind == "bool":
        return str(bool(value))
    if kind == "json":
        return json.dumps(json.loads(value) if isinstance(value, str) else value, sort_keys=True)
    if not isinstance(value, str):
        raise ValueError(f"no text: {value!r}")
    return value


def rows_of(columns, kinds):
    return [
        {name: plain(values[row], kinds[name]) for name, values in columns.items()}
        for row in range(len(next(iter(columns.values()))))
    ]


def duckdb_columns(query):
    result = duckdb.sql(query)
    names = result.columns
    rows = result.fetchall()
    return {name: [row[index] for row in rows] for index, name in enumerate(names)}


def read_all(file):
    table = pyarrow.parquet.read_table(file)
    frame = polars.read_parquet(file)
    # Without it pandas makes doubles of whole numbers where some are missing.
    exact = pandas.read_parquet(file, dtype_backend="pyarrow")
    return {
        "pyarrow": {name: table.column(name).to_pylist() for name in table.column_names},
        "polars": {name: frame[name].to_list() for name in frame.columns},
        "pandas": {name: exact[name].tolist() for name in exact.columns},
        "DuckDB": duckdb_columns(f"SELECT * FROM read_parquet('{file}')"),
    }


SQL_TYPES = {"int": "BIGINT", "double": "DOUBLE", "bool": "BOOLEAN", "timestamp": "TIMESTAMPTZ", "date": "DATE", "json": "JSON"}


def read_ndjson(job, file):
    def sql_type(name):
        kind = job["kinds"][name]
        return f"DECIMAL({job['precisions'][name]},{kind[7:]})" if kind.startswith("decimal") else SQL_TYPES.get(kind, "VARCHAR")

    columns = ", ".join(f"'{name}': '{sql_type(name)}'" for name in job["kinds"])
    return duckdb_columns(f"SELECT * FROM read_json('{file}', columns = {{{columns}}})")


def counts_in_zstd(file):
    """How many records readers find that make types of their own for NDJSON; pandas needs zstandard."""
    return {
        "pyarrow": pyarrow.json.read_json(file).num_rows,
        "polars": polars.read_ndjson(file, infer_schema_length=None).height,
        "pandas": len(pandas.read_json(file, lines=True)),
    }


def problems_of(job):
    kinds = job["kinds"]
    with open(job["ndjson"], encoding="utf-8") as lines:
        records = [json.loads(line, parse_float=decimal.Decimal if job["exact"] else float) for line in lines]
    expected = [{name: plain(record[name], kinds[name]) for name in kinds} for record in records]
    found = {
        **read_all(job["parquet"]),
        "DuckDB, NDJSON": read_ndjson(job, job["ndjson"]),
        "DuckDB, NDJSON in zstd": read_ndjson(job, job["zstd"]),
    }
    for reader, count in counts_in_zstd(job["zstd"]).items():
        if count != len(expected):
            yield f"{reader}, NDJSON in zstd: {count} records of {len(expected)}"
    for reader, columns in found.items():
        rows = rows_of(columns, kinds)
        if len(rows) != len(expected):
            yield f"{reader}: {len(rows)} records of {len(expected)}"
        for index, (row, wanted) in enumerate(zip(rows, expected)):
            if row != wanted:
                yield f"{reader}, record {index}: {row} instead of {wanted}"
                break


duckdb.sql("SET TimeZone = 'UTC'")
print(json.dumps({job["name"]: list(problems_of(job)) for job in json.load(sys.stdin)}))
