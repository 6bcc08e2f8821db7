"""The requests that several clients send at once, and how their replies are written down."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from wire import Json, compact, require, without_timings

# The day every query is judged by, so that two clients never ask on two days.
AS_OF = "2026-03-01"

INLINE: Json = {
    "id": "clinic",
    "region": "RO21",
    "needs": {"applications": {"A5": 1, "B6": 0.5}, "challenges": {"1.5": 1}},
    "languages": ["en"],
}

_FRENCH: Json = {"feature": "languages", "anyOf": ["fr"]}

# One request of each kind, refusals among them: a client must get those by id too.
VARIETY: list[tuple[str, Json]] = [
    ("match.query", {"profile": "RO21", "asOf": AS_OF}),
    ("match.query", {"profile": "RO21", "asOf": AS_OF, "explain": "full", "limit": 3}),
    ("match.query", {"profile": "RO21", "asOf": AS_OF, "explain": "none", "limit": 48}),
    ("match.query", {"profile": INLINE, "asOf": AS_OF, "unknowns": "pessimistic"}),
    ("match.query", {"profile": INLINE, "asOf": AS_OF, "filter": _FRENCH, "lang": "ro"}),
    ("match.query", {"profile": "RO21", "asOf": AS_OF, "limit": 0}),
    ("match.query", {"profile": "nowhere", "asOf": AS_OF}),
    ("match.batch", {"profiles": ["RO21", INLINE, "nowhere"], "asOf": AS_OF, "limit": 2}),
    ("match.explain", {"profile": "RO21", "solution": "opencrvs", "asOf": AS_OF}),
    (
        "match.compare",
        {"profile": "RO21", "solutions": ["openmrs", "bahmni", "tamanu"], "asOf": AS_OF},
    ),
    ("match.relax", {"profile": "RO21", "atLeast": 30, "asOf": AS_OF}),
    ("readiness.gap", {"profile": "RO21", "solution": "openmrs", "asOf": AS_OF}),
    ("solutions.get", {"solution": "openmrs"}),
    ("solutions.get", {"solution": "openmsr"}),
    ("solutions.list", {"limit": 5, "offset": 3}),
    ("profiles.get", {"profile": "RO21"}),
    ("profiles.list", {"lang": "ro"}),
    ("profiles.validate", {"profile": INLINE}),
    ("regions.get", {"region": "RO21"}),
    ("regions.list", {"country": "RO"}),
    ("models.get", {"model": "smart-hospital"}),
    ("models.list", {}),
    ("codes.list", {"list": "applications", "limit": 20}),
    ("server.info", {}),
    ("health.live", {}),
    ("health.ready", {}),
    ("no.method", {}),
]


def requests(count: int) -> Iterator[tuple[str, str, Json]]:
    """The first `count` requests, each with an id of its own."""
    for number in range(count):
        method, params = VARIETY[number % len(VARIETY)]
        yield f"q{number}", method, params


class Ledger:
    """The replies by id: each expected once."""

    def __init__(self) -> None:
        """Starts without replies."""
        self._replies: dict[str, str] = {}

    def __len__(self) -> int:
        """How many replies there are."""
        return len(self._replies)

    def note(self, reply: Json) -> None:
        """Keeps a reply; one that nobody asked for, or that came before, is a fault."""
        id = reply.get("id")
        require(isinstance(id, str), f"a reply carries id {id!r}: {compact(reply)[:300]}")
        assert isinstance(id, str)
        require(id not in self._replies, f"{id} was answered twice")
        self._replies[id] = compact(without_timings(reply))

    def write(self, path: Path, count: int) -> None:
        """Checks that every request was answered and writes a line a reply, in asking order."""
        missing = [id for id, _, _ in requests(count) if id not in self._replies]
        require(not missing, f"{len(missing)} of {count} were never answered: {missing[:5]}")
        require(len(self._replies) == count, "more replies than requests")
        lines = [f"{id}\t{self._replies[id]}\n" for id, _, _ in requests(count)]
        path.write_text("".join(lines), encoding="utf-8")


def parser(description: str | None) -> argparse.ArgumentParser:
    """The arguments every client takes."""
    arguments = argparse.ArgumentParser(description=description)
    arguments.add_argument("--endpoint", required=True, help="the daemon's query endpoint")
    arguments.add_argument("--count", type=int, default=1000, help="how many requests")
    arguments.add_argument("--record", type=Path, required=True, help="where replies go")
    return arguments
