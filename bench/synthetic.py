#!/usr/bin/env python3
"""Makes catalogues of any size that look like the shipped one, from a seed.

    synthetic.py catalog FOLDER --count 100000
    synthetic.py matrix FILE.npy --rows 100000 --kind skewed

A catalogue has the shipped codes, labels, regions and profiles, and one `solutions.ndjson`: a
solution as JSON on each line, ids ascending. What a solution has is drawn from the shipped ones:
which features are known together is that of one of them; a known feature has the value of that one
in half of the cases, else as many codes as some solution has, drawn by how often they occur.

The shipped catalogue states no costs, staff, bandwidth or requirements yet; here they are assumed
(see `ASSUMED`), log-normal around what such programmes cost. Deployments: none as often as shipped,
else log-normal with a median of 10 countries and 131 at most.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from harness.yaml_files import read

TOP = Path(__file__).resolve().parents[1]
SHIPPED = TOP / "catalog"
#: How many values of each feature are made at most; solutions draw from these.
POOL = 50_000
CHUNK = 20_000
CODE_LISTS = ("codes", "labels", "regions", "profiles")
#: By feature: share of solutions that state it, median, spread of the logarithm, digits kept.
ASSUMED = {
    "bandwidth": (0.2, 4, 1.0, 1),
    "staff": (0.25, 2, 0.8, 1),
    "setup-cost": (0.3, 60_000, 1.2, -2),
    "year-cost": (0.3, 20_000, 1.1, -2),
}
REQUIRES_SHARE = 0.25
HARD_SHARE = 0.05
MEDIAN_COUNTRIES, COUNTRY_SPREAD, MOST_COUNTRIES = 10, 1.0, 131
#: Names and summaries are strung together from words of the shipped summaries.
NAME_WORDS, SUMMARY_WORDS = 2, 19
#: Columns of the skewed matrix take at least so many values.
FEWEST_VALUES = 4

Record = dict[str, Any]


def dumped(value: Any) -> str:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def digest() -> str:
    """Changes when anything does that is made here: this file, or the shipped catalogue."""
    found = hashlib.sha256(Path(__file__).read_bytes())
    for file in sorted(SHIPPED.rglob("*.yaml")):
        found.update(file.read_bytes())
    return found.hexdigest()[:16]


def shipped_solutions() -> list[Record]:
    """The records of the shipped catalogue."""
    return [read(file) for file in sorted((SHIPPED / "solutions").glob("*.yaml"))]


def stated(name: str, value: Any) -> str:
    """A feature as it stands in a record."""
    basis = {"source": "made", "date": "2026", "basis": "reviewed"}
    return dumped({name: {"value": value, **basis}})[1:-1]


def feature_pool(name: str, size: int, shipped: list[Record], draw: random.Random) -> list[str]:
    """The values of a feature: first those of the shipped solutions, then drawn ones."""
    own = [record.get("features", {}).get(name, {}).get("value") for record in shipped]
    # Steps of a scale may look like numbers in YAML; in JSON they are text.
    own = [str(value) if type(value) is int else value for value in own]
    known = [value for value in own if value is not None]
    pool = [stated(name, value) if value is not None else "" for value in own]
    if not isinstance(known[0], list):
        return pool + [stated(name, draw.choice(known)) for _ in range(size)]
    often = Counter(code for value in known for code in value)
    codes, weights = list(often), list(often.values())
    for _ in range(size):
        wanted = len(draw.choice(known))
        drawn: dict[str, None] = {}
        while len(drawn) < wanted:
            drawn.update(dict.fromkeys(draw.choices(codes, weights, k=wanted - len(drawn))))
        pool.append(stated(name, list(drawn)))
    return pool


def assumed_pool(name: str, size: int, draw: random.Random) -> list[str]:
    """The values of a feature that no shipped solution states."""
    share, median, spread, digits = ASSUMED[name]
    pool = []
    for _ in range(size):
        value = round(median * float(np.exp(draw.gauss(0, spread))), digits)
        pool.append(stated(name, value) if draw.random() < share else "")
    return pool


def requires_pool(size: int, draw: random.Random) -> list[str]:
    """What solutions ask of a region: two to six dimensions."""
    pool = []
    for _ in range(size):
        if draw.random() >= REQUIRES_SHARE:
            pool.append("")
            continue
        chosen = sorted(draw.sample([f"S{place:02}" for place in range(1, 13)], draw.randint(2, 6)))
        wanted: Record = {name: draw.choice([1, 1, 2, 2, 2, 3, 3, 4]) for name in chosen}
        if draw.random() < 0.5:
            wanted["emram"] = draw.choice([1, 2, 3, 4, 5])
        if draw.random() < 0.3:
            wanted["bandwidth"] = draw.choice([2, 5, 10, 20, 50, 100])
        if draw.random() < HARD_SHARE:
            wanted["hard"] = True
        pool.append(dumped({"requires": wanted})[1:-1])
    return pool


def deployments_pool(size: int, shipped: list[Record], draw: random.Random) -> list[str]:
    """Where solutions run."""
    sites = [site for record in shipped for site in record.get("deployments", [])]
    often = Counter(site["region"] for site in sites)
    levels = [site.get("level") for site in sites]
    years = [site["year"] for site in sites]
    regions, weights = list(often), list(often.values())
    none = sum(not record.get("deployments") for record in shipped) / len(shipped)
    pool = []
    for _ in range(size):
        if draw.random() < none:
            pool.append("")
            continue
        wanted = round(MEDIAN_COUNTRIES * float(np.exp(draw.gauss(0, COUNTRY_SPREAD))))
        wanted = max(1, min(MOST_COUNTRIES, len(regions), wanted))
        drawn = dict.fromkeys(draw.choices(regions, weights, k=wanted))
        while len(drawn) < wanted:
            drawn.update(dict.fromkeys(draw.choices(regions, k=wanted - len(drawn))))
        rows = []
        for region in drawn:
            row = {"region": region, "year": draw.choice(years), "source": "made"}
            level = draw.choice(levels)
            rows.append({**row, "level": level} if level else row)
        pool.append(dumped({"deployments": rows})[1:-1])
    return pool


def text_pools(
    size: int, shipped: list[Record], draw: random.Random
) -> tuple[list[str], list[str]]:
    """Names without their numbers, and summaries of the shipped length."""
    words = {
        language: [word for one in shipped for word in one["summary"][language].rstrip(".").split()]
        for language in ("en", "ro")
    }
    names = [word for one in shipped for word in one["name"].split()]
    heads = [" ".join(draw.choices(names, k=NAME_WORDS)) for _ in range(size)]
    summaries = []
    for _ in range(size):
        count = max(6, round(draw.gauss(SUMMARY_WORDS, 4)))
        lines = {name: " ".join(draw.choices(all_, k=count)) + "." for name, all_ in words.items()}
        summaries.append(dumped({"summary": lines})[1:-1])
    return [dumped(head)[1:-1] for head in heads], summaries


def origins(shipped: list[Record]) -> list[str]:
    """Kind, lists and originator of each shipped solution."""
    rows = []
    for record in shipped:
        kept: Record = {name: record[name] for name in ("kind", "lists") if name in record}
        if "originator" in record:
            kept["originator"] = record["originator"]
        rows.append(dumped(kept)[1:-1])
    return rows


def lines(count: int, seed: int) -> Iterator[list[str]]:
    """The solutions as lines, some thousands at a time."""
    draw = random.Random(seed)
    shipped = shipped_solutions()
    names = sorted({name for record in shipped for name in record.get("features", {})})
    pool_size = min(POOL, max(500, count))
    pools = [feature_pool(name, pool_size, shipped, draw) for name in names]
    extra = [assumed_pool(name, pool_size, draw) for name in ASSUMED]
    requires = requires_pool(pool_size, draw)
    deployments = deployments_pool(pool_size, shipped, draw)
    heads, summaries = text_pools(pool_size, shipped, draw)
    origin = origins(shipped)
    known = np.array([[bool(pool[row]) for pool in pools] for row in range(len(shipped))])
    # One number picks a value: below the count of shipped solutions it is that solution's own.
    numbers = np.random.Generator(np.random.PCG64(seed))
    absent = [len(pool) for pool in pools]
    for pool in pools:
        pool.append("")
    for start in range(0, count, CHUNK):
        size = min(CHUNK, count - start)
        model = numbers.integers(0, len(shipped), size)
        columns = [[origin[row] for row in model]]
        for place, pool in enumerate(pools):
            own = numbers.random(size) < 0.5
            drawn = numbers.integers(len(shipped), len(shipped) + pool_size, size)
            picked = np.where(known[model, place], np.where(own, model, drawn), absent[place])
            columns.append([pool[number] for number in picked.tolist()])
        for pool in extra:
            columns.append(
                [pool[number] for number in numbers.integers(0, pool_size, size).tolist()]
            )
        tails = [
            [pool[number] for number in numbers.integers(0, pool_size, size).tolist()]
            for pool in (requires, deployments, heads, summaries)
        ]
        yield list(assembled(start, columns, tails))


def assembled(start: int, columns: list[list[str]], tails: list[list[str]]) -> Iterator[str]:
    """Puts the parts of each solution together."""
    for number, (origin, *features) in enumerate(zip(*columns, strict=True), start):
        requires, deployments, head, summary = (tail[number - start] for tail in tails)
        parts = [f'"id":"s{number:07}","name":"{head} {number}"', origin, summary]
        parts.append('"features":{' + ",".join(filter(None, features)) + "}")
        parts += filter(None, (requires, deployments))
        yield "{" + ",".join(parts) + "}\n"


def write_catalog(folder: Path, count: int, seed: int) -> None:
    """Writes a catalogue's folder, with the scoring models beside it as they are shipped."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in CODE_LISTS:
        shutil.copytree(SHIPPED / name, folder / name, dirs_exist_ok=True)
    shutil.copytree(TOP / "models", folder.parent / "models", dirs_exist_ok=True)
    part = folder / "solutions.ndjson.part"
    with part.open("w", encoding="utf-8") as file:
        for chunk in lines(count, seed):
            file.writelines(chunk)
    part.rename(folder / "solutions.ndjson")


def read_solutions(folder: Path) -> Iterator[Record]:
    """The solutions of a catalogue that was written here."""
    with (folder / "solutions.ndjson").open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def skewed(rows: int, columns: int, seed: int) -> np.ndarray:
    """Utilities like the shipped catalogue's: rows of it, half of their values drawn anew.

    A column is one criterion for one shipped profile, of those that tell solutions apart at all
    (four values or more), so that many columns are mostly 0 or at what an unknown value counts, and
    rows that are good at one thing are good at its neighbours.
    """
    from harness.plain import shipped_utilities

    table = shipped_utilities()
    numbers = np.random.Generator(np.random.PCG64(seed))
    telling = np.array([len(np.unique(column)) >= FEWEST_VALUES for column in table.T])
    table = table[:, telling]
    chosen = np.sort(numbers.permutation(table.shape[1])[:columns])
    table = table[:, chosen].astype(np.float32)
    model = numbers.integers(0, len(table), rows)
    result = np.empty((rows, columns), np.float32)
    for place in range(columns):
        own = numbers.random(rows, dtype=np.float32) < 0.5
        other = numbers.integers(0, len(table), rows)
        result[:, place] = table[np.where(own, model, other), place]
    return result


def uniform(rows: int, columns: int, seed: int) -> np.ndarray:
    """Noise without any structure."""
    return np.random.Generator(np.random.PCG64(seed)).random((rows, columns), dtype=np.float32)


KINDS = {"skewed": skewed, "uniform": uniform}


def main() -> None:
    """Writes what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("what", choices=["catalog", "matrix"])
    parser.add_argument("path", type=Path)
    parser.add_argument("--count", "--rows", type=int, default=10_000)
    parser.add_argument("--columns", type=int, default=32)
    parser.add_argument("--kind", choices=list(KINDS), default="skewed")
    parser.add_argument("--seed", type=int, default=20_261_127)
    words = parser.parse_args()
    if words.what == "catalog":
        write_catalog(words.path, words.count, words.seed)
    else:
        np.save(words.path, KINDS[words.kind](words.count, words.columns, words.seed))


if __name__ == "__main__":
    main()
