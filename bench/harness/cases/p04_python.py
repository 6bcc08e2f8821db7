"""P4: the Python server that one would write in an afternoon, with the same answers.

Both get the same requests, each with 20 weights of its own. The server is given what the daemon has
to work out: the utilities of the same solutions for the same profile, and only of those that its
constraints admit. They come of the plain definition in Python, and both are compared with it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
import synthetic

from .. import plain, stores
from ..bench import BENCH, Bench, clean
from ..comparing import SINGLE, answers, ranking, require_same
from ..figures import Failed, Row, at_least, in_turns, median, ratios
from ..servers import Server

LIMITS = {500: 10, 100_000: 12}
NAMES = {
    rows: f"beside pyzmq + numpy + json, N = {rows:,}, every request unique" for rows in LIMITS
}
BARS = [(NAMES[rows], at_least(limit)) for rows, limit in LIMITS.items()]
WORKLOAD = "compared"
COMPARED = 100


def table_of(bench: Bench, rows: int) -> plain.Table:
    """The utilities of a synthetic catalogue for the workload's profile."""
    records = synthetic.read_solutions(stores.catalog(bench, rows))
    return plain.table(records, plain.profile("RO21"))


def python_server(table: plain.Table, folder: Path) -> Server:
    """The Python server with the solutions that are admitted."""
    path = folder / "table.npz"
    kept = table.filled()[table.admitted].astype(np.float32)
    ids = np.array(table.ids)[table.admitted]
    np.savez(path, table=kept, ids=ids, columns=np.array(table.criteria))
    script = str(BENCH / "peers/numpy_server.py")
    endpoint = "tcp://127.0.0.1:*"
    return Server([sys.executable, "-B", script, endpoint, str(path)], folder / "log")


def compare(bench: Bench, table: plain.Table, ours: str, theirs: str, folder: Path) -> None:
    """Holds the first answers of both against the plain definition."""
    options = {"seconds": 0.5, "warmup": 0, "answers_count": COMPARED, "mode": "lockstep"}
    for who, endpoint in {"the Python server": theirs, "the daemon": ours}.items():
        path = folder / "answers"
        bench.load(endpoint, WORKLOAD, answers=path, **options)
        told = answers(path)
        if not told:
            raise Failed(f"{who} answers nothing")
        for row in told.values():
            weights = row["request"]["params"]["weights"]
            right, score_of = table.judge(weights)
            within = 0.0 if who == "the daemon" else SINGLE
            require_same(who, ranking(row["reply"]), right, score_of, within)


def measure(bench: Bench, rows: int) -> Row:
    """Measures one size."""
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as name:
        folder = Path(name)
        with stores.served(bench, rows) as daemon:
            table = table_of(bench, rows)
            with python_server(table, folder) as server:
                compare(bench, table, daemon.endpoint, server.endpoint, folder)
                taken = in_turns(
                    bench.rounds_of(WORKLOAD),
                    ours=lambda: clean(bench.load(daemon.endpoint, WORKLOAD)),
                    theirs=lambda: clean(bench.load(server.endpoint, WORKLOAD)),
                )
    rates = {who: [one["perSecond"] for one in all_] for who, all_ in taken.items()}
    turns = ratios(rates["ours"], rates["theirs"])
    beside = {
        "per second": median(rates["ours"]),
        "Python per second": median(rates["theirs"]),
        "reply bytes": taken["ours"][0]["replyBytes"],
        "Python reply bytes": taken["theirs"][0]["replyBytes"],
        "columns": len(table.criteria),
        "rows the Python server holds": int(table.admitted.sum()),
    }
    return Row("P4", NAMES[rows], at_least(LIMITS[rows]), median(turns), beside, turns)


def run(bench: Bench) -> list[Row]:
    """Measures both sizes."""
    return [measure(bench, rows) for rows in LIMITS if rows <= bench.largest]
