"""P6: typed scoring from request to reply, beside the same in DuckDB SQL with one thread.

The daemon is asked over loopback tcp by one caller who waits; DuckDB is asked in the same process.
Both judge the same solutions for the same profile and the same weights, with filters that leave
all, about a tenth and about a hundredth. Their answers are held against the plain definition first;
SQL adds in an order of its own, so its scores may be off by what that rounds.
"""

from __future__ import annotations

import json
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import synthetic

from .. import plain, stores
from ..bench import Bench, clean
from ..comparing import answers, ranking, require_same
from ..figures import Failed, Json, NotRun, Row, at_least, in_turns, median, ratios
from ..servers import Daemon, finish

SHARES = (1.0, 0.1, 0.01)
ROWS = 100_000
NAMES = {
    share: f"typed scoring beside DuckDB, N = {ROWS:,}, filter leaves {share:.0%}"
    for share in SHARES
}
BARS = [(NAMES[share], at_least(20)) for share in SHARES]
#: For the plot.
SIZES = (1_000, 10_000, ROWS)
COMPARED = 10
QUERIES = 3
#: What another order of addition may change.
DOUBLE = 1e-12
FILTERED = ("applications", "interventions", "standards", "care-settings", "conditions")


def slim(record: Json) -> Json:
    """What is judged here of a solution; the rest of many would fill the memory."""
    features = {name: {"value": one["value"]} for name, one in record["features"].items()}
    kept = {name: record[name] for name in ("id", "kind", "requires") if name in record}
    return {**kept, "features": features}


def admitted_by(records: list[Json], share: float) -> Json | None:
    """The filter by one code that leaves the share that is nearest to the wanted one."""
    if share == 1:
        return None
    counts: dict[tuple[str, str], int] = {}
    for record in records:
        for name in FILTERED:
            above = plain.code_list(name).above
            have = plain.feature(record, name) or ()
            for code in {at for own in have for at in (own, *above[own])}:
                counts[name, code] = counts.get((name, code), 0) + 1
    wanted = share * len(records)
    name, code = min(counts, key=lambda key: abs(np.log(counts[key] / wanted)))
    return {"feature": name, "anyOf": [code]}


def workload(bench: Bench, filtered: Json | None, folder: Path) -> Path:
    """The workload with a filter and without explanations, in lock-step."""
    content = bench.workload("compared")
    content |= {"mode": "lockstep"}
    content["request"]["params"]["explain"] = "none"
    if filtered:
        content["request"]["params"]["filter"] = filtered
    path = folder / "typed.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


class Pair:
    """The daemon and the database with one catalogue and one filter."""

    def __init__(
        self,
        bench: Bench,
        daemon: Daemon,
        base: Any,
        share: float,
        records: list[Json],
        folder: Path,
    ) -> None:
        from peers import typed_duckdb

        stated = plain.profile("RO21")
        self.bench, self.daemon, self.base = bench, daemon, base
        self.filtered = admitted_by(records, share)
        self.path = workload(bench, self.filtered, folder)
        where = typed_duckdb.condition(self.filtered) if self.filtered else ""
        ways = [typed_duckdb.Statement(stated, where, by_join) for by_join in (True, False)]
        self.table = plain.table(records, stated)
        if self.filtered:
            kept = [plain.truth(record, self.filtered) is True for record in records]
            self.table.admitted &= np.array(kept)
        self.weights = self.compare(ways, folder)
        timed = []
        for way in ways:
            way.prepare(base)
            timed.append((self.seconds(way, 2), way.by_join, way))
        self.way = min(timed, key=lambda one: one[:2])[2]

    def compare(self, ways: list[Any], folder: Path) -> list[Json]:
        """Holds both against the plain definition; returns the weights that were asked for."""
        path = folder / "answers"
        self.load(answers=path, answers_count=COMPARED, warmup=0, seconds=0.5)
        told = answers(path)
        if not told:
            raise Failed("the daemon answers nothing")
        asked = []
        for row in told.values():
            weights = row["request"]["params"]["weights"]
            asked.append(weights)
            right, score_of = self.table.judge(weights)
            require_same("the daemon", ranking(row["reply"]), right, score_of, 0.0)
        for way in ways:
            way.prepare(self.base)
            for weights in asked[:3]:
                right, score_of = self.table.judge(weights)
                told_by_sql = [(row[0], row[1]) for row in way.ask(self.base, weights)]
                require_same("DuckDB", told_by_sql, right, score_of, DOUBLE)
        return asked

    def load(self, **options: Any) -> Json:
        """The daemon's figures."""
        command = self.bench.load_command(self.daemon.endpoint, self.path, **options)
        return clean(json.loads(finish(command, "the load")))

    def seconds(self, way: Any, queries: int) -> float:
        """The median seconds of some queries of the database."""
        times = []
        for number in range(queries):
            began = time.perf_counter()
            way.ask(self.base, self.weights[number % len(self.weights)])
            times.append(time.perf_counter() - began)
        return median(times)

    def measure(self, rounds: int) -> dict[str, list[float]]:
        """Microseconds of an answer, in turns."""
        return in_turns(
            rounds,
            twinmatchd=lambda: self.load(seconds=0.5, warmup=0.1)["latency"]["p50"],
            DuckDB=lambda: 1e6 * self.seconds(self.way, QUERIES),
        )


def run(bench: Bench) -> list[Row]:
    """Measures every filter at the barred size, and all solutions at the others."""
    try:
        from peers import typed_duckdb
    except ImportError as reason:
        raise NotRun(str(reason)) from reason
    rows = []
    plot: dict[str, list[list[float]]] = {"twinmatchd, over tcp": [], "DuckDB, in process": []}
    for size in SIZES:
        if size > bench.largest:
            continue
        records = list(map(slim, synthetic.read_solutions(stores.catalog(bench, size))))
        with (
            tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as name,
            stores.served(bench, size) as daemon,
        ):
            base = typed_duckdb.connect(records)
            for share in SHARES if size == ROWS else (1.0,):
                pair = Pair(bench, daemon, base, share, records, Path(name))
                taken = pair.measure(bench.rounds or (5 if size == ROWS else 3))
                if share == 1:
                    for points, times in zip(plot.values(), taken.values(), strict=True):
                        points.append([size, median(times)])
                if size == ROWS:
                    rows.append(row_of(share, pair, taken))
    bench.plots["typed"] = plot
    return rows or [Row("P6", name, bar, note="too large for this run") for name, bar in BARS]


def row_of(share: float, pair: Pair, taken: dict[str, list[float]]) -> Row:
    """The row of a filter."""
    turns = ratios(taken["DuckDB"], taken["twinmatchd"])
    beside = {f"{name} us": median(times) for name, times in taken.items()}
    beside["solutions left"] = int(pair.table.admitted.sum())
    note = "filter " + json.dumps(pair.filtered) if pair.filtered else ""
    note += ("; " if note else "") + ("SQL by join" if pair.way.by_join else "SQL by lists")
    return Row("P6", NAMES[share], at_least(20), median(turns), beside, turns, note)
