"""Chooses the constants of models/adoption.yaml, and tells what they are worth elsewhere.

    constants.py DEPLOYMENTS.csv [CATALOG]

Deployments have the columns country and solution, or country and global_goods (parted by |). Every
known deployment is hidden in turn and ranked among what its country does not use otherwise, as
`twinmatch evaluate` does it; the formula is that of the utility `neighbours`, on whole arrays.

Of a grid those constants are chosen whose worst margin over the bars is the best. The figures in
folds come from constants that were chosen without the countries they are measured on: these do not
even serve as evidence.
"""

import csv
import itertools
import math
import pathlib
import sys

import numpy
import yaml

BARS = {"micro NDCG": (0.77, 0.01), "macro NDCG": (0.49, 0.03), "macro hit@10": (0.68, 0.03)}
GRID = {
    "rarity": [0.5, 0.6, 0.75],
    "sharpness": [1, 1.5, 2],
    "reach": [2500, 3500, 4500],
    "bond": [2, 2.5, 3],
    "floor": [0.05, 0.1, 0.15],
    "doubt": [1, 2, 3],
    "spread": [0.2, 0.3, 0.4],
}
FOLDS, SEEDS = 5, (1, 2, 3)


def read_deployments(path, countries):
    found = {}
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            text = row.get("solution") or row.get("global_goods") or ""
            names = [text] if "solution" in row else text.split("|")
            code = countries.get(folded(row["country"]))
            if code is None:
                sys.exit(f"{row['country']} is no country")
            found.setdefault(code, set()).update(n.strip() for n in names if n.strip())
    return {code: names for code, names in found.items() if len(names) > 1}


def folded(text):
    return "".join(letter for letter in text.lower() if letter.isalnum())


def read_countries(catalog):
    names, facts = {}, {}
    for code, name in yaml.safe_load((catalog / "labels/en/countries.yaml").read_text()).items():
        names[folded(str(name))] = names[folded(str(code))] = str(code)
    mapping = yaml.safe_load((catalog / "mappings/countries.yaml").read_text())
    for name, codes in mapping["codes"]["countries"].items():
        names[folded(str(name))] = codes[0]
    for path in (catalog / "regions").glob("??.yaml"):
        facts[path.stem] = yaml.safe_load(path.read_text())
    return names, facts


def distance(a, b):
    p, q = a.get("position"), b.get("position")
    if not p or not q:
        return math.pi * 6371.0088
    la, lb = math.radians(p["latitude"]), math.radians(q["latitude"])
    across = math.radians(p["longitude"] - q["longitude"])
    half = math.sin((la - lb) / 2) ** 2 + math.cos(la) * math.cos(lb) * math.sin(across / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1, math.sqrt(half)))


def common(a, b):
    """How many of a language and the WHO region two countries have in common."""
    office = a.get("who-region")
    shares_office = office is not None and office == b.get("who-region")
    return int(bool(set(a["languages"]) & set(b["languages"]))) + int(shares_office)


class Trial:
    """Every hidden deployment of some countries, with only these as evidence."""

    def __init__(self, codes, deployments, facts):
        solutions = sorted(set().union(*(deployments[c] for c in codes)))
        self.uses = numpy.array([[s in deployments[c] for s in solutions] for c in codes], float)
        self.country, self.solution = numpy.nonzero(self.uses)
        self.rows = numpy.arange(len(self.country))
        self.home = self.uses[self.country]
        self.home[self.rows, self.solution] = 0
        self.elsewhere = self.uses.sum(0) - self.uses[self.country]
        self.most = numpy.maximum(self.elsewhere, 1)
        self.is_other = numpy.ones((len(self.rows), len(codes)))
        self.is_other[self.rows, self.country] = 0
        pairs = [[(facts[a], facts[b]) for b in codes] for a in codes]
        apart = numpy.array([[distance(a, b) for a, b in row] for row in pairs])
        bonds = numpy.array([[common(a, b) for a, b in row] for row in pairs])
        self.apart, self.bonds = apart[self.country], bonds[self.country]

    def ranks(self):
        """The ranks of the hidden deployments at every point of the grid."""
        size = numpy.maximum(self.uses.sum(1), 1)
        everywhere = self.elsewhere / (len(size) - 1)
        found = {}
        for rarity in GRID["rarity"]:
            common = (self.home * self.most**-rarity) @ self.uses.T / size * self.is_other
            common /= numpy.maximum(common.max(1, keepdims=True), 1e-300)
            for sharpness, floor in itertools.product(GRID["sharpness"], GRID["floor"]):
                sharp = common**sharpness + floor
                for reach, bond in itertools.product(GRID["reach"], GRID["bond"]):
                    like = numpy.exp(-self.apart / reach) * bond**self.bonds * sharp * self.is_other
                    votes, all_votes = like @ self.uses, like.sum(1, keepdims=True)
                    for doubt, spread in itertools.product(GRID["doubt"], GRID["spread"]):
                        share = (votes + doubt * everywhere) / (all_votes + doubt)
                        point = (rarity, sharpness, reach, bond, floor, doubt, spread)
                        found[point] = self.rank(share * self.most**-spread)
        return found

    def rank(self, scores):
        mine = scores[self.rows, self.solution][:, None]
        is_before = numpy.arange(scores.shape[1])[None, :] < self.solution[:, None]
        # Sums in another order differ in their last bits.
        is_tie = abs(scores - mine) <= 1e-12
        return 1 + (((scores > mine) & ~is_tie | is_tie & is_before) & (self.home == 0)).sum(1)

    def figures(self, ranks):
        gain, hit = 1 / numpy.log2(1 + ranks), (ranks <= 10).astype(float)
        macro = [
            numpy.mean([f[self.solution == s].mean() for s in numpy.unique(self.solution)])
            for f in (gain, hit)
        ]
        return numpy.array([gain.mean(), *macro])


def margins(figures):
    return min((f - bar) / unit for f, (bar, unit) in zip(figures, BARS.values()))


def choose(trial, found):
    return max(found, key=lambda point: margins(trial.figures(found[point])))


def tell(name, figures):
    print(name, *(f"{bar} {figure:.4f}" for bar, figure in zip(BARS, figures)), sep="  ")


def main():
    catalog = pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else "catalog")
    names, facts = read_countries(catalog)
    deployments = read_deployments(sys.argv[1], names)
    codes = sorted(deployments)
    whole = Trial(codes, deployments, facts)
    found = whole.ranks()
    chosen = choose(whole, found)
    print(dict(zip(GRID, chosen)), f"of {len(found)} points, {len(whole.rows)} pairs")
    tell("all countries", whole.figures(found[chosen]))
    for seed in SEEDS:
        fold = numpy.random.default_rng(seed).permutation(len(codes)) % FOLDS
        held = numpy.zeros(len(whole.rows))
        for number in range(FOLDS):
            rest = Trial([c for c, f in zip(codes, fold) if f != number], deployments, facts)
            point = choose(rest, rest.ranks())
            print("  fold", number, point)
            is_held = fold[whole.country] == number
            held[is_held] = found[point][is_held]
        tell(f"held out, seed {seed}", whole.figures(held))


if __name__ == "__main__":
    main()
