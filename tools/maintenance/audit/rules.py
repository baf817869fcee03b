"""Patterns of rules before events as AWS documents them, matched by moto's EventBridge."""

import json

from moto.events.models import EventPattern, EventPatternParser


def judge_rules(cases):
    """Whether each pattern takes the events it is for, and none else, and names only what AWS documents."""
    findings = []
    for case in cases:
        pattern = EventPatternParser(case["pattern"]).parse()
        matcher = EventPattern(case["pattern"], pattern)
        for event in case["events"]:
            if matcher.matches_event(event["event"]) != event["matches"]:
                verb = "does not match" if event["matches"] else "matches"
                findings.append((case["name"], f"{verb} {event['name']}"))
        findings += [
            (case["name"], f"{path} is in no documented event")
            for path in unknown_paths(pattern, [event["event"] for event in case["events"]])
        ]
    return findings, {"patterns": len(cases), "events": sum(len(case["events"]) for case in cases)}


def unknown_paths(pattern, events, prefix=""):
    for key, inner in pattern.items():
        path = f"{prefix}{key}"
        below = [event[key] for event in events if isinstance(event, dict) and key in event]
        if not below:
            yield path
        elif isinstance(inner, dict):
            yield from unknown_paths(inner, below, f"{path}.")
