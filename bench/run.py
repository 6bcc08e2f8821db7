#!/usr/bin/env python3
"""Measures the bars P1 to P14, prints a table and writes the report.

`make bench` and `make bench-quick` build what this needs and call it. A missed bar is no error: a
benchmark says how it is. Wrong answers are: such a row has failed, whatever its figure.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from harness import cases, machine, report
from harness.bench import BENCH, TOP, Bench
from harness.figures import Failed, NotRun, Row


def options() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    programs = TOP / ".build/release"
    parser.add_argument("--daemon", type=Path, default=programs / "twinmatchd")
    parser.add_argument("--cli", type=Path, default=programs / "twinmatch")
    parser.add_argument("--appends", type=Path, default=programs / "appends")
    parser.add_argument("--loader", type=Path, default=BENCH / ".build/release/twinmatch-bench")
    parser.add_argument("--echo", type=Path, default=BENCH / ".build/peers/echo")
    parser.add_argument(
        "--data", type=Path, default=BENCH / ".build/data", help="kept between runs"
    )
    parser.add_argument("--results", type=Path, default=BENCH / "results")
    parser.add_argument("--quick", action="store_true", help=f"only {', '.join(cases.QUICK)}")
    parser.add_argument("--only", default="", help="these cases, such as P1,P3")
    parser.add_argument("--rounds", type=int, help="turns of each case (default: its workload's)")
    parser.add_argument("--seconds", type=float, help="length of a turn (default: its workload's)")
    parser.add_argument("--largest", type=int, default=1_000_000, help="the largest catalogue made")
    parser.add_argument("--seed", type=int, default=20_261_127)
    return parser.parse_args()


def wanted(words: argparse.Namespace) -> tuple[str, ...]:
    """The cases to run."""
    if words.only:
        names = tuple(words.only.split(","))
        unknown = [name for name in names if name not in cases.ALL]
        if unknown:
            sys.exit(f"no case is called {unknown[0]}; there are {', '.join(cases.ALL)}")
        return names
    return cases.QUICK if words.quick else tuple(cases.ALL)


def measured(name: str, bench: Bench) -> list[Row]:
    """The rows of a case, whatever becomes of it."""
    case = cases.ALL[name]
    try:
        rows: list[Row] = case.run(bench)
        return rows
    except NotRun as reason:
        return [Row(name, row, bar, note=str(reason)) for row, bar in case.BARS]
    except Failed as reason:
        return [Row(name, row, bar, note=str(reason), failed=True) for row, bar in case.BARS]


def main() -> None:
    """Measures and tells."""
    words = options()
    names = wanted(words)
    bench = Bench(
        words.daemon,
        words.cli,
        words.loader,
        words.echo,
        words.appends,
        words.data,
        rounds=words.rounds,
        seconds=words.seconds,
        quick=words.quick,
        largest=words.largest,
        seed=words.seed,
    )
    if words.quick and words.seconds is None:
        bench.seconds = 1.0
    bench.data.mkdir(parents=True, exist_ok=True)
    told = machine.describe(bench)
    began = time.monotonic()
    rows: list[Row] = []
    for name, case in cases.ALL.items():
        if name not in names:
            rows += [Row(name, row, bar, note="not asked for") for row, bar in case.BARS]
            continue
        print(f"{name} ...", end=" ", file=sys.stderr, flush=True)
        start = time.monotonic()
        told_rows = measured(name, bench)
        rows += told_rows
        verdicts = ", ".join(row.verdict for row in told_rows)
        print(f"{time.monotonic() - start:.0f} s: {verdicts}", file=sys.stderr)
    told["seconds"] = round(time.monotonic() - began)
    print(report.table(rows))
    path = report.write(rows, told, bench.plots, words.results, time.strftime("%Y-%m-%dT%H-%M-%S"))
    print(f"\nreport: {path}")
    if any(row.failed for row in rows):
        sys.exit(1)


if __name__ == "__main__":
    main()
