"""Inputs of a planned resource in the words of AWS, as a table says and as AWS's own shapes want them."""

import json

# Pulumi's sentinels of values that are not known before the deployment, one for each type.
UNKNOWN = {
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
}
SIGNATURE = "4dabf18193072939515e22adb298388d"
PAIRS = (("Key", "Value"), ("TagKey", "TagValue"), ("Name", "Value"))


class Translation:
    """What one resource sends, and what of it no table has a word for."""

    def __init__(self, inputs, entry):
        absent = entry.get("absent", {})
        self.inputs = {
            name: value
            for name, value in inputs.items()
            if not name.startswith("__") and (name not in absent or absent[name] != value)
        }
        self.kept = entry.get("kept", {})
        self.renamed = entry.get("renamed", {})
        self.used = set()

    def into(self, target, shape, send):
        """Puts the inputs that `send` names where it says: a path, whose `+` is an element of this resource's own."""
        appended = {}
        for name, path in send.items():
            if name not in self.inputs:
                continue
            self.used.add(name)
            value = renamed(self.inputs[name], self.renamed)
            put(target, path.split("."), shape, value, appended)

    def untold(self):
        """Inputs that are neither sent nor kept with a reason."""
        return sorted(set(self.inputs) - self.used - set(self.kept))


def renamed(value, names):
    """The value with the keys that AWS calls otherwise."""
    if isinstance(value, list):
        return [renamed(element, names) for element in value]
    if isinstance(value, dict):
        return {names.get(key, key): renamed(inner, names) for key, inner in value.items()}
    return value


def put(target, path, shape, value, appended):
    step, *rest = path
    if shape.kind == "list":
        if id(target) not in appended:
            appended[id(target)] = len(target)
        index = appended[id(target)]
        inner = shape.element
        if not rest:
            target.append(convert(value, inner))
            return
        while len(target) <= index:
            target.append({})
        put(target[index], rest, inner, value, appended)
        return
    inner = shape.value if shape.kind == "map" else shape.members[step]
    if rest:
        put(target.setdefault(step, [] if inner.kind == "list" else {}), rest, inner, value, appended)
        return
    converted = convert(value, inner)
    if shape.kind == "map" and inner.kind == "string" and not isinstance(converted, str):
        converted = json.dumps(converted)
    target[step] = converted


def convert(value, shape):
    if isinstance(value, str):
        if value in UNKNOWN or shape.kind != "document" or not value.startswith("{"):
            return value
        return json.loads(value)
    if isinstance(value, dict) and SIGNATURE in value:
        return b"" if shape.kind == "blob" else {"S3Bucket": "archives", "S3Key": "archive.zip"}
    if shape.kind == "structure":
        return structure(value, shape)
    if shape.kind == "list":
        return elements(value, shape.element)
    if shape.kind == "map":
        return {key: convert(inner, shape.value) for key, inner in value.items()}
    return value


def structure(value, shape):
    if value is True:
        return {}
    # The provider has a list of one where AWS has one.
    if isinstance(value, list) and len(value) == 1:
        [value] = value
    if not isinstance(value, dict):
        return value
    members = {name.lower(): name for name in shape.members}
    converted = {}
    for key, inner in value.items():
        if key.startswith("__"):
            continue
        # An unknown name is left as it is: who checks the whole says so.
        name = members.get(key.lower(), key)
        converted[name] = convert(inner, shape.members[name]) if name in shape.members else inner
    return converted


def elements(value, shape):
    if isinstance(value, dict) and shape.kind == "structure":
        for key, content in PAIRS:
            if {key, content} <= set(shape.members):
                return [{key: name, content: text} for name, text in value.items()]
    return [convert(element, shape) for element in (value if isinstance(value, list) else [value])]
