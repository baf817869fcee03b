"""Reads contents as Python does: a list of jobs comes as JSON, and the list of what was read goes out."""

import base64
import csv
import io
import json
import sys
from decimal import Decimal


def read_csv(job):
    text = io.TextIOWrapper(
        io.BytesIO(base64.b64decode(job["content"])), encoding=job["encoding"], newline=""
    )
    for _ in range(job["skipLines"]):
        text.readline()
    options = {
        "delimiter": job["delimiter"],
        "strict": True,
        "doublequote": job["escape"] == job["quote"],
        "escapechar": None if job["escape"] == job["quote"] else job["escape"],
    }
    if job["quote"] is None:
        options.update(quoting=csv.QUOTE_NONE, escapechar=None)
    else:
        options["quotechar"] = job["quote"]
    reader = csv.reader(text, **options)
    rows = []
    last = 0
    for fields in reader:
        if fields:
            rows.append({"line": last + 1 + job["skipLines"], "fields": fields})
        last = reader.line_num
    return rows


def shown(value):
    """Every digit of a number, and a text as it is."""
    return format(value, "f") if isinstance(value, (int, Decimal)) and not isinstance(value, bool) else value


def read_json(job):
    text = base64.b64decode(job["content"]).decode(job["encoding"])
    decoder = json.JSONDecoder(parse_float=Decimal)
    if job["layout"] == "array":
        return [{name: shown(value) for name, value in each.items()} for each in decoder.decode(text)]
    records = []
    at = 0
    while True:
        while at < len(text) and text[at].isspace():
            at += 1
        if at == len(text):
            return records
        value, at = decoder.raw_decode(text, at)
        records.append({name: shown(each) for name, each in value.items()})


readers = {"csv": read_csv, "json": read_json}
json.dump([readers[job["kind"]](job) for job in json.load(sys.stdin)], sys.stdout)
