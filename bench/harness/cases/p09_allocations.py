"""P9: what the daemon's own code allocates for a request, on the wire and in steady state.

The daemon runs with a library that counts, by thread, what Swift code asks for; of the busiest
thread, which serves, the count over a load is divided by its replies. An allocation in every
request makes 1; what timers and logs ask for on that thread makes some thousandths, which are told
beside.
"""

from __future__ import annotations

import os
import struct
import tempfile
from pathlib import Path

from ..bench import Bench, clean
from ..figures import Json, NotRun, Row, at_most
from ..servers import Daemon

STORED = "allocations of our own code for a request, stored profile"
BARS = [(STORED, at_most(0, "allocations"))]
UNIQUE = "allocations of our own code for a request, 20 own weights"


def counts(path: Path) -> dict[int, int]:
    """The allocations of each thread so far."""
    rows = struct.iter_unpack("=QQ", path.read_bytes())
    return {thread: count for thread, count in rows if thread}


def counted(bench: Bench, daemon: Daemon, path: Path, workload: str) -> tuple[float, Json]:
    """Allocations of the busiest thread for each reply."""
    clean(bench.load(daemon.endpoint, workload, seconds=0.5, warmup=0))
    # No warm-up, so that every reply within the count is one of the figures, but the last window's.
    before = counts(path)
    figures = clean(bench.load(daemon.endpoint, workload, seconds=1, warmup=0))
    after = counts(path)
    most = max(after[thread] - before.get(thread, 0) for thread in after)
    return most / (figures["results"] + figures["window"]), figures


def row(name: str, bare: float, figures: Json, barred: bool) -> Row:
    """A row, to hundredths: one in many requests is not a request's own."""
    beside = {"in 1,000 requests": 1000 * bare, "requests": figures["results"]}
    return Row("P9", name, BARS[0][1] if barred else None, round(bare, 2), beside)


def run(bench: Bench) -> list[Row]:
    """Measures stored and unique requests, without kept replies where there are any."""
    from .p01_stored import NO_CACHE

    library = bench.echo.parent / "allocations.so"
    if not library.is_file():
        raise NotRun(f"{library} is not built")
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as name:
        path = Path(name) / "counts"
        os.environ.update(LD_PRELOAD=str(library), TWINMATCH_ALLOCATIONS=str(path))
        try:
            try:
                daemon = bench.shipped(settings=NO_CACHE)
            except NotRun:
                daemon = bench.shipped()
        finally:
            del os.environ["LD_PRELOAD"], os.environ["TWINMATCH_ALLOCATIONS"]
        with daemon:
            stored = counted(bench, daemon, path, "stored")
            unique = counted(bench, daemon, path, "own-weights")
    return [row(STORED, *stored, True), row(UNIQUE, *unique, False)]
