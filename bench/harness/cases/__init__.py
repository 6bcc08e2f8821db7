"""The cases: each measures one thing and can be run alone.

A case is a module with `BARS` (the names and bars of its rows) and `run(bench)`, which returns the
rows.
"""

from __future__ import annotations

from types import ModuleType

from . import p01_stored, p02_unique, p03_lockstep, p05_top, p07_growth, p12_open_loop

ALL: dict[str, ModuleType] = {
    "P1": p01_stored,
    "P2": p02_unique,
    "P3": p03_lockstep,
    "P5": p05_top,
    "P7": p07_growth,
    "P12": p12_open_loop,
}
#: What `--quick` runs.
QUICK = ("P1", "P2", "P3", "P9", "P10", "P12")
