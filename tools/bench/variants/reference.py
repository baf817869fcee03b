"""The same work in Python's standard library: gzip records in, gzip NDJSON out."""

import csv
import gzip
import hashlib
import io
import json
import sys
import time


def transform(raw, redact):
    if not raw.get("id") or not raw.get("occurred_at") or raw.get("price") in (None, ""):
        return None
    quantity = int(raw.get("quantity") or 1)
    if quantity < 1:
        return None
    price = float(raw["price"])
    email = raw.get("email")
    paid = raw.get("paid", False)
    return {
        "id": raw["id"],
        "occurredAt": raw["occurred_at"],
        "day": raw["occurred_at"][:10],
        "customer": hashlib.sha256(email.encode()).hexdigest() if redact and email else email,
        "country": raw.get("country") or "unknown",
        "quantity": quantity,
        "price": price,
        "total": quantity * price,
        "paid": paid if isinstance(paid, bool) else paid == "true",
        "note": raw.get("note") or None,
    }


def main(input_path, output_path, file_format, redact):
    records = 0
    # Node's level; Python's own default of 9 is slower.
    with gzip.open(input_path, "rt", encoding="utf-8", newline="") as source:
        with gzip.open(output_path, "wb", compresslevel=6) as target:
            rows = csv.DictReader(source) if file_format == "csv" else map(json.loads, source)
            with io.BufferedWriter(target, 128 * 1024) as buffered:
                for raw in rows:
                    record = transform(raw, redact)
                    if record is None:
                        continue
                    text = json.dumps(record, separators=(",", ":"), ensure_ascii=False)
                    buffered.write(text.encode() + b"\n")
                    records += 1
    return records


if __name__ == "__main__":
    started_at, cpu_at = time.perf_counter(), time.process_time()
    count = main(sys.argv[1], sys.argv[2], sys.argv[3], sys.argv[4] == "redact")
    print(
        json.dumps(
            {
                "cpuSeconds": time.process_time() - cpu_at,
                "seconds": time.perf_counter() - started_at,
                "records": count,
            }
        )
    )
