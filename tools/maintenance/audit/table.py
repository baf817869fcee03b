"""A table of resource types, and whether all it says is still of use."""

import json


class Table:
    def __init__(self, entries):
        self.entries = entries
        self.seen = {}

    def get(self, resource):
        return self.entries.get(resource["type"])

    def note(self, resource_type, inputs):
        self.seen.setdefault(resource_type, set()).update(inputs)

    def merge(self, other):
        for resource_type, inputs in other.seen.items():
            self.note(resource_type, inputs)

    def stale(self):
        """Types and inputs that no plan has."""
        for resource_type, entry in self.entries.items():
            seen = self.seen.get(resource_type)
            if seen is None:
                yield resource_type, "is in the table and in no plan"
                continue
            for name in sorted(names_of(entry) - seen):
                yield resource_type, f"{name} is in the table and in no plan"


def names_of(entry):
    sent = [entry, *entry.get("calls", [])]
    return {*entry.get("kept", {}), *(name for part in sent for name in part.get("send", {}))}


def read_table(path):
    return Table(json.loads(path.read_text()))
