"""P10: what a full explanation of the best ten costs beside the ranking alone."""

from __future__ import annotations

from .. import stores
from ..bench import Bench
from ..demanded import Demanded
from ..figures import NotRun, Row, at_most, in_turns, median, ratios

ROWS = 10_000
NAME = f"full explanation of 10 / ranking alone, in process, N = {ROWS:,}"
BARS = [(NAME, at_most(1.3))]
RUNS = 100


def run(bench: Bench) -> list[Row]:
    """Measures both in turns."""
    catalog = stores.catalog(bench, ROWS)
    words = ("--catalog", str(catalog), "--models", str(catalog.parent / "models"))
    with Demanded(str(bench.loader), "inprocess", "explain", *words) as engine:
        if engine.told["solutions"] != ROWS:
            raise NotRun("solutions.ndjson is not read yet")
        taken = in_turns(
            bench.rounds or 5,
            none=lambda: engine.ask("none", RUNS),
            full=lambda: engine.ask("full", RUNS),
        )
    turns = ratios(taken["full"], taken["none"])
    beside = {"us in full": median(taken["full"]), "us alone": median(taken["none"])}
    return [Row("P10", NAME, BARS[0][1], median(turns), beside, turns)]
