"""Whether two rankings are the same answer; asked before any time is taken.

The rule: at each rank both name the same solution, or two whose exact scores (the definition in
double precision, added left to right) are equal. Peers that compute in single precision get a
tolerance of what that may round away; for the daemon and the engine it is zero, and their scores
must be the exact ones bit for bit.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from .figures import Failed, Json

#: Some 30 products and sums of numbers up to 1, each rounded to 24 bits.
SINGLE = 2e-6

Ranked = list[tuple[str, float]]


def require_same(
    who: str, told: Ranked, exact: Ranked, score_of: Callable[[str], float], within: float
) -> None:
    """Fails unless the told ranking is the exact one; with no tolerance scores are compared too."""
    if len(told) != len(exact):
        raise Failed(f"{who} names {len(told)} solutions, and there are {len(exact)}")
    if len({name for name, _ in told}) != len(told):
        raise Failed(f"{who} names a solution twice: {told}")
    for rank, ((name, score), (right, best)) in enumerate(zip(told, exact, strict=True), 1):
        true = score_of(name)
        if name != right and abs(true - best) > within:
            raise Failed(f"{who} has {name} ({true}) at rank {rank}, not {right} ({best})")
        if within == 0 and score != true:
            raise Failed(f"{who} gives {name} {score}, and exact is {true}")


def answers(path: Path) -> dict[int, Json]:
    """Requests and replies of a load, by the requests' numbers."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {row["request"]["id"]: row for row in map(json.loads, lines)}


def ranking(reply: Json) -> Ranked:
    """The ids and scores of a reply."""
    if "error" in reply:
        raise Failed(f"an answer is a refusal: {reply['error']}")
    return [(match["solution"], match["score"]) for match in reply["result"]["matches"]]
