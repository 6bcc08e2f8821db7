"""Figures, bars and verdicts."""

from __future__ import annotations

import statistics
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = Any


class NotRun(Exception):
    """Why a case, or a row of it, could not be measured."""


class Failed(Exception):
    """What was wrong with the answers; a figure of wrong answers is worth nothing."""


@dataclass
class Bar:
    """What a figure has to be: at least or at most a number."""

    limit: float
    at_least: bool
    unit: str = "x"

    def text(self) -> str:
        """The bar as it stands in a table."""
        unit = " x" if self.unit == "x" else f" {self.unit}"
        return f"{'>=' if self.at_least else '<='} {self.limit:,g}{unit}"

    def holds(self, figure: float) -> bool:
        """Whether a figure meets it."""
        return figure >= self.limit if self.at_least else figure <= self.limit


def at_least(limit: float, unit: str = "x") -> Bar:
    """A bar from below."""
    return Bar(limit, True, unit)


def at_most(limit: float, unit: str = "x") -> Bar:
    """A bar from above."""
    return Bar(limit, False, unit)


@dataclass
class Row:
    """One line of the table."""

    case: str
    name: str
    bar: Bar | None
    figure: float | None = None
    #: Absolute figures and whatever else a reader wants beside the ratio.
    beside: dict[str, Any] = field(default_factory=dict)
    #: The figure of each turn.
    turns: list[float] = field(default_factory=list)
    note: str = ""
    failed: bool = False

    @property
    def verdict(self) -> str:
        """met, MISSED, not run, or nothing where there is no bar."""
        if self.failed:
            return "MISSED"
        if self.figure is None:
            return "not run"
        if self.bar is None:
            return "-"
        return "met" if self.bar.holds(self.figure) else "MISSED"

    def plain(self) -> Json:
        """The row for a JSON file."""
        return {
            "case": self.case,
            "name": self.name,
            "bar": self.bar.text() if self.bar else None,
            "figure": self.figure,
            "verdict": self.verdict,
            "turns": self.turns,
            "beside": self.beside,
            "note": self.note,
        }


def in_turns(rounds: int, **measures: Callable[[], Any]) -> dict[str, list[Any]]:
    """Measures A B A B ..., so that what disturbs the machine disturbs everybody alike."""
    taken: dict[str, list[Any]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            taken[name].append(measure())
    return taken


def ratios(ours: list[float], theirs: list[float]) -> list[float]:
    """The ratio of each turn: both parts were measured right after each other."""
    return [one / other for one, other in zip(ours, theirs, strict=True)]


def median(values: list[float]) -> float:
    """The median."""
    return float(statistics.median(values))
