"""P8: how soon a daemon answers, and what it holds in memory."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from .. import stores
from ..bench import Bench, Caller, clean
from ..figures import Failed, NotRun, Row, at_most, median
from ..servers import Daemon

LARGE = 1_000_000
MEBI = 1 << 20
BARS = [
    ("1 M solutions: start from the store", at_most(5, "s")),
    ("1 M solutions: resident", at_most(1500, "MB")),
    ("1 M solutions: scoring columns", at_most(200, "MB")),
    ("shipped catalogue: start", at_most(150, "ms")),
    ("shipped catalogue: resident", at_most(60, "MB")),
]


def shipped(bench: Bench) -> list[Row]:
    """The shipped catalogue: starts from a store, and from files beside; memory after queries."""
    starts, files = [], []
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as folder:
        store = Path(folder) / "store"
        init = [str(bench.daemon), "init", "--store", str(store), "--catalog", str(bench.catalog)]
        subprocess.run(init, check=True, stdout=subprocess.DEVNULL)
        for _ in range(bench.rounds or 5):
            with Daemon(bench.daemon, "--store", str(store)) as daemon:
                starts.append(1000 * daemon.start_seconds)
            with bench.shipped() as daemon:
                files.append(1000 * daemon.start_seconds)
    with bench.shipped() as daemon:
        early = daemon.resident_bytes()
        clean(bench.load(daemon.endpoint, "own-weights", seconds=1))
        resident = daemon.resident_bytes() / 1e6
    return [
        Row("P8", *BARS[3], median(starts), {"ms from files": median(files)}, starts),
        Row("P8", *BARS[4], resident, {"MB at first": early / 1e6}),
    ]


def large(bench: Bench) -> list[Row]:
    """A store of a million solutions: its second start, as every one but the first is."""
    if bench.largest < LARGE:
        raise NotRun(f"the largest catalogue made is {bench.largest}")
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-", dir=bench.data) as folder:
        store = stores.store(bench, LARGE, Path(folder))
        starts = []
        for turn in range(3):
            with stores.holding(Daemon(bench.daemon, "--store", str(store)), LARGE) as daemon:
                starts.append(daemon.start_seconds)
                if turn == 2:
                    early = daemon.resident_bytes() / 1e6
                    clean(bench.load(daemon.endpoint, "own-weights", seconds=2, window=8))
                    resident = daemon.resident_bytes() / 1e6
                    caller = Caller(daemon.endpoint)
                    told = caller.call("server.stats")
                    caller.close()
    columns = Row("P8", *BARS[2])
    if "scoringBytes" in told:
        columns.figure = told["scoringBytes"] / 1e6
    else:
        columns.note = "server.stats does not tell them"
    return [
        Row("P8", *BARS[0], median(starts[1:]), {"s the first time": starts[0]}, starts),
        Row("P8", *BARS[1], resident, {"MB at first": early}),
        columns,
    ]


def run(bench: Bench) -> list[Row]:
    """Measures both catalogues; what can be measured is, whatever becomes of the other."""
    try:
        rows = large(bench)
    except (NotRun, Failed) as reason:
        failed = isinstance(reason, Failed)
        rows = [Row("P8", name, bar, note=str(reason), failed=failed) for name, bar in BARS[:3]]
    return rows + shipped(bench)
