#!/usr/bin/env python3
"""Counts the instructions of the hot paths and compares them with thresholds.

Instructions are the same whatever else a machine does, so this is what a check can rest on; time is
measured by run.py. Each case runs twice under callgrind, a few times and many times, and the
difference is the cost of one. `--record` writes what was counted, with room, as the new thresholds.

usage: instructions.py PROGRAM [--record]
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
THRESHOLDS = HERE / "instructions.json"
#: How often a case is done in the two runs.
TIMES = {
    "query-kept": (50, 1050),
    "query-stored": (20, 220),
    "query-own-weights": (20, 220),
    "query-general": (5, 35),
    "rank-matrix": (5, 105),
    "rank-catalogue": (5, 55),
    "write-numbers": (5, 55),
    "read-numbers": (5, 55),
}
#: A compiler of another day may need a little more.
ROOM = 1.15


def counted(program: str, case: str, times: int) -> int:
    """The instructions of a whole run."""
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as folder:
        done = subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={folder}/out"]
            + [program, case, str(times)],
            capture_output=True,
            text=True,
            cwd=HERE.parent,
        )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{case}: {done.stdout}{done.stderr}")
    return int(found.group(1))


def without_debug_info(program: str, folder: str) -> str:
    """A copy that valgrind can read: it stumbles over the debug information of newer compilers."""
    copy = str(Path(folder) / "program")
    subprocess.run(["strip", "--strip-debug", "-o", copy, program], check=True)
    return copy


def main() -> None:
    """Counts every case and says where a threshold is passed."""
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as folder:
        check(without_debug_info(sys.argv[1], folder))


def check(program: str) -> None:
    """Counts every case of a program."""
    thresholds = json.loads(THRESHOLDS.read_text()) if THRESHOLDS.exists() else {}
    counts = {}
    for case, (few, many) in TIMES.items():
        difference = counted(program, case, many) - counted(program, case, few)
        counts[case] = round(difference / (many - few))
        print(f"{case:20} {counts[case]:>12,}   at most {thresholds.get(case, 0):>12,}", flush=True)
    if "--record" in sys.argv:
        recorded = {case: round(count * ROOM) for case, count in counts.items()}
        THRESHOLDS.write_text(json.dumps(recorded, indent=2) + "\n")
        return
    passed = [case for case in counts if counts[case] > thresholds.get(case, 0)]
    if passed:
        sys.exit(f"more instructions than allowed: {', '.join(passed)}; see docs/performance.md")


if __name__ == "__main__":
    main()
