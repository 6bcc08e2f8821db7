"""Writes SQL, HTML and other hostile text into every string that takes one: it comes back as sent."""

from __future__ import annotations

import argparse

from wire import Caller, Json, require, run

HOSTILE = [
    "'; DROP TABLE record; --",
    '"; DELETE FROM revision WHERE 1=1; --',
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "{{7*7}} ${jndi:ldap://127.0.0.1/a} %s %n %00 \\u0000",
    "../../etc/passwd file:///etc/passwd",
    "=cmd|'/c calc'!A1",
    "Îngrijire la domiciliu 🏥 电子病历 مستشفى",
]


def main() -> str:
    """Writes, reads by every way, and looks that nothing else has changed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True)
    options = arguments.parse_args()
    caller = Caller(options.endpoint)
    record: Json = caller.call("solutions.get", {"solution": "openmrs"})["solution"]
    profile: Json = caller.call("profiles.get", {"profile": "RO21"})["profile"]
    before = caller.call("solutions.list", {"limit": 1})["total"]
    for number, text in enumerate(HOSTILE):
        id = f"hostile-{number}"
        both = {"en": text, "ro": text}
        sent = {**record, "id": id, "name": text, "summary": both}
        caller.call("solutions.put", {"solution": sent})
        got = caller.call("solutions.get", {"solution": id})["solution"]
        require(got["name"] == text and got["summary"] == both, f"it came back as {got}")
        caller.call("profiles.put", {"profile": {**profile, "id": id, "name": both}})
        kept = caller.call("profiles.get", {"profile": id})["profile"]
        require(kept["name"] == both, f"it came back as {kept['name']}")
        rows = caller.call("match.query", {"profile": id, "limit": 1000})["matches"]
        names = {row["solution"]: row["name"] for row in rows}
        require(names.get(id, text) == text, f"a match names it {names.get(id)}")
        exported = caller.call("catalog.export", {"limit": 1000})["solutions"]
        require(any(row["name"] == text for row in exported), "the export lacks it")
        asked = caller.reply("solutions.get", {"solution": text})["error"]
        require(asked["data"]["reason"] in ("INVALID_PARAMS", "NOT_FOUND"), f"{asked}")
    after = caller.call("solutions.list", {"limit": 1})["total"]
    require(after == before + len(HOSTILE), f"{after} solutions after {before}")
    require(len(caller.call("catalog.revisions")["revisions"]) == 1 + len(HOSTILE), "revisions")
    return f"{len(HOSTILE)} hostile texts came back as they were sent"


if __name__ == "__main__":
    run(main)
