"""P7: how the time grows from 10 k to 1 M rows."""

from __future__ import annotations

from ..bench import Bench
from ..figures import Row, at_most, median, ratios
from . import p05_top

BARS = [("time at 1 M / time at 10 k, skewed", at_most(25))]


def run(bench: Bench) -> list[Row]:
    """Measures the two sizes in turns."""
    small, large = (p05_top.engine(bench, "skewed", rows) for rows in (10_000, 1_000_000))
    with small, large:
        ours = [
            (large.ask("time", p05_top.runs(1_000_000)), small.ask("time", p05_top.runs(10_000)))
            for _ in range(bench.rounds or 5)
        ]
    turns = ratios([one for one, _ in ours], [other for _, other in ours])
    beside = {
        "us at 1 M": median([one for one, _ in ours]),
        "us at 10 k": median([o for _, o in ours]),
    }
    return [Row("P7", BARS[0][0], BARS[0][1], median(turns), beside, turns)]
