"""P11: votes that are answered once the disk has them, and counted by the very next query."""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from pathlib import Path

from ..bench import Bench, Caller, clean
from ..figures import Failed, Row, at_least, at_most, in_turns, median, ratios
from ..servers import Daemon, finish

TAKEN = ("feedback.submit, 256 in flight, acknowledged", at_least(20_000, "/s"))
EVENTS = 1_000_000
FAST = (f"a query with {EVENTS:,} votes stored / with none, stored profile", at_most(1.1))
GENERAL = (f"a query with {EVENTS:,} votes stored / with none, general road", at_most(1.1))
BARS = [TAKEN, FAST, GENERAL]
SEEN = 200
#: Where the stored votes come from, and through whom.
REGIONS = ("RO21", "RO22", "RO31", "BG31", "HU31", "PL82", "IE04", "FRY3")
PORTALS = ("portal-a", "portal-b")


def seen_at_once(daemon: Daemon) -> None:
    """Fails unless a query counts what was just said."""
    caller = Caller(daemon.owner)
    said = {"region": "RO21", "role": "nurse", "level": "uptake"}
    for number in range(SEEN):
        vote = {"solution": "bahmni", "author": f"seen-{number}", "score": number % 7 - 3, **said}
        event = caller.call("feedback.submit", **vote)["event"]
        told = caller.call("match.query", profile="RO21", limit=1)["_meta"]["state"]
        if told["evidenceRevision"] < event:
            raise Failed(f"event {event} was not counted by the next query")
    caller.close()


def stored(bench: Bench, folder: Path, votes: int) -> Path:
    """A store of the shipped catalogue with some votes, written straight into its tables."""
    store = folder / f"store-{votes}"
    command = [str(bench.daemon), "init", "--store", str(store), "--catalog", str(bench.catalog)]
    finish(command, "twinmatchd init")
    if votes == 0:
        return store
    # A start makes the tables and the secret that are still missing.
    with Daemon(bench.daemon, "--store", str(store)) as daemon:
        caller = Caller(daemon.endpoint)
        rows = caller.call("solutions.list", limit=1000)["solutions"]
        caller.close()
    solutions = [row["id"] for row in rows]
    chance = random.Random(bench.seed)
    now = int(time.time() * 1000)

    def events() -> object:
        for number in range(1, votes + 1):
            said = {"region": chance.choice(REGIONS), "role": "nurse", "level": "uptake"}
            body = json.dumps({**said, "score": chance.randint(-3, 3)}).encode()
            author = number.to_bytes(32, "big")
            # Over three years, so that nearly all of them count whole.
            at = now - chance.randrange(3 * 365 * 86_400_000)
            yield (number, "feedback", chance.choice(solutions), chance.choice(PORTALS), at, body, author)

    with sqlite3.connect(store / "twinmatch.db") as base:
        sql = "INSERT INTO event (seq, kind, subject, principal, time, body, author)"
        base.executemany(f"{sql} VALUES (?, ?, ?, ?, ?, ?, ?)", events())
    base.close()
    return store


def beside_votes(bench: Bench, folder: Path) -> list[Row]:
    """The same queries of a store with many votes and of one with none, in turns."""
    uncached = "cache: {replyBytes: 0}\n"
    rows = []
    with (
        Daemon(bench.daemon, "--store", str(stored(bench, folder, 0)), settings=uncached) as none,
        Daemon(bench.daemon, "--store", str(stored(bench, folder, EVENTS)), settings=uncached) as many,
    ):
        for (name, bar), workload in ((FAST, "stored"), (GENERAL, "general")):
            taken = in_turns(
                bench.rounds_of(workload),
                many=lambda workload=workload: clean(bench.load(many.endpoint, workload)),
                none=lambda workload=workload: clean(bench.load(none.endpoint, workload)),
            )
            rates = {who: [one["perSecond"] for one in all_] for who, all_ in taken.items()}
            # What a query costs is the inverse of how many are answered.
            turns = ratios(rates["none"], rates["many"])
            beside = {
                "per second": median(rates["many"]),
                "without": median(rates["none"]),
                "s to start": many.start_seconds,
            }
            rows.append(Row("P11", name, bar, median(turns), beside, turns))
    return rows


def run(bench: Bench) -> list[Row]:
    """Measures on fresh stores of the shipped catalogue."""
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-", dir=bench.data) as name:
        folder = Path(name)
        store = stored(bench, folder, 0)
        with Daemon(bench.daemon, "--store", str(store)) as daemon:
            seen_at_once(daemon)
            taken = [
                clean(bench.load(daemon.owner, "feedback"))
                for _ in range(bench.rounds_of("feedback"))
            ]
            seen_at_once(daemon)
        rates = [one["perSecond"] for one in taken]
        beside = {"p50 ms": median([one["latency"]["p50"] / 1000 for one in taken])}
        note = f"{2 * SEEN} votes seen at once"
        first = Row("P11", *TAKEN, median(rates), beside, rates, note)
        # The next ones are made where this one was.
        store.rename(folder / "done")
        return [first, *beside_votes(bench, folder)]
