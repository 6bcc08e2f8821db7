"""The cases: each measures one thing and can be run alone.

A case is a module with `BARS` (the names and bars of its rows) and `run(bench)`, which returns the
rows.
"""

from __future__ import annotations

from types import ModuleType

from . import (
    extras,
    p01_stored,
    p02_unique,
    p03_lockstep,
    p04_python,
    p05_top,
    p06_typed,
    p07_growth,
    p08_start,
    p09_allocations,
    p10_explain,
    p11_writes,
    p12_open_loop,
    p13_swap,
    p14_regions,
    p15_twins,
    p16_reports,
)

ALL: dict[str, ModuleType] = {
    "P1": p01_stored,
    "P2": p02_unique,
    "P3": p03_lockstep,
    "P4": p04_python,
    "P5": p05_top,
    "P6": p06_typed,
    "P7": p07_growth,
    "P8": p08_start,
    "P9": p09_allocations,
    "P10": p10_explain,
    "P11": p11_writes,
    "P12": p12_open_loop,
    "P13": p13_swap,
    "P14": p14_regions,
    "P15": p15_twins,
    "P16": p16_reports,
    "X": extras,
}
#: What `--quick` runs.
QUICK = ("P1", "P2", "P3", "P9", "P10", "P12", "P15", "P16")
