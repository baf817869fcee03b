"""The same work in DuckDB, with one thread: gzip records in, gzip or zstd NDJSON or Parquet out. Needs pip install duckdb."""

import json
import sys
import time

import duckdb

QUERY = """
COPY (
  SELECT id, strftime(occurred_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS "occurredAt", CAST(occurred_at AS DATE) AS day,
    email AS customer, coalesce(country, 'unknown') AS country, coalesce(quantity, 1) AS quantity, price,
    coalesce(quantity, 1) * price AS total, coalesce(paid, false) AS paid, nullif(note, '') AS note
  FROM {source}
  WHERE id IS NOT NULL AND occurred_at IS NOT NULL AND price IS NOT NULL AND coalesce(quantity, 1) >= 1
) TO '{output}' ({options})
"""
COLUMNS = "{id: 'VARCHAR', occurred_at: 'TIMESTAMP', email: 'VARCHAR', country: 'VARCHAR', quantity: 'BIGINT', price: 'DOUBLE', paid: 'BOOLEAN', note: 'VARCHAR'}"
OPTIONS = {
    "gzip": "FORMAT json, COMPRESSION gzip",
    "zstd": "FORMAT json, COMPRESSION zstd",
    "parquet": "FORMAT parquet, COMPRESSION zstd",
}


def main(input_path, output_path, file_format, result):
    read = "read_csv" if file_format == "csv" else "read_json"
    more = ", header = true, auto_detect = false" if file_format == "csv" else ", format = 'newline_delimited'"
    source = f"{read}('{input_path}', columns = {COLUMNS}, compression = 'gzip'{more})"
    database = duckdb.connect()
    database.execute("SET threads = 1")
    query = QUERY.format(source=source, output=output_path, options=OPTIONS[result])
    return database.execute(query).fetchone()[0]


if __name__ == "__main__":
    started_at, cpu_at = time.perf_counter(), time.process_time()
    count = main(*sys.argv[1:5])
    print(json.dumps({"cpuSeconds": time.process_time() - cpu_at, "seconds": time.perf_counter() - started_at, "records": count}))
