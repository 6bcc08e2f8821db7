"""P11: writes that are answered once the disk has them, and seen by the very next query."""

from __future__ import annotations

import tempfile
from pathlib import Path

from ..bench import Bench, Caller, clean
from ..figures import Failed, Row, at_least, median
from ..servers import Daemon, finish

BARS = [("profiles.put, 256 in flight, acknowledged", at_least(20_000, "/s"))]
SEEN = 200


def seen_at_once(daemon: Daemon) -> None:
    """Fails unless a query sees what was just written."""
    caller = Caller(daemon.owner)
    for number in range(SEEN):
        need = {"applications": {"A5": 1}} if number % 2 else {"applications": {"A9": 1}}
        name = {"en": f"Seen {number}", "ro": f"Văzut {number}"}
        stated = {"id": "seen", "region": "RO21", "name": name, "illustrative": True, "needs": need}
        written = caller.call("profiles.put", profile=stated)
        told = caller.call("match.query", profile="seen", limit=1)["_meta"]["state"]
        if told["profileDigest"] != written["digest"]:
            raise Failed(f"version {written['version']} was not seen by the next query")
    caller.close()


def run(bench: Bench) -> list[Row]:
    """Measures on a fresh store of the shipped catalogue."""
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-", dir=bench.data) as folder:
        store = Path(folder) / "store"
        command = [
            str(bench.daemon),
            "init",
            "--store",
            str(store),
            "--catalog",
            str(bench.catalog),
        ]
        finish(command, "twinmatchd init")
        with Daemon(bench.daemon, "--store", str(store)) as daemon:
            seen_at_once(daemon)
            taken = [
                clean(bench.load(daemon.owner, "profile-put"))
                for _ in range(bench.rounds_of("profile-put"))
            ]
            seen_at_once(daemon)
    rates = [one["perSecond"] for one in taken]
    beside = {"p50 ms": median([one["latency"]["p50"] / 1000 for one in taken])}
    return [Row("P11", *BARS[0], median(rates), beside, rates, f"{2 * SEEN} writes seen at once")]
