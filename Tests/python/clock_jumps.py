"""Sets the daemon's wall clock years ahead and back while it serves.

What counts time must not notice: timeouts, rates and staged parts go by a clock that never goes
back, numbers of revisions stay unique, keys are still known. Only dates follow the clock.
"""

from __future__ import annotations

import struct

from daemon import Stored, arguments, preloaded
from wire import Caller, Json, require, run

DAY = 86_400
JUMPS = (0, 3650 * DAY, -3650 * DAY, DAY // 2, -40 * DAY, 0)


def main() -> str:
    """Jumps, and asks after each jump."""
    parser = arguments(__doc__)
    options = parser.parse_args()
    stored = Stored(options)
    clock = stored.folder / "clock"
    clock.write_bytes(bytes(8))
    library = preloaded("clock_offset", stored.folder)
    env = {"LD_PRELOAD": str(library), "CLOCK_OFFSET": str(clock)}
    daemon = stored.start(env)
    try:
        caller = Caller(daemon.endpoint)
        shipped: Json = caller.call("solutions.get", {"solution": "openmrs"})["solution"]
        # Dates of a record would lie in the future of a clock that is behind.
        record = {name: shipped[name] for name in ("id", "name", "kind", "lists", "summary")}
        part = {"change": "slow", "solutions": [{**record, "id": "staged-one"}]}
        caller.call("catalog.apply", part)
        first: Json = {}
        revisions, days = [1], []
        for number, jump in enumerate(JUMPS):
            with clock.open("r+b") as file:
                file.write(struct.pack("q", jump))
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
    # With a clock that is behind, what was sound yesterday is served all the same.
    with clock.open("r+b") as file:
        file.write(struct.pack("q", -3650 * DAY))
    daemon = stored.start(env)
    ready = Caller(daemon.endpoint).call("health.ready")
    daemon.end()
    require(ready["ready"] is True and ready["reasons"] == [], f"after a start behind: {ready}")
    return f"{len(JUMPS)} jumps between {min(days)} and {max(days)}: only dates followed"


if __name__ == "__main__":
    run(main)
