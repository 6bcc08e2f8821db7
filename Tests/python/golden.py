"""Replays the golden requests and compares each reply, member by member, with the recorded one.

`Tests/Golden/<method>/<case>.request.json` holds a request and `<case>.reply.json` its reply. With
`--write` replies are recorded instead: read the difference before you commit it.
"""

from __future__ import annotations

import argparse
import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from wire import Caller, CheckFailed, Json, compact, require, run

# Figures that differ from run to run are recorded as 0.
TIMINGS = ("tookMicros", "queuedMicros")

LINE_LENGTH = 100


@dataclass(frozen=True)
class Case:
    """One recorded exchange."""

    method: str
    name: str
    request_file: Path

    @property
    def reply_file(self) -> Path:
        """Where the recorded reply is."""
        return self.request_file.with_name(f"{self.name}.reply.json")

    @property
    def request(self) -> Json:
        """The request, checked to be what its place in the folder says."""
        request: Json = json.loads(self.request_file.read_text(encoding="utf-8"))
        place = f"{self.method}/{self.name}"
        require(request.get("id") == self.name, f"{place}: the request's id is not its name")
        require(request.get("method") == self.method, f"{place}: it calls another method")
        return request

    @property
    def reply(self) -> Json:
        """The recorded reply."""
        reply: Json = json.loads(self.reply_file.read_text(encoding="utf-8"))
        return reply


def cases(folder: Path) -> Iterator[Case]:
    """The recorded exchanges, by method and name."""
    for file in sorted(folder.glob("*/*.request.json")):
        yield Case(file.parent.name, file.name.removesuffix(".request.json"), file)


def normalised(method: str, reply: Json) -> Json:
    """The reply with every figure set to 0 that no two runs share."""
    result = reply.get("result")
    if not isinstance(result, dict):
        return reply
    if method == "rpc.discover":
        return {**reply, "result": outline(result)}
    meta = result.get("_meta", {})
    for name in TIMINGS:
        if name in meta:
            meta[name] = 0
    if method == "catalog.revisions":
        for revision in result["revisions"]:
            revision["time"] = "2026-01-01T00:00:00.000Z"
    if method == "server.metrics":
        lines = result["text"].splitlines()
        result["text"] = "\n".join(line for line in lines if line.startswith("# TYPE"))
    if method == "admin.backup":
        result["path"] = result["path"].rpartition("-")[2]
        result["bytes"] = 0
    if method == "server.stats":
        result["uptimeSeconds"] = 0
        result["requests"] = dict.fromkeys(result["requests"], 0)
    return reply


def outline(document: Json) -> Json:
    """An OpenRPC document without its schemas, which `docs/openrpc.json` holds in full."""
    methods = [
        {
            "name": method["name"],
            "summary": method["summary"],
            "params": [
                param["name"] + ("" if param["required"] else "?") for param in method["params"]
            ],
            "errors": [error["data"]["reason"] for error in method["errors"]],
            "x-role": method["x-role"],
        }
        for method in document["methods"]
    ]
    schemas = list(document["components"]["schemas"])
    return {**document, "methods": methods, "components": {"schemas": schemas}}


def pretty(value: Any) -> str:
    """JSON for people: short values on one line, members in the order they came."""
    return _pretty(value, "", 0) + "\n"


def _pretty(value: Any, indent: str, before: int) -> str:
    """A value whose first line stands behind `indent` and `before` more characters."""
    line = json.dumps(value, ensure_ascii=False)
    fits = len(indent) + before + len(line) < LINE_LENGTH
    if fits or not isinstance(value, dict | list) or not value:
        return line
    deeper = indent + "  "
    if isinstance(value, list):
        parts = [_pretty(item, deeper, 0) for item in value]
        opening, closing = "[", "]"
    else:
        keys = [json.dumps(key, ensure_ascii=False) + ": " for key in value]
        items = zip(keys, value.values(), strict=True)
        parts = [key + _pretty(item, deeper, len(key)) for key, item in items]
        opening, closing = "{", "}"
    body = ",\n".join(deeper + part for part in parts)
    return f"{opening}\n{body}\n{indent}{closing}"


def replay(query: Caller, control: Caller, case: Case) -> Json:
    """The daemon's reply to a recorded request, normalised."""
    caller = control if case.method.startswith("admin.") else query
    reply = caller.exchange(case.name, compact(case.request).encode())
    return normalised(case.method, reply)


def difference(case: Case, reply: Json) -> str:
    """How the reply differs from the recorded one; empty where it doesn't."""
    if not case.reply_file.exists():
        return f"{case.method}/{case.name}: no reply is recorded; record it with --write\n"
    # Both are printed by this file, so that only what they say is compared, numbers to the bit.
    lines = difflib.unified_diff(
        pretty(case.reply).splitlines(keepends=True),
        pretty(reply).splitlines(keepends=True),
        f"{case.method}/{case.name} as recorded",
        f"{case.method}/{case.name} as answered",
        n=2,
    )
    return "".join(lines)


def main() -> str:
    """Replays every case, or records it."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True, help="a query endpoint")
    arguments.add_argument("--control", required=True, help="the control endpoint")
    arguments.add_argument("--folder", type=Path, required=True, help="Tests/Golden")
    arguments.add_argument("--write", action="store_true", help="record the replies")
    options = arguments.parse_args()
    caller = Caller(options.endpoint)
    control = Caller(options.control)
    differences = []
    count = 0
    for case in cases(options.folder):
        count += 1
        reply = replay(caller, control, case)
        if options.write:
            case.reply_file.write_text(pretty(reply), encoding="utf-8")
        else:
            differences.append(difference(case, reply))
    require(count > 0, f"there are no cases in {options.folder}")
    faults = [text for text in differences if text]
    if faults:
        raise CheckFailed(f"{len(faults)} of {count} replies differ\n" + "\n".join(faults))
    covered = {case.method for case in cases(options.folder)}
    missing = sorted(set(caller.call("server.info")["methods"]) - covered)
    require(not missing, f"methods without a case: {', '.join(missing)}")
    return f"{count} replies of {len(covered)} methods {'recorded' if options.write else 'equal'}"


if __name__ == "__main__":
    run(main)
