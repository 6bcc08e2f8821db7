"""Sets the daemon's wall clock years ahead and back while it serves.

What counts time must not notice: timeouts, rates and staged parts go by a clock that never goes
back, numbers of revisions stay unique, keys are still known. Only dates follow the clock.
"""

from __future__ import annotations

import argparse
import shutil
import time
from pathlib import Path

from daemon import Daemon, make_store
from wire import Caller, Json, require, run

JUMPS = ("+0", "+3650d", "-3650d", "+12h", "-40d", "+0")


def library() -> str:
    """The library that lies about the clock."""
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    require(bool(found), "libfaketime is missing; packaging/dependencies.sh --tests gets it")
    return str(found[0])


def main() -> str:
    """Jumps, and asks after each jump."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True)
    arguments.add_argument("--catalog", required=True)
    arguments.add_argument("--folder", type=Path, required=True)
    options = arguments.parse_args()
    folder: Path = options.folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    store, clock = folder / "store", folder / "clock"
    make_store(options.program, store, options.catalog)
    clock.write_text("+0\n")
    env = {
        "LD_PRELOAD": library(),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    daemon = Daemon(options.program, folder / "run", "--store", str(store), env=env)
    try:
        caller = Caller(daemon.endpoint)
        record: Json = caller.call("solutions.get", {"solution": "openmrs"})["solution"]
        part = {"change": "slow", "solutions": [{**record, "id": "staged-one"}]}
        caller.call("catalog.apply", part)
        first: Json = {}
        revisions, days = [1], []
        for number, jump in enumerate(JUMPS):
            clock.write_text(f"{jump}\n")
            time.sleep(0.05)
            # A timeout counts from the receipt, whatever the clock says.
            patient = {"profile": "RO21", "limit": 1, "_meta": {"timeoutMs": 5000}}
            answer = caller.call("match.query", patient)
            days.append(answer["_meta"]["state"]["asOf"])
            name = f"Jump {number}"
            write = {
                "solution": {**record, "id": "jumper", "name": name},
                "_meta": {"idempotencyKey": f"clock-jump-{number:06}"},
            }
            result = caller.call("solutions.put", write)
            first = first or write
            revisions.append(result["_meta"]["state"]["catalogRevision"])
            again = caller.call("solutions.put", first)["_meta"]
            require(number == 0 or again.get("replayed") is True, f"{jump}: a key is forgotten")
            require("uptimeSeconds" in Caller(daemon.control).call("server.stats"), "no figures")
        uptime = Caller(daemon.control).call("server.stats")["uptimeSeconds"]
        require(0 <= uptime < 600, f"it says that it has run for {uptime} s")
        require(len(set(days)) >= 4, f"the clock was not set: {days}")
        commit = {"change": "slow", "commit": True, "total": 1}
        added = caller.call("catalog.apply", commit)["added"]
        require(added == 1, "the staged part was dropped by a jump")
        require(revisions == sorted(set(revisions)), f"revisions are not unique: {revisions}")
        listed = caller.call("catalog.revisions")["revisions"]
        require(len(listed) == len(revisions) + 1, f"{len(listed)} revisions are kept")
    finally:
        daemon.end()
    return f"{len(JUMPS)} jumps between {min(days)} and {max(days)}: only dates followed"


if __name__ == "__main__":
    run(main)
