"""What AWS says it takes: shapes of botocore's service models and schemas of CloudFormation, seen as one kind of tree."""


class ApiShape:
    """A shape of botocore's service models."""

    def __init__(self, shape):
        self.shape = shape

    @property
    def kind(self):
        kind = self.shape.type_name
        return kind if kind in ("structure", "list", "map", "blob", "string") else "other"

    @property
    def members(self):
        return {name: ApiShape(member) for name, member in self.shape.members.items()}

    @property
    def element(self):
        return ApiShape(self.shape.member)

    @property
    def value(self):
        return ApiShape(self.shape.value)


class SchemaShape:
    """A JSON schema of a CloudFormation resource type."""

    def __init__(self, schema, root):
        self.root = root
        while "$ref" in schema:
            schema = _lookup(root, schema["$ref"])
        self.schema = schema

    @property
    def kind(self):
        types = self.schema.get("type", [])
        types = [types] if isinstance(types, str) else types
        if "properties" in self.schema:
            return "structure"
        if "patternProperties" in self.schema:
            return "map"
        if "array" in types:
            return "list"
        if "object" in types:
            return "document"
        return "string" if "string" in types else "other"

    @property
    def members(self):
        return {name: SchemaShape(member, self.root) for name, member in self.schema["properties"].items()}

    @property
    def element(self):
        return SchemaShape(self.schema["items"], self.root)

    @property
    def value(self):
        return SchemaShape(next(iter(self.schema["patternProperties"].values())), self.root)


def _lookup(root, reference):
    found = root
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    return found
