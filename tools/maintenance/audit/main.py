"""Judges what a JSON text on stdin holds, and prints findings and counts: the tests say which findings are argued."""

import json
import sys

from api_calls import judge_api_calls
from documents import judge_documents
from rules import judge_rules
from templates import judge_template


def main():
    task = json.load(sys.stdin)
    findings, counts = [], {}

    def report(check, stack, result):
        found, counted = result[:2]
        for subject, message in found:
            findings.append({"check": check, "stack": stack, "subject": subject, "finding": message})
        for name, count in counted.items():
            key = f"{check}: {name}"
            counts[key] = counts.get(key, 0) + count

    report("iam", None, judge_documents(task["documents"]))
    report("rules", None, judge_rules(task["rules"]))
    tables = {}
    for plan in task["plans"]:
        for check, result in (
            ("api", judge_api_calls(plan["resources"])),
            ("cloudformation", judge_template(plan["resources"], plan["region"])),
        ):
            report(check, plan["stack"], result)
            tables.setdefault(check, result[2]).merge(result[2])
    for check, table in tables.items():
        report(check, None, (list(table.stale()), {}))
    json.dump({"findings": findings, "counts": counts}, sys.stdout)


if __name__ == "__main__":
    main()
