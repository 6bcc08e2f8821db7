"""P15: similar regions all against all, the twins of one region, and a programme's grants."""

from __future__ import annotations

from ..bench import Bench
from ..demanded import Demanded
from ..figures import Row, at_most, median

SIMILAR = "similar regions, all NUTS 2 regions and countries against all"
FIND = "twins of RO21 over all regions and shipped solutions"
PROGRAMME = "12 grants over all pairs of the stored profiles, with the pairs"
ASSIGN = "12 grants over every NUTS 2 region with every other"
BARS = [
    (SIMILAR, at_most(5, "ms")),
    (FIND, at_most(5, "ms")),
    (PROGRAMME, at_most(50, "ms")),
    (ASSIGN, at_most(50, "ms")),
]
RUNS = 20


def run(bench: Bench) -> list[Row]:
    """Measures in process, on the shipped catalogue; answers are checked first."""
    models = bench.catalog.parent / "models"
    words = ("--catalog", str(bench.catalog), "--models", str(models))
    with Demanded(str(bench.loader), "inprocess", "twins", *words) as engine:
        engine.ask("compare", 1)
        told = engine.told
        beside = {
            SIMILAR: {"regions": told["regions"], "ms, the plain way": engine.ask("plain", 3) / 1000},
            FIND: {"regions": told["regions"], "solutions": told["solutions"]},
            PROGRAMME: {"adopters": told["adopters"]},
            ASSIGN: {"pairs": told["pairs"]},
        }
        rows = []
        for (name, bar), word in zip(BARS, ["similar", "find", "programme", "assign"], strict=True):
            turns = [engine.ask(word, RUNS) / 1000 for _ in range(bench.rounds or 5)]
            rows.append(Row("P15", name, bar, median(turns), beside[name], turns))
        return rows
