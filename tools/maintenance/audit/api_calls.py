"""The plan's inputs as parameters of AWS's API, which botocore's models judge without a network."""

import functools
from pathlib import Path

import botocore.session
import regex
from botocore.validate import ParamValidator

from shapes import ApiShape
from table import read_table
from translate import UNKNOWN, Translation

TABLE = Path(__file__).with_name("api-calls.json")
SESSION = botocore.session.Session()


class StrictValidator(ParamValidator):
    """Checks what botocore leaves to the service, too: enumerations, patterns and upper bounds."""

    def __init__(self):
        self.found = []

    def _shape_has_constraints(self, shape):
        return True

    def _validate(self, params, shape, errors, name):
        if isinstance(params, str) and params in UNKNOWN:
            return
        super()._validate(params, shape, errors, name)
        limits = shape.metadata
        size = len(params) if isinstance(params, (str, list, dict)) else params
        if "max" in limits and isinstance(size, (int, float)) and size > limits["max"]:
            self.found.append(f"{name}: {size} is more than {limits['max']}")
        if isinstance(params, str):
            if getattr(shape, "enum", None) and params not in shape.enum:
                self.found.append(f"{name}: {params} is none of {', '.join(shape.enum)}")
            if "pattern" in limits and not regex.fullmatch(limits["pattern"], params):
                self.found.append(f"{name}: {params} does not match {limits['pattern']}")


@functools.cache
def model_of(service):
    return SESSION.get_service_model(service)


def judge_api_calls(resources):
    """Findings of one plan, and how many calls and inputs it looked at."""
    findings = []
    counts = {"calls": 0, "sent": 0, "kept": 0, "unmapped": 0}
    table = read_table(TABLE)
    for resource in resources:
        entry = table.get(resource)
        if entry is None:
            findings.append((resource["type"], "this type has no API calls in the table"))
            continue
        translation = Translation(resource["inputs"], entry)
        for call in entry["calls"]:
            if "needs" in call and call["needs"] not in translation.inputs:
                continue
            counts["calls"] += 1
            operation = model_of(call["service"]).operation_model(call["operation"])
            params = dict(call.get("fixed", {}))
            translation.into(params, ApiShape(operation.input_shape), call["send"])
            validator = StrictValidator()
            report = validator.validate(params, operation.input_shape)
            messages = [*report.generate_report().splitlines(), *validator.found]
            findings += [(resource["name"], f"{call['operation']}: {message}") for message in messages]
        untold = translation.untold()
        table.note(resource["type"], resource["inputs"])
        findings += [(resource["type"], f"no call takes {name}") for name in untold]
        counts["sent"] += len(translation.used)
        counts["unmapped"] += len(untold)
        counts["kept"] += len(translation.inputs) - len(translation.used) - len(untold)
    return findings, counts, table
