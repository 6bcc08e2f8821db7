"""Writes into a store: what is answered is there, once, for every reader."""

from __future__ import annotations

import argparse
import json
import threading

from wire import Caller, Json, require, run

KEY = "0123456789abcdef"


def reason(reply: Json) -> str:
    """The reason of an error reply."""
    return str(reply.get("error", {}).get("data", {}).get("reason", "a result"))


def record(caller: Caller, name: str) -> Json:
    """A sound record that is not in the catalogue."""
    solution: Json = caller.call("solutions.get", {"solution": "openmrs"})["solution"]
    return {**solution, "id": "my-record", "name": name}


def revision(result: Json) -> int:
    """The revision that a result was made from."""
    return int(result["_meta"]["state"]["catalogRevision"])


def check_put(caller: Caller) -> None:
    """A put is read at once; its key makes it one; an expected revision guards it."""
    first = {"solution": record(caller, "One"), "_meta": {"idempotencyKey": KEY}}
    added = caller.call("solutions.put", first)
    require(added["outcome"] == "added", "a new record is added")
    require(revision(added) == 2, "it is revision 2")
    read = caller.call("solutions.get", {"solution": "my-record"})
    require(read["solution"]["name"] == "One" and revision(read) == 2, "it is read at once")
    again = caller.call("solutions.put", first)
    require(again["_meta"].get("replayed") is True, "the same key is a replay")
    require(again["outcome"] == "added" and revision(again) == 2, "a replay is the same answer")
    other = {**first, "solution": record(caller, "Two")}
    refused = reason(caller.reply("solutions.put", other))
    require(refused == "IDEMPOTENCY_MISMATCH", f"another body under the key: {refused}")
    stale = {"solution": record(caller, "Two"), "expectedRevision": 1}
    refused = reason(caller.reply("solutions.put", stale))
    require(refused == "CONFLICT", f"an old expected revision: {refused}")


def check_history(caller: Caller) -> None:
    """Earlier revisions are listed, compared, exported, and asked from."""
    listed = caller.call("catalog.revisions")["revisions"]
    require([row["revision"] for row in listed] == [2, 1], f"two revisions: {listed}")
    changes = caller.call("catalog.diff", {"from": 1})["changes"]
    require([row["id"] for row in changes] == ["my-record"], f"one change: {changes}")
    old = caller.call("match.query", {"profile": "RO21", "catalogRevision": 1, "limit": 1000})
    new = caller.call("match.query", {"profile": "RO21", "limit": 1000})
    require(revision(old) == 1 and revision(new) == 2, "each from its revision")
    require(old["total"] + 1 == new["total"], "the old one lacks the new record")
    refused = caller.reply("match.query", {"profile": "RO21", "catalogRevision": 77})
    require(reason(refused) == "NOT_FOUND", "a revision that is not kept")
    refused = caller.reply("match.query", {"profile": "RO21", "minRevision": 77})
    require(reason(refused) == "UNAVAILABLE", "a revision that is not there yet")
    exported = caller.call("catalog.export", {"catalogRevision": 1, "limit": 1000})
    require(exported["total"] == old["total"] + 2, f"48 records: {exported['total']}")


def check_duplicates(endpoint: str) -> None:
    """A thousand sendings of one write, over eight connections at once, are one write."""
    replies: list[str] = []

    def send(count: int) -> None:
        caller = Caller(endpoint)
        body = record(caller, "Thousand")
        params = {"solution": body, "_meta": {"idempotencyKey": "f" * 32}}
        for _ in range(count):
            result = caller.call("solutions.put", params)
            result.pop("_meta")
            replies.append(json.dumps(result))
        caller.close()

    before = len(Caller(endpoint).call("catalog.revisions")["revisions"])
    threads = [threading.Thread(target=send, args=(125,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    require(len(replies) == 1000 and len(set(replies)) == 1, "all get the one answer")
    after = len(Caller(endpoint).call("catalog.revisions")["revisions"])
    require(after == before + 1, f"one revision more, not {after - before}")


def main() -> str:
    """Runs the checks one after the other."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True, help="a query endpoint")
    options = arguments.parse_args()
    caller = Caller(options.endpoint)
    check_put(caller)
    check_history(caller)
    check_duplicates(options.endpoint)
    return "writes are durable, visible, single and guarded"


run(main)
