"""P13: a catalogue of a million solutions is replaced under load.

A `solutions.put` publishes a revision in which the best solution is another. Every answer must be
the one of the revision that it names, and nothing may be refused.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
import time
from pathlib import Path

from .. import stores
from ..bench import BENCH, Bench, Caller, clean
from ..figures import Failed, Json, NotRun, Row, at_most, median
from ..servers import Daemon

ROWS = 1_000_000
BARS = [("swap of 1 M solutions under load: p99 during it / before", at_most(3))]
WINDOW, SWAPS = 4, 3
LEAST_SECONDS = 3.0


def best(caller: Caller) -> tuple[str, int]:
    """The best solution and the revision that says so."""
    told = caller.call("match.query", profile="RO21", explain="summary", limit=1)
    return told["matches"][0]["solution"], told["_meta"]["state"]["catalogRevision"]


def swap(caller: Caller) -> tuple[int, float]:
    """Takes from the best solution what makes it the best; the new revision and the seconds."""
    name, _ = best(caller)
    record = caller.call("solutions.get", solution=name)["solution"]
    record["features"] = {"trl": record["features"]["trl"]} if "trl" in record["features"] else {}
    began = time.monotonic()
    caller.call("solutions.put", solution=record)
    seconds = time.monotonic() - began
    after, revision = best(caller)
    if after == name:
        raise Failed(f"{name} is still the best in revision {revision}")
    return revision, seconds


def during(bench: Bench, daemon: Daemon, caller: Caller) -> tuple[Json, list[int], list[float]]:
    """The load's figures while the catalogue is swapped some times, and the revisions."""
    path = BENCH / "workloads/stored.json"
    options = {"window": WINDOW, "seconds": 600, "warmup": 0.5, "digests": True}
    command = bench.load_command(daemon.endpoint, path, **options)
    load = subprocess.Popen(command, stdout=subprocess.PIPE)
    try:
        time.sleep(1)
        began = time.monotonic()
        swaps = [swap(caller) for _ in range(SWAPS)]
        # The load goes on while the last revision settles, and long enough to have a p99.
        time.sleep(max(0.3, LEAST_SECONDS - (time.monotonic() - began)))
    finally:
        load.terminate()
        text, _ = load.communicate(timeout=60)
    return clean(json.loads(text)), [one for one, _ in swaps], [seconds for _, seconds in swaps]


def require_one_answer_each(figures: Json, revisions: list[int]) -> None:
    """Fails unless each revision gave one answer, all are different, and all were seen."""
    told = {int(name): set(answers) for name, answers in figures["revisions"].items()}
    mixed = [name for name, answers in told.items() if len(answers) != 1]
    if mixed:
        raise Failed(f"revision {mixed[0]} gave {len(told[mixed[0]])} different answers")
    if len(set.union(*told.values())) != len(told):
        raise Failed("two revisions gave the same answer, though the best solution changed")
    if not set(revisions) <= set(told):
        raise Failed(f"the load saw revisions {sorted(told)}, not all of {revisions}")


def run(bench: Bench) -> list[Row]:
    """Measures before and during."""
    if bench.largest < ROWS:
        raise NotRun(f"the largest catalogue made is {bench.largest}")
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-", dir=bench.data) as folder:
        store = stores.store(bench, ROWS, Path(folder))
        with stores.holding(Daemon(bench.daemon, "--store", str(store)), ROWS) as daemon:
            caller = Caller(daemon.owner)
            before = clean(bench.load(daemon.endpoint, "stored", window=WINDOW, seconds=5))
            figures, revisions, seconds = during(bench, daemon, caller)
            resident = daemon.resident_bytes() / 1e6
            caller.close()
    require_one_answer_each(figures, revisions)
    late = figures["latency"]["p99"] / before["latency"]["p99"]
    beside = {
        "p99 ms during": figures["latency"]["p99"] / 1000,
        "p99 ms before": before["latency"]["p99"] / 1000,
        "max ms during": figures["latency"]["max"] / 1000,
        "s a swap": median(seconds),
        "answers during": figures["results"],
        "revisions seen": len(figures["revisions"]),
        "MB resident after": resident,
    }
    return [Row("P13", *BARS[0], late, beside)]
