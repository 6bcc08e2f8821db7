"""P5: the exact best ten of a matrix in one thread, beside numpy, FAISS and pymcdm."""

from __future__ import annotations

import sys

import numpy as np

from ..bench import BENCH, Bench
from ..comparing import SINGLE, require_same
from ..demanded import Demanded
from ..figures import Bar, NotRun, Row, at_least, in_turns, median, ratios
from ..matrices import exact, matrix, weights

LIMITS = {("skewed", 10_000): 1.0, ("skewed", 100_000): 3.0, ("skewed", 1_000_000): 5.0}
LIMITS |= {("uniform", 100_000): 1.2, ("uniform", 1_000_000): 1.5, ("uniform", 10_000): 1.0}
NAMES = {key: f"exact top 10 beside FAISS flat, {key[0]}, N = {key[1]:,}" for key in LIMITS}
BARS: list[tuple[str, Bar]] = [(NAMES[key], at_least(limit)) for key, limit in LIMITS.items()]
PEERS = ("numpy", "faiss", "topsis")
SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
#: TOPSIS needs seconds beyond this.
MOST_TOPSIS = 100_000
COMPARED = 20


def runs(rows: int) -> int:
    """How many rankings make one turn: half a second of the slowest peer, and enough to be warm."""
    return max(25, min(400, 3_000_000 // rows))


def peer(bench: Bench, kind: str, rows: int) -> Demanded:
    """The peers with a matrix."""
    script = str(BENCH / "peers/topk.py")
    return Demanded(
        sys.executable, "-B", script, str(matrix(bench, kind, rows)), str(weights(bench))
    )


def engine(bench: Bench, kind: str, rows: int) -> Demanded:
    """The engine with the same one."""
    words = (str(matrix(bench, kind, rows)), str(weights(bench)))
    return Demanded(str(bench.loader), "inprocess", "top", *words)


def compare(bench: Bench, kind: str, rows: int, ours: Demanded | None, theirs: Demanded) -> None:
    """Holds every answer against the exact one."""
    table, vectors = np.load(matrix(bench, kind, rows)), np.load(weights(bench))[:COMPARED]
    scores = exact(table, vectors)
    told = {name: theirs.ask(f"answers-{name}", COMPARED) for name in ("numpy", "faiss")}
    if ours is not None:
        told["the engine"] = ours.ask("answers", COMPARED)
    for place, row in enumerate(scores):
        best = np.lexsort((np.arange(len(row)), -row))[:10]
        right = [(str(number), float(row[number])) for number in best]
        for who, answers in told.items():
            named = [(str(int(number)), score) for number, score in answers[place]]
            within = 0.0 if who == "the engine" else SINGLE
            require_same(who, named, right, lambda name, row=row: float(row[int(name)]), within)


def measure(bench: Bench, kind: str, rows: int) -> dict[str, list[float]]:
    """Microseconds of a ranking, by who makes it, in turns."""
    with peer(bench, kind, rows) as theirs:
        try:
            ours: Demanded | None = engine(bench, kind, rows)
        except NotRun as reason:
            print(f"no engine: {reason}", file=sys.stderr)
            ours = None
        compare(bench, kind, rows, ours, theirs)
        ways = {
            name: (lambda name=name: theirs.ask(name, runs(rows))) for name in ("numpy", "faiss")
        }
        if ours is not None:
            mine = ours
            ways["twinmatch"] = lambda: mine.ask("time", runs(rows))
        taken = in_turns(bench.rounds or 5, **ways)
        if kind == "skewed" and rows <= MOST_TOPSIS:
            taken["topsis"] = [theirs.ask("topsis", max(1, min(5, 20_000 // rows)))]
        if ours is not None:
            ours.__exit__(None, None, None)
    return taken


def row_of(key: tuple[str, int], taken: dict[str, list[float]]) -> Row:
    """The row of one size."""
    row = Row("P5", NAMES[key], at_least(LIMITS[key]))
    row.beside = {f"{name} us": median(all_) for name, all_ in taken.items()}
    if "twinmatch" in taken:
        row.turns = ratios(taken["faiss"], taken["twinmatch"])
        row.figure = median(row.turns)
    else:
        row.note = "the engine cannot do this yet"
    return row


def run(bench: Bench) -> list[Row]:
    """Measures every size and kind."""
    taken = {
        ("skewed", rows): measure(bench, "skewed", rows) for rows in SIZES if rows <= bench.largest
    }
    bench.plots["size"] = {
        name: [[size, median(all_[name])] for (_, size), all_ in taken.items() if name in all_]
        for name in ("twinmatch", *PEERS)
        if any(name in all_ for all_ in taken.values())
    }
    for kind, rows in LIMITS:
        if kind == "uniform" and rows <= bench.largest:
            taken[kind, rows] = measure(bench, kind, rows)
    return [
        row_of(key, taken[key]) if key in taken else Row("P5", NAMES[key], at_least(limit))
        for key, limit in LIMITS.items()
    ]
