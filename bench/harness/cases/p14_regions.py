"""P14: one profile in the context of every region."""

from __future__ import annotations

from .. import stores
from ..bench import Bench
from ..demanded import Demanded
from ..figures import NotRun, Row, at_most, median

ROWS = 500
BARS = [(f"RO21's profile in the context of every region, N = {ROWS}", at_most(5, "ms"))]


def run(bench: Bench) -> list[Row]:
    """Measures in process."""
    catalog = stores.catalog(bench, ROWS)
    words = ("--catalog", str(catalog), "--models", str(catalog.parent / "models"))
    with Demanded(str(bench.loader), "inprocess", "regions", *words) as engine:
        if engine.told["solutions"] != ROWS:
            raise NotRun("solutions.ndjson is not read yet")
        engine.ask("compare", 1)
        turns = [engine.ask("time", 20) / 1000 for _ in range(bench.rounds or 5)]
        beside = {
            "regions": engine.told["regions"],
            "ms, a query each": engine.ask("plain", 1) / 1000,
        }
    return [Row("P14", *BARS[0], median(turns), beside, turns)]
