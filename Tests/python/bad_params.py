"""The table of bad input, continued: parameters that do not have their method's form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bad_rows import Row, call, inline, query
from wire import Json

REFUSED = "INVALID_PARAMS"

# Each group of hospital-it, so that nothing keeps a weight.
_ALL_ZERO = {"fit": 0, "operation": 0, "group.law": 0, "strength": 0, "need": 0}


def parameters() -> Iterator[Row]:
    """Missing, unknown and mistyped parameters."""
    yield call("no profile", "match.query", {}, REFUSED, path="/params/profile")
    yield query("mistyped name", {"limt": 5}, REFUSED, path="/params/limt", allowed="limit")
    yield query(
        "mistyped word", {"explain": "sumary"}, REFUSED, path="/params/explain", allowed="summary"
    )
    yield query("unknown language", {"lang": "de"}, REFUSED, path="/params/lang")
    value: object
    for value in (5, True, None, [], ["RO21"]):
        place = "/params/profile"
        yield call(f"the profile {value}", "match.query", {"profile": value}, REFUSED, path=place)
    for day in ("yesterday", "2026-02-30", "2026-2-3", "", "2026-01-01T00:00:00Z", 20260101):
        yield query(f"asOf {day}", {"asOf": day}, REFUSED, path="/params/asOf")
    meta = "/params/_meta"
    yield query("unknown in _meta", {"_meta": {"timeout": 5}}, REFUSED, path=f"{meta}/timeout")
    for text in ("a\nb", "\x1b[2J", "\u202e", "x" * 65, ""):
        yield query(f"client {text!r:.20}", {"_meta": {"client": text}}, REFUSED, path=meta)
    nothing = {"server.info", "rpc.discover", "health.live", "health.ready", "server.stats"}
    for method in sorted(nothing):
        yield call(f"{method} with more", method, {"x": 1}, REFUSED, path="/params/x")


def profiles() -> Iterator[Row]:
    """Profiles written out."""
    place = "/name/en"
    for code in (0x00, 0x1B, 0x85, 0x9F, 0x202E, 0x2066, 0x200B, 0x2028, 0xFEFF, 0x61C):
        name = {"en": f"a{chr(code)}b", "ro": "x"}
        yield inline(f"U+{code:04X} in a name", {"name": name}, REFUSED, path=place)
    html = {"en": "<script>alert('x')</script>; DROP TABLE solutions; --", "ro": "ș"}
    yield inline("HTML and SQL in a name", {"name": html})
    yield inline("no such region", {"region": "RO29"}, REFUSED, path="/region", allowed="RO21")
    yield inline("obsolete region", {"region": "HR04"}, REFUSED, path="/region", allowed="HR05")
    yield inline("mistyped field", {"neds": {}}, REFUSED, path="/neds", allowed="needs")
    codes = "/needs/applications"
    for weight in (-0.1, 1.1, "1", None):
        needs = {"applications": {"A5": weight}}
        yield inline(f"weight {weight}", {"needs": needs}, REFUSED, path=f"{codes}/A5")
    needs = {"applications": {"A55": 1}}
    yield inline("no such code", {"needs": needs}, REFUSED, path=f"{codes}/A55", allowed="A5")
    needs = {"aplications": {"A5": 1}}
    nearest = {"path": "/needs/aplications", "allowed": "applications"}
    yield inline("no such feature", {"needs": needs}, REFUSED, **nearest)
    yield inline("no such language", {"languages": ["rom"]}, REFUSED, path="/languages/0")
    yield inline("a language twice", {"languages": ["ro", "ro"]}, REFUSED, path="/languages/1")
    yield inline("needs as a list", {"needs": ["A5"]}, REFUSED, path="/needs")
    yield inline("an id with slashes", {"id": "../RO21"}, REFUSED, path="/id")
    for emram in (-1, 8, "3"):
        yield inline(f"emram {emram}", {"emram": emram}, REFUSED, path="/emram")
    yield inline("no such model", {"model": "smart-hospitl"}, REFUSED, allowed="smart-hospital")
    yield inline("needs of no weight", {"needs": {"applications": {"A5": 0}}}, REFUSED, path="")
    when = {"feature": "languages", "anyOf": ["ro"]}
    twice = {"constraints": [{"id": "a", "when": when}, {"id": "a", "when": when}]}
    yield inline("one name for two constraints", twice, REFUSED, path="/constraints/1")
    never = {"id": "a", "when": when, "from": "2026-02-01", "until": "2026-01-01"}
    yield inline("never in force", {"constraints": [never]}, REFUSED, path="/constraints/0")


def weights() -> Iterator[Row]:
    """Raw weights of a query."""
    place = "/params/weights"
    yield query("the largest weight", {"weights": {"challenges": 1_000_000}})
    for weight in (-0.1, 1_000_001, "1", None):
        name = f"the weight {weight}"
        yield query(name, {"weights": {"challenges": weight}}, REFUSED, path=f"{place}/challenges")
    yield query(
        "no such criterion",
        {"weights": {"chalenges": 1}},
        REFUSED,
        path=place,
        allowed="challenges",
    )
    both = {"weights": {"need": 1, "challenges": 1}}
    yield query("a group and its member", both, REFUSED, path=place)
    zero = {"model": "hospital-it", "weights": _ALL_ZERO}
    yield query("all weights zero", zero, REFUSED, path=place)


def filters() -> Iterator[Row]:
    """Constraint expressions."""
    place = "/params/filter"
    expression: object
    for expression in ({}, [], "x", {"feature": "languages"}, {"anyOf": ["ro"]}, {"all": []}):
        yield query(f"filter {expression}", {"filter": expression}, REFUSED, path=place)
    mistyped = {"feature": "language", "anyOf": ["ro"]}
    nearest = {"path": f"{place}/feature", "allowed": "languages"}
    yield query("no such feature", {"filter": mistyped}, REFUSED, **nearest)
    unknown = {"feature": "languages", "anyOf": ["rom"]}
    yield query("no such code", {"filter": unknown}, REFUSED, path=f"{place}/anyOf/0")
    wrong = {"feature": "trl", "is": True}
    yield query("a scale that is true", {"filter": wrong}, REFUSED, path=place)
    crossed = {"feature": "staff", "min": 3, "max": 2}
    yield query("min above max", {"filter": crossed}, REFUSED, path=place)
    deep: object = {"feature": "languages", "anyOf": ["ro"]}
    for _ in range(17):
        deep = {"not": deep}
    yield query("nested 18 deep", {"filter": deep}, REFUSED, path=f"{place}/not")


def names() -> Iterator[Row]:
    """Ids that name nothing, and ids that try to be paths."""
    missing = "NOT_FOUND"
    yield call(
        "no such profile", "match.query", {"profile": "RO2"}, missing, path="/params/profile"
    )
    old = {"path": "/params/profile", "allowed": "HR05"}
    yield call("profile of an obsolete region", "match.query", {"profile": "HR04"}, missing, **old)
    for noun, id, near in (
        ("solution", "openmsr", "openmrs"),
        ("region", "RO29", "RO21"),
        ("model", "smart-hospitl", "smart-hospital"),
    ):
        place = f"/params/{noun}"
        method = f"{noun}s.get"
        yield call(f"no such {noun}", method, {noun: id}, missing, path=place, allowed=near)
        for text in ("../../etc/passwd", "file:///etc/passwd", "a\0b", "", "x" * 65):
            name = f"the {noun} {text!r:.24}"
            yield call(name, method, {noun: text}, REFUSED, path=place)
    yield call("no such list", "codes.list", {"list": "langages"}, missing, allowed="languages")
    yield call(
        "solution in upper case", "solutions.get", {"solution": "OpenMRS"}, REFUSED,
        path="/params/solution",
    )  # fmt: skip
    profile = {"profile": "RO21"}
    explain = {**profile, "solution": "nothing"}
    yield call("explain nothing", "match.explain", explain, missing, path="/params/solution")
    several = "/params/solutions"
    for ids in ([], ["openmrs"], ["openmrs", "openmrs"], [f"s{n}" for n in range(11)]):
        name = f"compare {len(ids)} of {len(set(ids))}"
        params = {**profile, "solutions": ids}
        yield call(name, "match.compare", params, REFUSED, path=several)
    pair = {**profile, "solutions": ["openmrs", "openmsr"]}
    place = f"{several}/1"
    yield call("compare with none", "match.compare", pair, missing, path=place, allowed="openmrs")


def batches() -> Iterator[Row]:
    """Batches of a wrong size."""
    place = "/params/profiles"
    for count in (0, 501):
        params = {"profiles": ["RO21"] * count}
        yield call(f"a batch of {count}", "match.batch", params, REFUSED, path=place)
    most = {"profiles": ["RO21"] * 10, "limit": 1000, "explain": "none"}
    yield call("10,000 matches", "match.batch", most)
    more = {"profiles": ["RO21"] * 11, "limit": 1000}
    yield call("11,000 matches", "match.batch", more, "LIMIT_EXCEEDED", limit="batchMatches")
    yield query("a revision to come", {"minRevision": 2}, "UNAVAILABLE", path="/params/minRevision")
    yield query(
        "a revision not kept", {"catalogRevision": 9}, "NOT_FOUND", path="/params/catalogRevision"
    )


def preferences() -> Iterator[Row]:
    """Preferences and outcomes that weights cannot be learned from."""
    place = "/params/preferences"

    def learn(name: str, members: Json, reason: str = REFUSED, **more: Any) -> Row:
        params = {"method": "preferences", "profile": "RO21", **members}
        return call(name, "decide.weights", params, reason, **more)

    def pairs(*names: tuple[str, str]) -> list[Json]:
        return [{"better": better, "worse": worse} for better, worse in names]

    enough = pairs(("dhis2", "openmrs"), ("bahmni", "openmrs"), ("dhis2", "tamanu"))
    yield learn("three preferences", {"preferences": enough}, "")
    yield learn("no preferences", {}, path=place)
    yield learn("a method of its own", {"method": "guess"}, path="/params/method")
    for count in range(3):
        yield learn(f"{count} preferences", {"preferences": enough[:count]}, path=place)
    both = enough[:2] + pairs(("openmrs", "dhis2"), ("dhis2", "tamanu"))
    yield learn("one that takes itself back", {"preferences": both}, path=place)
    itself = pairs(("dhis2", "dhis2"))
    yield learn("a solution before itself", {"preferences": itself}, path=f"{place}/0")
    nobody = pairs(("dhis2", "openmsr"))
    nearest = {"path": f"{place}/0/worse", "allowed": "openmrs"}
    yield learn("a solution that is not there", {"preferences": nobody}, "NOT_FOUND", **nearest)
    for weight in (0, -1, 1001, "1", None):
        row = [{**enough[0], "weight": weight}]
        yield learn(f"a preference of {weight}", {"preferences": row}, path=f"{place}/0/weight")
    good = [{"solution": "dhis2", "outcome": "good"}]
    yield learn("good outcomes alone", {"outcomes": good}, path="/params/outcomes")
    yield learn("one outcome twice", {"outcomes": good * 2}, path="/params/outcomes/1")
    pinned = {"preferences": enough, "pinned": ["chalenges"]}
    nearest = {"path": "/params/pinned/0", "allowed": "challenges"}
    yield learn("a pinned nothing", pinned, **nearest)
    most = {"preferences": enough * 333 + enough[:1]}
    yield learn("1,000 preferences", {"preferences": most["preferences"]}, "")
    more = {**most, "outcomes": [*good, {"solution": "openmrs", "outcome": "poor"}]}
    yield learn("one pair more", more, "LIMIT_EXCEEDED", limit="learnedPairs")


def readiness() -> Iterator[Row]:
    """Levels and solutions that a region cannot be held against."""

    def gap(name: str, members: Json, reason: str = REFUSED, **more: Any) -> Row:
        return call(name, "readiness.gap", {"profile": "RO21", **members}, reason, **more)

    bare = {"profile": {"region": "RO21", "needs": {"applications": {"A5": 1}}}}
    yield gap("nothing stated", bare, path="/params/profile", allowed="readiness")
    level = "/params/required"
    yield gap("no such dimension", {"required": {"S4": 3}}, path=f"{level}/S4", allowed="S04")
    for dimension, value in (("S04", 5.1), ("S04", "3"), ("emram", 8), ("staff", -1)):
        required = {"required": {dimension: value}}
        yield gap(f"{dimension} at {value}", required, path=f"{level}/{dimension}")
    several = "/params/solutions"
    for ids in ([], ["openmrs", "openmrs"], [f"s{n}" for n in range(11)]):
        yield gap(f"{len(ids)} of {len(set(ids))}", {"solutions": ids}, path=several)
    both = {"solution": "openmrs", "solutions": ["bahmni"]}
    yield gap("one and several", both, path=several)
    nobody = {"solutions": ["openmrs", "bahmn"]}
    nearest = {"path": f"{several}/1", "allowed": "bahmni"}
    yield gap("with none", nobody, "NOT_FOUND", **nearest)
    for k in (0, 1001, 1.5):
        yield gap(f"the best {k}", {"k": k}, path="/params/k")
