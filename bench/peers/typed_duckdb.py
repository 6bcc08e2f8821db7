"""Typed scoring in SQL: what somebody with DuckDB and the definitions at hand would write.

Code sets are lists of small numbers beside a long table of (position, code); affinities of needed
codes are a table that is joined; ordinals are numbers; unknown is NULL. Two ways to a code set's
coverage are written, by join and by list functions; the case takes the quicker one.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb
import pandas as pd
from harness import plain

Record = dict[str, Any]
SETS = (
    "challenges",
    "interventions",
    "applications",
    "conditions",
    "populations",
    "care-settings",
    "standards",
    "hosting",
    "languages",
    "regulation",
    "licence",
)
SCALES = ("offline", "trl", "maturity", "evidence")
DEMANDS = (*plain.DIMENSIONS, "emram", "bandwidth")


def column(name: str) -> str:
    """A feature's column."""
    return name.replace("-", "_")


def places(name: str) -> dict[str, int]:
    """The codes of a list by their place."""
    return {code: place for place, code in enumerate(plain.code_list(name).codes)}


def connect(records: Iterable[Record]) -> duckdb.DuckDBPyConnection:
    """A database with the solutions, in memory, that works in one thread."""
    rows: dict[str, list[Any]] = {"pos": [], "id": [], "kind": []}
    rows |= {column(name): [] for name in (*SETS, *SCALES, *plain.NUMBERS)}
    rows |= {f"need_{name}": [] for name in DEMANDS} | {"hard": []}
    codes: dict[str, list[tuple[int, int]]] = {name: [] for name in SETS}
    at = {name: places(name) for name in (*SETS, *SCALES)}
    for position, record in enumerate(records):
        rows["pos"].append(position)
        rows["id"].append(record["id"])
        rows["kind"].append(record["kind"])
        for name in SETS:
            have = plain.feature(record, name)
            known = None if have is None else [at[name][code] for code in have]
            rows[column(name)].append(known)
            codes[name] += [(position, code) for code in known or ()]
        for name in SCALES:
            step = plain.feature(record, name)
            rows[column(name)].append(None if step is None else at[name][step])
        for name in plain.NUMBERS:
            rows[column(name)].append(plain.feature(record, name))
        asked = record.get("requires", {})
        rows["hard"].append(bool(asked.get("hard")))
        for name in DEMANDS:
            rows[f"need_{name}"].append(asked.get(name))
    base = duckdb.connect()
    base.execute("SET threads = 1")
    frame = pd.DataFrame(rows)
    lists = ", ".join(f"{column(name)}::SMALLINT[] AS {column(name)}" for name in SETS)
    numbers = [column(name) for name in plain.NUMBERS] + [f"need_{name}" for name in DEMANDS]
    doubles = ", ".join(f"{name}::DOUBLE AS {name}" for name in numbers)
    scales = ", ".join(f"{column(name)}::SMALLINT AS {column(name)}" for name in SCALES)
    base.register("frame", frame)
    base.execute(
        "CREATE TABLE solutions AS SELECT pos::INTEGER AS pos, id, kind, hard, "
        f"{lists}, {doubles}, {scales} FROM frame"
    )
    for name in SETS:
        base.register("pairs", pd.DataFrame(codes[name], columns=["pos", "code"]))
        base.execute(
            f"CREATE TABLE {column(name)}_codes AS "
            "SELECT pos::INTEGER AS pos, code::SMALLINT AS code FROM pairs"
        )
    return base


def set_needs(criterion: Record, stated: Record) -> tuple[dict[str, float], float]:
    """The needed codes of a criterion with their weights, in list order, and their sum."""
    name = criterion["from"]
    if criterion["against"] == "existing":
        needs = {str(code): 1.0 for code in stated.get("existing", [])}
        total = float(len(needs))
    elif criterion["against"] == "languages":
        needs = {str(code): 1.0 for code in stated.get("languages", [])}
        total = sum(needs.values())
    else:
        needs = {str(code): float(w) for code, w in stated.get("needs", {}).get(name, {}).items()}
        total = sum(needs.values())
    return {code: needs[code] for code in plain.code_list(name).codes if code in needs}, total


class Statement:
    """The query of a profile: prepared once, asked with other weights each time."""

    def __init__(self, stated: Record, filtered: str, by_join: bool) -> None:
        self.by_join = by_join
        self.values = plain.model(stated.get("model", "smart-hospital"))["affinity"]
        self.stated = stated
        self.tables: dict[str, list[tuple[int, int, float, float]]] = {}
        self.joins: list[str] = []
        self.criteria: list[str] = []
        terms = []
        for criterion in plain.model(stated.get("model", "smart-hospital"))["criteria"]:
            utility = self.utility(criterion)
            if utility is not None:
                self.criteria.append(criterion["id"])
                terms.append((utility, float(criterion.get("unknown", 0))))
        picked = ", ".join(f"{utility} AS u{place}" for place, (utility, _) in enumerate(terms))
        score = " + ".join(f"${p + 1} * coalesce(u{p}, {low})" for p, (_, low) in enumerate(terms))
        known = " + ".join(f"${p + 1} * (u{p} IS NOT NULL)::INT" for p in range(len(terms)))
        where = " AND ".join([*self.constraints(), filtered or "TRUE"])
        self.sql = (
            f"WITH s AS MATERIALIZED (SELECT * FROM solutions WHERE {where}), "
            f"u AS (SELECT s.pos, s.id, {picked} FROM s {' '.join(self.joins)}) "
            f"SELECT id, {score} AS score, {known} AS known FROM u "
            "ORDER BY score DESC, known DESC, pos LIMIT 10"
        )

    def ask(self, base: duckdb.DuckDBPyConnection, weights: dict[str, float]) -> list[tuple]:
        """The ten best under some raw weights: id, score, known share."""
        raw = [weights[name] for name in self.criteria]
        total = sum(raw)
        return base.execute(self.sql, [value / total for value in raw]).fetchall()

    def prepare(self, base: duckdb.DuckDBPyConnection) -> None:
        """Makes the tables of affinities."""
        for name, rows in self.tables.items():
            frame = pd.DataFrame(rows, columns=["need", "code", "weight", "affinity"])
            base.register("frame", frame)
            base.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM frame")

    def utility(self, criterion: Record) -> str | None:
        """The expression of a criterion over `s` and what is joined; None where it is inactive."""
        kind, name = criterion["utility"]["kind"], criterion["from"]
        if kind in plain.LEFT_OUT or plain.measure_of(criterion, self.stated, self.values) is None:
            return None
        if kind == "overlap":
            return self.overlap(criterion)
        if kind == "levels":
            levels = criterion["utility"]["levels"]
            steps = [float(levels.get(code, 0)) for code in plain.code_list(name).codes]
            return f"{steps}[s.{column(name)} + 1]"
        if name == "requires.emram":
            return (
                f"CASE WHEN NOT s.hard THEN {self.shortfall('emram', self.stated['emram'], 7)} END"
            )
        if kind == "readiness":
            return self.readiness()
        if criterion["against"].startswith("targets."):
            target = self.stated["targets"][name]["atLeast"]
            codes = plain.code_list(name).codes
            need, span = codes.index(str(target)), len(codes) - 1
            have = f"s.{column(name)}"
            return (
                f"CASE WHEN {have} < {need} THEN greatest(0, 1 - ({need} - {have}) / {span}.0) "
                + (f"WHEN {have} IS NOT NULL THEN 1.0 END")
            )
        group, _, member = criterion["against"].partition(".")
        limit = float(self.stated[group][member] if member else self.stated[group])
        have = f"s.{column(name)}"
        return (
            f"CASE WHEN {have} <= {limit} THEN 1.0 "
            f"WHEN {have} IS NOT NULL THEN greatest(0, (2 * {limit} - {have}) / {limit}) END"
        )

    def overlap(self, criterion: Record) -> str:
        """The coverage of a code set."""
        name, codes = criterion["from"], plain.code_list(criterion["from"])
        needs, total = set_needs(criterion, self.stated)
        table = {
            need: [codes.affinity(have, need, self.values) for have in codes.codes]
            for need in needs
        }
        have = f"s.{column(name)}"
        if self.by_join:
            short = f"a_{column(criterion['id'])}"
            self.tables[short] = [
                (place, code, needs[need], value)
                for place, need in enumerate(needs)
                for code, value in enumerate(table[need])
                if value > 0
            ]
            self.joins.append(
                f"LEFT JOIN (SELECT pos, sum(best) / {total} AS covered FROM ("
                "SELECT c.pos, a.need, max(a.weight * a.affinity) AS best "
                f"FROM {column(name)}_codes c "
                f"JOIN {short} a ON a.code = c.code WHERE c.pos IN (SELECT pos FROM s) "
                f"GROUP BY c.pos, a.need) GROUP BY pos) t_{short} ON t_{short}.pos = s.pos"
            )
            covered = f"CASE WHEN {have} IS NOT NULL THEN coalesce(t_{short}.covered, 0) END"
        else:
            parts = [
                f"{needs[need]} * coalesce(list_max("
                f"list_transform({have}, lambda c: {row}[c + 1])), 0)"
                for need, row in table.items()
            ]
            covered = f"CASE WHEN {have} IS NOT NULL THEN ({' + '.join(parts)}) / {total} END"
        if criterion["against"] != "existing":
            return covered
        there = ", ".join(f"'{code}'" for code in self.stated["existing"])
        return f"CASE WHEN s.id IN ({there}) THEN 1.0 ELSE {covered} END"

    @staticmethod
    def shortfall(name: str, have: float, span: int) -> str:
        """How far a demand is met; NULL where nothing is demanded."""
        need = f"s.need_{name}"
        return (
            f"CASE WHEN {have} < {need} THEN greatest(0, 1 - ({need} - {have}) / {span}.0) "
            f"WHEN {need} IS NOT NULL THEN 1.0 END"
        )

    def readiness(self) -> str:
        """The mean over what is asked and known."""
        levels = {name: float(row["value"]) for name, row in self.stated["readiness"].items()}
        parts = [self.shortfall(name, have, 5) for name, have in levels.items()]
        total = " + ".join(f"coalesce({part}, 0)" for part in parts)
        count = " + ".join(f"(s.need_{name} IS NOT NULL)::INT" for name in levels)
        return f"CASE WHEN NOT s.hard AND ({count}) > 0 THEN ({total}) / ({count}) END"

    def constraints(self) -> list[str]:
        """What the profile and the solutions themselves demand."""
        conditions = []
        for constraint in self.stated.get("constraints", []):
            held = condition(constraint["when"])
            blocks = constraint.get("unknown", "warn") == "block"
            conditions.append(f"coalesce({held}, {'FALSE' if blocks else 'TRUE'})")
        levels = {name: row["value"] for name, row in self.stated.get("readiness", {}).items()}
        levels |= {
            name: self.stated[name] for name in ("emram", "bandwidth") if name in self.stated
        }
        met = " AND ".join(
            f"coalesce(need_{name} <= {have}, TRUE)" for name, have in levels.items()
        )
        return [*conditions, f"(NOT hard OR ({met}))"]


def condition(expression: Record) -> str:
    """An expression of the form `anyOf`, over the table `solutions`; NULL where nobody knows."""
    name, wanted = expression["feature"], [str(code) for code in expression["anyOf"]]
    codes = plain.code_list("kinds" if name == "kind" else name)
    accepted = [have for have in codes.codes if any(codes.accepts(have, one) for one in wanted)]
    if name == "kind":
        return "kind IN (" + ", ".join(f"'{code}'" for code in accepted) + ")"
    at = places(name)
    return f"list_has_any({column(name)}, {[at[code] for code in accepted]}::SMALLINT[])"
