"""The plan as a template of CloudFormation, which cfn-lint judges by CloudFormation's schemas and by rules of its own."""

import json
import re
from pathlib import Path

from cfnlint.api import lint
from cfnlint.schema.manager import PROVIDER_SCHEMA_MANAGER

from shapes import SchemaShape
from table import read_table
from translate import UNKNOWN, Translation

TABLE = Path(__file__).with_name("cloudformation.json")


def judge_template(resources, region):
    """Findings of one plan, and how many resources the template has."""
    table = read_table(TABLE)
    findings, template, names = build_template(resources, region, table)
    for match in lint(json.dumps(template), regions=[region]):
        # A path within the template where the linter gives one, else the template as a whole.
        path = [str(step) for step in getattr(match, "path", None) or []]
        where = names.get(path[1], "the template") if len(path) > 1 and path[0] == "Resources" else "the template"
        message = re.sub(r"\s+", " ", match.message)
        findings.append((where, f"{match.rule.id} {'.'.join(path[3:])}: {message}"))
    return findings, {"resources": len(template["Resources"])}, table


def build_template(resources, region, table):
    findings, made, names = [], {}, {}
    for resource in resources:
        entry = table.get(resource)
        if entry is None:
            findings.append((resource["type"], "this type is not in the table of CloudFormation's types"))
        elif "type" in entry:
            key = key_of(resource["type"], resource["inputs"].get(entry.get("named")), resource)
            made[key] = {"Type": entry["type"], "Properties": {}}
            names[logical_id(key)] = resource["name"]
    for resource in resources:
        entry = table.get(resource)
        if entry is None:
            continue
        part = entry.get("partOf")
        key = (
            key_of(part["type"], resource["inputs"][part["by"]], resource)
            if part
            else key_of(resource["type"], resource["inputs"].get(entry.get("named")), resource)
        )
        target = made[key]
        root = PROVIDER_SCHEMA_MANAGER.get_resource_schema(region, target["Type"]).schema
        translation = Translation(resource["inputs"], entry)
        translation.into(target["Properties"], SchemaShape(root, root), entry["send"])
        table.note(resource["type"], resource["inputs"])
        findings += [(resource["type"], f"no property takes {name}") for name in translation.untold()]
    template = {
        "AWSTemplateFormatVersion": "2010-09-09",
        "Parameters": {"Unknown": {"Type": "String"}},
        "Resources": {logical_id(key): with_references(content) for key, content in made.items()},
        # A plan may know all values: the parameter is used all the same.
        "Outputs": {"Unknown": {"Value": {"Ref": "Unknown"}}},
    }
    return findings, template, names


def key_of(resource_type, name, resource):
    """What finds a resource: those with parts are found by their physical name."""
    return (resource_type, resource["name"] if name is None else name)


def logical_id(key):
    return re.sub(r"[^A-Za-z0-9]", "", "".join(key).title())


def with_references(value):
    if isinstance(value, str) and value in UNKNOWN:
        return {"Ref": "Unknown"}
    if isinstance(value, list):
        return [with_references(element) for element in value]
    if isinstance(value, dict):
        return {key: with_references(inner) for key, inner in value.items()}
    return value
