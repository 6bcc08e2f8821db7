"""Kills a daemon while a large change is being published, and looks what its store has afterwards.

The change comes in parts; the last one publishes it. Whenever the daemon is killed, the store must
hold the catalogue from before or the one from after, whole.
"""

from __future__ import annotations

import json
import random
import signal
import threading
import time

import zmq
from daemon import Stored, arguments
from wire import CallRefused, Caller, Json, require, run

# A request may have 256 KiB.
PART_BYTES = 200_000


def parts(template: Json, count: int, mark: str) -> list[list[Json]]:
    """The records of a change, cut so that each part fits into one request."""
    found: list[list[Json]] = [[]]
    size = 0
    for number in range(count):
        record = {**template, "id": f"many-{number}", "name": f"Many {number} {mark}"}
        length = len(json.dumps(record, ensure_ascii=False).encode())
        if size + length > PART_BYTES:
            found.append([])
            size = 0
        found[-1].append(record)
        size += length
    return found


def publish(
    endpoint: str,
    change: str,
    cut: list[list[Json]],
    begun: threading.Event,
    patience_ms: int = 60_000,
) -> bool:
    """Sends a change; returns whether its publication was acknowledged in time."""
    caller = Caller(endpoint, patience_ms)
    try:
        for part in cut:
            caller.call("catalog.apply", {"change": change, "solutions": part})
        begun.set()
        total = sum(len(part) for part in cut)
        caller.call("catalog.apply", {"change": change, "commit": True, "total": total})
    except (zmq.Again, CallRefused):
        return False
    finally:
        begun.set()
        caller.close()
    return True


def marks(caller: Caller) -> set[str]:
    """The different marks of the change's records, as the catalogue shows them."""
    found: set[str] = set()
    offset = 0
    while True:
        page = caller.call("solutions.list", {"limit": 1000, "offset": offset})
        for row in page["solutions"]:
            if row["id"].startswith("many-"):
                found.add(row["name"].rsplit(" ", 1)[1])
        offset += len(page["solutions"])
        if offset >= page["total"]:
            return found


def main() -> str:
    """Runs the rounds."""
    parser = arguments(__doc__)
    parser.add_argument("--solutions", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    stored = Stored(options)
    daemon = stored.start()
    caller = Caller(daemon.endpoint)
    template: Json = caller.call("solutions.get", {"solution": "openmrs"})["solution"]
    template["deployments"] = []
    before = caller.call("solutions.list", {"limit": 1})["total"]
    caller.close()
    # How long a publication takes, so that kills fall into it and around it.
    staged = threading.Event()
    clock: list[float] = []
    threading.Thread(target=lambda: (staged.wait(), clock.append(time.monotonic()))).start()
    first = parts(template, options.solutions, "m0")
    require(publish(daemon.endpoint, "c0", first, staged), "the first is published")
    longest = time.monotonic() - clock[0]
    current = "m0"
    old = new = 0
    for number in range(1, options.rounds + 1):
        mark = f"m{number}"
        begun = threading.Event()
        done: list[bool] = []
        cut = parts(template, options.solutions, mark)
        thread = threading.Thread(
            target=lambda c=f"c{number}", p=cut, b=begun, d=done: d.append(
                publish(daemon.endpoint, c, p, b, int(longest * 1000) + 1000)
            )
        )
        thread.start()
        begun.wait(timeout=60)
        time.sleep(chance.uniform(0, longest * chance.choice((0.1, 0.4, 1.2))))
        daemon.end(signal.SIGKILL)
        thread.join()
        stored.check()
        daemon = stored.start()
        caller = Caller(daemon.endpoint)
        total = caller.call("solutions.list", {"limit": 1})["total"]
        require(total == before + options.solutions, f"round {number}: {total} solutions")
        shown = marks(caller)
        require(shown in ({current}, {mark}), f"round {number}: it shows {shown}")
        require(not (done == [True] and shown == {current}), f"round {number}: it was lost")
        old, new = (old + 1, new) if shown == {current} else (old, new + 1)
        current = shown.pop()
        caller.close()
    daemon.end(signal.SIGTERM)
    return (
        f"{options.rounds} kills while {options.solutions} solutions were published: {old} times "
        f"the old catalogue, {new} times the new one, always whole (seed {options.seed}; publishing "
        f"takes {longest:.2f} s)"
    )


run(main)
