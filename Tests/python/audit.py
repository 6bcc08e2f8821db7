"""Does the sums of every match again, from the reply alone.

For every profile, model and way with unknown values: contributions add up to the score bit for bit,
the interval and coverage follow, ranks are in order, gaps are sorted, and every code and criterion
that is shown has its label. The golden replies are audited likewise. What is said to lift a
solution into the best ten is tried. Scores of pairs of regions, shares of their likeness and gaps
of readiness are added up too.
"""

from __future__ import annotations

import argparse
import itertools
import math
from collections.abc import Iterator
from pathlib import Path

import golden
from wire import Caller, CheckFailed, Json, require, run

AS_OF = "2026-03-01"
_MATCH_METHODS = ("match.query", "match.batch", "match.explain", "match.compare")


def total(values: Iterator[float]) -> float:
    """The sum in order, as the design defines it: left to right, in Double."""
    result = 0.0
    for value in values:
        result += value
    return result


def faults_of_match(match: Json) -> Iterator[str]:
    """What does not add up in one match, at any level of explanation."""
    parts = match.get("contributions")
    low, high = match["interval"]
    if not low <= match["score"] <= high:
        yield f"the score {match['score']} lies outside {low}...{high}"
    if parts is None:
        return
    for part in parts:
        if part["weight"] * part["utility"] != part["contribution"]:
            yield f"{part['criterion']}: the product is not {part['contribution']!r}"
        if not 0 <= part["utility"] <= 1 or not part["weight"] >= 0:
            yield f"{part['criterion']}: utility or weight out of range"
    if total(part["contribution"] for part in parts) != match["score"]:
        yield f"the contributions do not add up to {match['score']!r}"
    if "gaps" in match:
        yield from faults_of_full(match)


def faults_of_full(match: Json) -> Iterator[str]:
    """What does not add up in a match that is explained in full."""
    parts = match["contributions"]
    if abs(total(part["weight"] for part in parts) - 1) > 1e-12:
        yield "the weights do not add up to 1"
    known = [part["contribution"] if part["known"] else 0.0 for part in parts]
    hoped = [part["contribution"] if part["known"] else part["weight"] for part in parts]
    if [total(iter(known)), total(iter(hoped))] != match["interval"]:
        yield f"the interval is not {[total(iter(known)), total(iter(hoped))]}"
    coverage = total(part["weight"] for part in parts if part["known"])
    if not math.isclose(coverage, match["coverage"], rel_tol=0, abs_tol=1e-12):
        yield f"the coverage is not {coverage!r}"
    if match["unknown"] != [part["criterion"] for part in parts if not part["known"]]:
        yield "unknown lists other criteria than contributions do"
    gains = {part["criterion"]: part["weight"] * (1 - part["utility"]) for part in parts}
    told = [gap["gain"] for gap in match["gaps"]]
    if told != sorted(told, reverse=True):
        yield "the gaps are not sorted by gain"
    for gap in match["gaps"]:
        if not math.isclose(gap["gain"], gains[gap["criterion"]], rel_tol=1e-12):
            yield f"{gap['criterion']}: the gain is not {gains[gap['criterion']]!r}"
    wanting = {part["criterion"] for part in parts if part["utility"] < 1 and part["weight"] > 0}
    if {gap["criterion"] for gap in match["gaps"]} != wanting:
        yield "the gaps are not the criteria with a utility below 1"


def faults_of_order(matches: list[Json]) -> Iterator[str]:
    """Whether matches stand by score, then coverage, then id, and ranks count on."""
    keys = [(-match["score"], -match["coverage"], match["solution"]) for match in matches]
    if keys != sorted(keys):
        yield "the matches are not in order"
    ranks = [match["rank"] for match in matches]
    if ranks and ranks != list(range(ranks[0], ranks[0] + len(ranks))):
        yield f"the ranks are {ranks}"
    for upper, lower in itertools.pairwise(matches):
        following = upper.get("next")
        if following is None:
            continue
        if following["solution"] != lower["solution"]:
            yield f"{upper['solution']}: the next is {lower['solution']}"
        if following["lead"] != upper["score"] - lower["score"]:
            yield f"{upper['solution']}: the lead is not {upper['score'] - lower['score']!r}"


def shown(match: Json) -> Iterator[tuple[str, str]]:
    """Every list and code that a match shows."""
    for part in match.get("contributions", []):
        yield "criteria", part["criterion"]
        for code in [*part.get("matched", []), *part.get("missing", [])]:
            yield part["list"], code
        for near in part.get("near", []):
            yield part["list"], near["need"]
            yield part["list"], near["have"]
    for criterion in match.get("unknown", []):
        yield "criteria", criterion
    for gap in match.get("gaps", []):
        for code in gap.get("missing", []):
            yield gap["list"], code
    following = match.get("next") or {}
    for part in following.get("criteria", []):
        yield "criteria", part["criterion"]
    for constraint in match.get("constraints", []):
        for shortfall in constraint.get("shortfalls", []):
            yield "features", shortfall["subject"]
            for code in shortfall.get("codes", []):
                yield shortfall["list"], code


def faults_of_labels(matches: list[Json], labels: Json) -> Iterator[str]:
    """Codes that are shown without a label."""
    for match in matches:
        for place, code in shown(match):
            label = labels.get(place, {}).get(code)
            # Where no word is known the code itself is sent, which some standards are called by.
            if not label or (label == code and place in ("criteria", "features")):
                yield f"{match['solution']}: {place} {code} has no label"


def matches_of(result: Json) -> Iterator[list[Json]]:
    """The lists of matches in the result of any match method."""
    if "match" in result:
        yield [result["match"]]
    yield result.get("matches", [])
    for item in result.get("items", []):
        yield item.get("matches", [])


def faults_of(method: str, result: Json) -> Iterator[str]:
    """Everything that does not add up in a result."""
    for matches in matches_of(result):
        for match in matches:
            for fault in faults_of_match(match):
                yield f"{match['solution']}: {fault}"
        yield from faults_of_labels(matches, result["labels"])
        if method in ("match.query", "match.batch"):
            yield from faults_of_order(matches)


def questions(caller: Caller) -> Iterator[tuple[str, Json]]:
    """Every profile under every model, at each level, with unknown values taken each way."""
    profiles = [row["id"] for row in caller.call("profiles.list")["profiles"]]
    models = [row["id"] for row in caller.call("models.list")["models"]]
    require(bool(profiles) and bool(models), "there are no profiles or models")
    ways = itertools.product(profiles, models, ("model", "pessimistic", "optimistic"))
    for profile, model, unknowns in ways:
        written = caller.call("profiles.get", {"profile": profile})["profile"]
        if "weights" in written and model != written["model"]:
            continue  # Its weights name criteria of its own model.
        common: Json = {"profile": profile, "model": model, "asOf": AS_OF, "unknowns": unknowns}
        for explain in ("full", "summary"):
            yield "match.query", {**common, "limit": 1000, "explain": explain}
        yield "match.explain", {**common, "solution": "opencrvs"}
        yield "match.compare", {**common, "solutions": ["openmrs", "dhis2"], "lang": "ro"}


def ranks(caller: Caller, params: Json) -> dict[str, int]:
    """The rank of every solution that is not excluded."""
    asked = {**params, "limit": 1000, "explain": "none"}
    matches = caller.call("match.query", asked)["matches"]
    return {match["solution"]: match["rank"] for match in matches}


def faults_of_changes(caller: Caller, profile: str, solution: str, k: int) -> Iterator[str]:
    """Whether each change that is said to lift a solution into the best `k` does, and no less."""
    common: Json = {"profile": profile, "asOf": AS_OF}
    result = caller.call("match.explain", {**common, "solution": solution, "k": k})
    why_not = result["whyNot"]
    weights = {part["criterion"]: part["weight"] for part in result["match"]["contributions"]}
    for change in why_not["utilityChanges"]:
        gain = weights[change["criterion"]] * (change["to"] - change["from"])
        if change["to"] > 1 or not math.isclose(gain, why_not["gap"], abs_tol=1e-9):
            yield f"the utility of {change['criterion']} gains {gain}, not {why_not['gap']}"
    for change in why_not["weightChanges"]:
        way = change["to"] - change["from"]
        beyond = max(0.0, change["to"] + math.copysign(1e-9, way))
        short = change["from"] + 0.99 * way
        for weight, lifts in ((beyond, True), (short, False)):
            place = ranks(caller, {**common, "weights": {change["criterion"]: weight}})[solution]
            if (place <= k) != lifts:
                yield f"with {weight} for {change['criterion']} it stands at {place}"
    for one, several in (
        ("utilityChange", "utilityChanges"),
        ("weightChange", "weightChanges"),
    ):
        steps = [abs(change["to"] - change["from"]) for change in why_not[several]]
        first = why_not[one]
        if (first is None) != (not steps) or (steps and first != why_not[several][0]):
            yield f"{one} is not the first of {several}"
        if steps and steps[0] > min(steps):
            yield f"{one} is not the smallest"


def audit_changes(caller: Caller) -> Iterator[str]:
    """Tries the changes that are told for solutions below the best ten of each profile."""
    for row in caller.call("profiles.list")["profiles"]:
        places = ranks(caller, {"profile": row["id"], "asOf": AS_OF})
        for solution, rank in places.items():
            if rank in (11, 14, 20):
                for fault in faults_of_changes(caller, row["id"], solution, 10):
                    yield f"{row['id']}: {solution}: {fault}"


def audit_places(caller: Caller) -> Iterator[str]:
    """Whether every country that a solution's record shows has its label."""
    for row in caller.call("solutions.list", {"limit": 1000})["solutions"]:
        result = caller.call("solutions.get", {"solution": row["id"]})
        record = result["solution"]
        places = [record.get("originator", {}).get("region")]
        places += [deployment["region"] for deployment in record.get("deployments", [])]
        for place in places:
            if place and len(place) == 2 and place not in result["labels"].get("countries", {}):
                yield f"solutions.get {row['id']}: {place} has no label"


def faults_of_pair(pair: Json, criteria: Json) -> Iterator[str]:
    """What does not add up in a pair of regions."""
    name = f"{pair['originator']} for {pair['adopter']}"
    parts = pair["contributions"]
    for part in parts:
        if part["weight"] * part["utility"] != part["contribution"]:
            yield f"{name}: {part['criterion']}: the product is not {part['contribution']!r}"
        if part["criterion"] not in criteria:
            yield f"{name}: {part['criterion']} has no label"
    if total(part["contribution"] for part in parts) != pair["score"]:
        yield f"{name}: the contributions do not add up to {pair['score']!r}"


def audit_twins(caller: Caller) -> Iterator[str]:
    """Whether the scores of pairs are their contributions, and pairs stand in order."""
    for row in caller.call("profiles.list")["profiles"]:
        asked = {"profile": row["id"], "asOf": AS_OF, "limit": 100}
        result = caller.call("twins.find", asked)
        pairs = result["pairs"]
        for pair in pairs:
            yield from faults_of_pair(pair, result["labels"].get("criteria", {}))
        keys = [(-pair["score"], pair["originator"]) for pair in pairs]
        if keys != sorted(keys) or [pair["rank"] for pair in pairs] != [*range(1, len(keys) + 1)]:
            yield f"twins.find {row['id']}: the pairs are not in order"


def likeness(caller: Caller, region: str) -> dict[str, Json]:
    """Every other NUTS 2 region and country as one is held against it."""
    asked = {"region": region, "levels": [0, 2], "limit": 1000}
    return {row["id"]: row for row in caller.call("regions.similar", asked)["regions"]}


def audit_likeness(caller: Caller) -> Iterator[str]:
    """Whether shares add up, and two regions are as alike from either side."""
    regions = ["RO21", "HU31", "DE80", "MD", "BR"]
    rows = {region: likeness(caller, region) for region in regions}
    for home, others in rows.items():
        for other, row in others.items():
            if 1 - total(share["share"] for share in row["shares"]) != row["similarity"]:
                yield f"{home} and {other}: the shares do not lead to {row['similarity']!r}"
    for home, other in itertools.permutations(regions, 2):
        if rows[home][other]["similarity"] != rows[other][home]["similarity"]:
            yield f"{home} and {other} are not as alike from either side"


def audit_readiness(caller: Caller) -> Iterator[str]:
    """Whether a gap is what is required less what is there, and only gaps are planned for."""
    for row in caller.call("profiles.list")["profiles"]:
        if not caller.call("profiles.get", {"profile": row["id"]})["profile"].get("readiness"):
            continue
        result = caller.call("readiness.gap", {"profile": row["id"], "asOf": AS_OF})
        for line in [*result["gaps"], *result["met"]]:
            if line["gap"] != max(0, line["required"] - line["present"]):
                yield f"{row['id']}: {line['dimension']}: the gap is {line['gap']!r}"
        if any(line["gap"] <= 0 for line in result["gaps"]):
            yield f"{row['id']}: something is planned for that is reached"


def main() -> str:
    """Audits live answers and golden ones."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True)
    arguments.add_argument("--golden", type=Path, required=True, help="Tests/Golden")
    options = arguments.parse_args()
    caller = Caller(options.endpoint)
    faults = []
    count = 0
    for method, params in questions(caller):
        result = caller.call(method, params)
        count += 1
        where = f"{method} {params['profile']} {params['model']} {params['unknowns']}"
        faults += [f"{where}: {fault}" for fault in faults_of(method, result)]
    for case in golden.cases(options.golden):
        if case.method in _MATCH_METHODS and "result" in case.reply:
            count += 1
            found = faults_of(case.method, case.reply["result"])
            faults += [f"golden {case.name}: {fault}" for fault in found]
    faults += audit_changes(caller)
    faults += audit_places(caller)
    faults += audit_twins(caller)
    faults += audit_likeness(caller)
    faults += audit_readiness(caller)
    if faults:
        raise CheckFailed(f"{len(faults)} faults in {count} answers\n" + "\n".join(faults[:60]))
    return f"{count} answers add up"


if __name__ == "__main__":
    run(main)
