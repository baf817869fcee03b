"""IAM documents before parliament, which knows AWS's actions, their resources and their condition keys."""

import json
import re

from parliament import analyze_policy_string


def judge_documents(documents):
    findings = []
    for document in documents:
        policy = json.loads(document["text"])
        implied = document.get("resource")
        if implied is not None:
            for statement in policy["Statement"]:
                # Parliament knows policies of identities: there what is meant is not left out.
                if statement.get("Resource") in (None, "*", ["*"]):
                    statement["Resource"] = implied
        text = json.dumps(policy, indent=1)
        for found in analyze_policy_string(text, ignore_private_auditors=True).findings:
            for detail in details_of(found.detail):
                findings.append((document["name"], f"{found.issue}: {detail}"))
    return findings, {"documents": len(documents)}


def details_of(detail):
    """One finding for each action, so that an argued one says nothing of another."""
    for each in detail if isinstance(detail, list) else [detail]:
        if isinstance(each, dict) and "action" in each:
            yield f"{each['action']} needs {each.get('required_format', each)}"
        else:
            yield re.sub(r"\s+", " ", str(each))
