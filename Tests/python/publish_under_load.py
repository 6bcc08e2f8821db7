"""Publishes whole catalogues while queries run: each reply comes from exactly one revision.

Every publication marks the name of every solution with its number, so that a reply that mixed two
revisions would show two marks.
"""

from __future__ import annotations

import threading

from daemon import Stored, arguments
from reload_under_load import Watch
from wire import Caller, Json, require, run


def records(caller: Caller) -> list[Json]:
    """Every solution as it is stored."""
    found: list[Json] = []
    while True:
        page = caller.call("catalog.export", {"limit": 100, "offset": len(found)})
        found += page["solutions"]
        if len(found) >= page["total"]:
            return found


def publish(caller: Caller, number: int, solutions: list[Json]) -> int:
    """Marks and publishes all; the revision that this gives."""
    change = f"c{number}"
    for start in range(0, len(solutions), 20):
        part = [{**row, "name": f"{row['name']} #{number}"} for row in solutions[start : start + 20]]
        caller.call("catalog.apply", {"change": change, "solutions": part})
    result = caller.call("catalog.apply", {"change": change, "commit": True, "total": len(solutions)})
    revision: int = result["_meta"]["state"]["catalogRevision"]
    read = caller.call("match.query", {"profile": "RO21", "limit": 1})
    seen = read["_meta"]["state"]["catalogRevision"]
    require(seen == revision, f"the writer reads revision {seen} after it made {revision}")
    return revision


def main() -> str:
    """Publishes and queries at the same time."""
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=1000)
    options = parser.parse_args()
    daemon = Stored(options).start()
    watch = Watch()
    threads = [threading.Thread(target=watch.query, args=[daemon.endpoint]) for _ in range(2)]
    caller = Caller(daemon.endpoint)
    solutions = records(caller)
    for thread in threads:
        thread.start()
    try:
        for number in range(1, options.rounds + 1):
            revision = publish(caller, number, solutions)
            require(revision == number + 1, f"publication {number} made revision {revision}")
    finally:
        watch.stop.set()
        for thread in threads:
            thread.join()
        daemon.end()
    require(not watch.faults, f"{len(watch.faults)} faults, first: {watch.faults[:3]}")
    require(len(watch.marks) > 2, f"only {len(watch.marks)} revisions were seen")
    return (
        f"{options.rounds} publications of {len(solutions)} solutions under load: {watch.count} "
        f"replies from {len(watch.marks)} revisions, each whole"
    )


if __name__ == "__main__":
    run(main)
