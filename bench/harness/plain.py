"""The definition of a score once more, in plain Python, from the files that the daemon reads.

It shares nothing with the daemon but the definitions, so that answers which agree are right twice.
Left out is what needs the regions' figures and the users' votes: `adoption`, `proximity` and
`feedback`; whoever compares gives those criteria no weight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

import numpy as np

from .bench import TOP
from .yaml_files import read

Record = dict[str, Any]
LEFT_OUT = ("adoption", "proximity", "feedback")
DIMENSIONS = [f"S{place:02}" for place in range(1, 13)]
HIGHEST_LEVEL, HIGHEST_STAGE = 5, 7
NUMBERS = ("bandwidth", "staff", "setup-cost", "year-cost")


@dataclass(frozen=True)
class CodeList:
    """A list of codes with the way from each up to its root."""

    codes: tuple[str, ...]
    above: dict[str, tuple[str, ...]]

    def affinity(self, have: str, need: str, values: dict[str, float]) -> float:
        """How near a code that is there comes to one that is needed."""
        up, down = self.above[have], self.above[need]
        if have == need:
            return values["exact"]
        if need in up:
            return values["below"]
        if have in down:
            return values["above"]
        if up and down and up[0] == down[0] and self.above[up[0]]:
            return values["parent"]
        root = (up or (have,))[-1]
        return values["group"] if root == (down or (need,))[-1] else 0.0

    def accepts(self, have: str, wanted: str) -> bool:
        """Whether a code is the wanted one or lies below it."""
        return have == wanted or wanted in self.above[have]


@cache
def code_list(name: str) -> CodeList:
    """A shipped list."""
    rows = read(TOP / "catalog/codes" / f"{name}.yaml")["codes"]
    above: dict[str, tuple[str, ...]] = {}
    for row in rows:
        parent = row.get("parent")
        above[str(row["code"])] = (str(parent), *above[str(parent)]) if parent is not None else ()
    return CodeList(tuple(above), above)


@cache
def model(name: str) -> Record:
    """A shipped scoring model."""
    return read(TOP / "models" / f"{name}.yaml")


@cache
def profile(name: str) -> Record:
    """A shipped profile."""
    return read(TOP / "catalog/profiles" / f"{name}.yaml")


def feature(record: Record, name: str) -> Any:
    """What a record states, or None: codes, a step of a scale as text, a number, a truth value."""
    value = record.get("features", {}).get(name, {}).get("value")
    if isinstance(value, list):
        return tuple(map(str, value))
    if value is None or isinstance(value, bool) or name in NUMBERS:
        return value
    return () if value == "none" and name != "offline" else str(value)


Measure = Callable[[Record], float | None]


def at_most(limit: float) -> Callable[[float], float]:
    """1 up to the limit, 0 from twice the limit on."""

    def utility(value: float) -> float:
        if value <= limit:
            return 1.0
        return max(0.0, (2 * limit - value) / limit) if limit > 0 else 0.0

    return utility


def shortfall(need: float, have: float, span: float) -> float:
    """1 where the have reaches the need, else falling to 0 over the whole scale."""
    return max(0.0, 1 - (need - have) / span) if have < need else 1.0


def overlap(name: str, needs: dict[str, float], total: float, values: dict[str, float]) -> Measure:
    """The weighted share of the needed codes, by affinity, added in the list's order."""
    codes = code_list(name)
    ordered = [(code, needs[code]) for code in codes.codes if needs.get(code, 0) > 0]

    @cache
    def coverage(have: tuple[str, ...]) -> float:
        covered = 0.0
        for need, weight in ordered:
            best = max((codes.affinity(code, need, values) for code in have), default=0.0)
            covered += weight * best
        return covered / total

    def measure(record: Record) -> float | None:
        have = feature(record, name)
        return None if have is None else coverage(have)

    return measure


def existing(criterion: Record, stated: Record, values: dict[str, float]) -> Measure | None:
    """The share of what is in place; a solution that is in place itself fits fully."""
    there = list(map(str, stated.get("existing", [])))
    if not there:
        return None
    known = set(code_list(criterion["from"]).codes)
    needs = {code: 1.0 for code in there if code in known}
    inner = overlap(criterion["from"], needs, float(len(there)), values)
    return lambda record: 1.0 if record["id"] in there else inner(record)


def readiness(stated: Record) -> Measure | None:
    """The mean over what the solution asks and the region knows."""
    levels = {name: float(row["value"]) for name, row in stated.get("readiness", {}).items()}

    def measure(record: Record) -> float | None:
        asked = record.get("requires")
        if not asked or asked.get("hard"):
            return None
        parts = [
            shortfall(asked[name], levels[name], HIGHEST_LEVEL)
            for name in DIMENSIONS
            if name in asked and name in levels
        ]
        total = 0.0
        for part in parts:
            total += part
        return total / len(parts) if parts else None

    return measure if levels else None


def emram(stated: Record) -> Measure | None:
    """How the hospitals' stage stands to what is asked."""
    stage: Any = stated.get("emram")

    def measure(record: Record) -> float | None:
        asked = record.get("requires", {})
        if asked.get("hard") or "emram" not in asked:
            return None
        return shortfall(asked["emram"], stage, HIGHEST_STAGE)

    return None if stage is None else measure


def on_value(name: str, utility: Callable[[Any], float]) -> Measure:
    """A utility of a stated value."""

    def measure(record: Record) -> float | None:
        value = feature(record, name)
        return None if value is None else utility(value)

    return measure


def wish(criterion: Record, stated: Record) -> Measure | None:
    """A limit of the profile, or its target."""
    name, against = criterion["from"], criterion["against"]
    if against.startswith("targets."):
        target = stated.get("targets", {}).get(name)
        if target is None:
            return None
        if name in ("offline", "trl", "maturity", "evidence") and list(target) == ["atLeast"]:
            codes = code_list(name).codes
            need, span = codes.index(str(target["atLeast"])), max(1, len(codes) - 1)
            return on_value(name, lambda value: shortfall(need, codes.index(value), span))
        if list(target) == ["is"]:
            return on_value(name, lambda value: float(value == target["is"]))
        raise NotImplementedError(f"a target {target} of {name}")
    group, _, member = against.partition(".")
    limit = stated.get(group, {}).get(member) if member else stated.get(group)
    return None if limit is None else on_value(name, at_most(limit))


def measure_of(criterion: Record, stated: Record, values: dict[str, float]) -> Measure | None:
    """The measure of a criterion, or None where the profile states nothing for it."""
    kind, name = criterion["utility"]["kind"], criterion["from"]
    if kind == "overlap":
        if criterion["against"] == "existing":
            return existing(criterion, stated, values)
        if criterion["against"] == "languages":
            needs = {str(code): 1.0 for code in stated.get("languages", [])}
        else:
            needs = stated.get("needs", {}).get(name, {})
            needs = {str(code): float(weight) for code, weight in needs.items()}
        total = sum(needs[code] for code in code_list(name).codes if code in needs)
        return overlap(name, needs, total, values) if total > 0 else None
    if kind == "levels":
        levels = criterion["utility"]["levels"]
        return on_value(name, lambda value: float(levels.get(value, 0)))
    if kind == "readiness":
        return emram(stated) if name == "requires.emram" else readiness(stated)
    return wish(criterion, stated)


@dataclass
class Table:
    """The utilities of some solutions for one profile: NaN where unknown."""

    ids: list[str]
    criteria: list[str]
    utilities: np.ndarray
    #: What an unknown value counts, by criterion.
    unknown: np.ndarray
    #: Which solutions no constraint removes.
    admitted: np.ndarray

    def filled(self) -> np.ndarray:
        """The utilities, with what unknown values count."""
        return np.where(np.isnan(self.utilities), self.unknown, self.utilities)

    def scores(self, weights: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
        """Score and known share of every solution: added left to right, as the definition says."""
        raw = np.array([weights[name] for name in self.criteria])
        total = 0.0
        for value in raw:
            total += value
        known, filled = ~np.isnan(self.utilities), self.filled()
        score, coverage = np.zeros(len(self.ids)), np.zeros(len(self.ids))
        for place, value in enumerate(raw / total):
            score += value * filled[:, place]
            coverage += np.where(known[:, place], value, 0.0)
        return score, coverage

    def judge(
        self, weights: dict[str, float], count: int = 10
    ) -> tuple[list[tuple[str, float]], Callable[[str], float]]:
        """The best solutions, by score, then known share, then id; and the score of any."""
        score, coverage = self.scores(weights)
        rows = np.flatnonzero(self.admitted)
        if len(rows) > count:
            # Whatever scores below the last of the best by score alone cannot be among them.
            least = np.partition(score[rows], -count)[-count]
            rows = rows[score[rows] >= least]
        # The rows are in the order of the ids.
        order = rows[np.lexsort((rows, -coverage[rows], -score[rows]))][:count]
        best = [(self.ids[row], float(score[row])) for row in order]
        return best, lambda name: float(score[self.positions[name]])

    @cached_property
    def positions(self) -> dict[str, int]:
        """The row of each solution."""
        return {name: row for row, name in enumerate(self.ids)}


def table(records: Iterable[Record], stated: Record) -> Table:
    """The utilities of solutions for a profile."""
    chosen = model(stated.get("model", "smart-hospital"))
    values = {name: float(value) for name, value in chosen["affinity"].items()}
    active: list[tuple[Record, Measure]] = []
    for criterion in chosen["criteria"]:
        if criterion["utility"]["kind"] in LEFT_OUT:
            continue
        measure = measure_of(criterion, stated, values)
        if measure is not None:
            active.append((criterion, measure))
    ids, rows, admitted = [], [], []
    for record in records:
        ids.append(record["id"])
        rows.append([measure(record) for _, measure in active])
        admitted.append(admits(record, stated))
    names = [criterion["id"] for criterion, _ in active]
    unknown = np.array([float(criterion.get("unknown", 0)) for criterion, _ in active])
    return Table(ids, names, np.array(rows, dtype=float), unknown, np.array(admitted))


def truth(record: Record, expression: Record) -> bool | None:
    """Whether a record satisfies an expression; None where nobody knows (Kleene)."""
    if "not" in expression:
        inner = truth(record, expression["not"])
        return None if inner is None else not inner
    for word, decisive in (("all", False), ("any", True)):
        if word in expression:
            parts = [truth(record, part) for part in expression[word]]
            if decisive in parts:
                return decisive
            return None if None in parts else not decisive
    name = expression["feature"]
    value = (record["kind"],) if name == "kind" else feature(record, name)
    if "known" in expression:
        return (value is not None) == expression["known"]
    if value is None:
        return None
    if "is" in expression:
        return bool(value == expression["is"])
    for word in ("anyOf", "allOf", "noneOf"):
        if word in expression:
            codes = code_list("kinds" if name == "kind" else name)
            have = value if isinstance(value, tuple) else (value,)
            hits = [any(codes.accepts(h, str(w)) for h in have) for w in expression[word]]
            return {"anyOf": any(hits), "allOf": all(hits), "noneOf": not any(hits)}[word]
    place: Callable[[Any], float] = (
        float if name in NUMBERS else (lambda code: float(code_list(name).codes.index(str(code))))
    )
    low, high = expression.get("min"), expression.get("max")
    at = place(value)
    return (low is None or place(low) <= at) and (high is None or at <= place(high))


def admits(record: Record, stated: Record) -> bool:
    """Whether no constraint of the profile and no demand of the solution removes it."""
    for constraint in stated.get("constraints", []):
        if "from" in constraint or "until" in constraint:
            raise NotImplementedError("constraints with dates")
        held = truth(record, constraint["when"])
        if held is False or (held is None and constraint.get("unknown", "warn") == "block"):
            return False
    asked = record.get("requires", {})
    if not asked.get("hard"):
        return True
    levels = {name: row["value"] for name, row in stated.get("readiness", {}).items()}
    levels |= {name: stated[name] for name in ("emram", "bandwidth") if name in stated}
    return all(
        need <= levels[name] for name, need in asked.items() if name != "hard" and name in levels
    )


def shipped_utilities() -> np.ndarray:
    """The utilities of every shipped solution for every shipped profile, side by side."""
    records = [read(path) for path in sorted((TOP / "catalog/solutions").glob("*.yaml"))]
    columns = []
    for path in sorted((TOP / "catalog/profiles").glob("*.yaml")):
        stated = {**profile(path.stem), "constraints": []}
        columns.append(table(records, stated).filled())
    return np.hstack(columns)
