#!/usr/bin/env python3
"""Counts the instructions of the hot paths and compares them with thresholds.

Instructions are the same whatever else a machine does, so this is what a check can rest on; time
is measured by run.py. The program does each piece of work many times under callgrind, which counts
from the beginning to the end of the function that does it. `--record` writes what was counted, with
room, as the new thresholds.

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
#: A compiler of another day may need a little more.
ROOM = 1.15


def counted(program: str, case: str) -> int:
    """The instructions that a piece of work takes once."""
    done = subprocess.run(
        ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null"]
        + ["--toggle-collect=*measured*", program, case],
        capture_output=True,
        text=True,
        cwd=HERE.parent,
    )
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not found:
        sys.exit(f"{case}: {done.stdout}{done.stderr}")
    return round(int(found.group(1)) / int(done.stdout))


def without_debug_info(program: str, folder: str) -> str:
    """A copy that valgrind can read: it stumbles over the debug information of newer compilers."""
    copy = str(Path(folder) / "program")
    subprocess.run(["strip", "--strip-debug", "-o", copy, program], check=True)
    return copy


def main() -> None:
    """Counts every case and says where a threshold is passed."""
    thresholds = json.loads(THRESHOLDS.read_text())
    counts = {}
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as folder:
        program = without_debug_info(sys.argv[1], folder)
        for case, threshold in thresholds.items():
            counts[case] = counted(program, case)
            print(f"{case:20} {counts[case]:>12,}   at most {threshold:>12,}", flush=True)
    if "--record" in sys.argv:
        recorded = {case: round(count * ROOM) for case, count in counts.items()}
        THRESHOLDS.write_text(json.dumps(recorded, indent=2) + "\n")
        return
    passed = [case for case, count in counts.items() if count > thresholds[case]]
    if passed:
        sys.exit(f"more instructions than allowed: {', '.join(passed)}; see docs/performance.md")


if __name__ == "__main__":
    main()
