#!/usr/bin/env python3
"""The best ten rows of a matrix by numpy, FAISS and pymcdm, on demand of its input, in one thread.

    topk.py MATRIX.npy WEIGHTS.npy

Says `ready` once everything is prepared; then each line is a word and a number: `numpy 20` tells
the median microseconds of 20 rankings, `answers-numpy 5` the rows and scores under the first five
weights.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable

import numpy as np

BEST = 10
Ranked = list[tuple[int, float]]


def by_numpy(table: np.ndarray) -> Callable[[np.ndarray], Ranked]:
    """A product of matrix and vector, the best picked out of all."""

    def top(weights: np.ndarray) -> Ranked:
        scores = table @ weights
        best = np.argpartition(-scores, BEST - 1)[:BEST]
        best = best[np.lexsort((best, -scores[best]))]
        return [(int(row), float(scores[row])) for row in best]

    return top


def by_faiss(table: np.ndarray) -> Callable[[np.ndarray], Ranked]:
    """FAISS's flat index of inner products: exact."""
    import faiss

    faiss.omp_set_num_threads(1)
    index = faiss.IndexFlatIP(table.shape[1])
    index.add(table)

    def top(weights: np.ndarray) -> Ranked:
        scores, rows = index.search(weights.reshape(1, -1), BEST)
        return list(zip(rows[0].tolist(), scores[0].tolist(), strict=True))

    return top


def by_topsis(table: np.ndarray) -> Callable[[np.ndarray], Ranked]:
    """pymcdm's TOPSIS: another score, so only its time can be compared."""
    from pymcdm.methods import TOPSIS
    from pymcdm.normalizations import vector_normalization

    method = TOPSIS(vector_normalization)
    # A column without any value cannot be normalised.
    wide = table.astype(float)
    wide[0] += 1e-9
    types = np.ones(table.shape[1])

    def top(weights: np.ndarray) -> Ranked:
        scores = method(wide, weights.astype(float), types)
        best = np.argsort(-scores)[:BEST]
        return [(int(row), float(scores[row])) for row in best]

    return top


WAYS = {"numpy": by_numpy, "faiss": by_faiss, "topsis": by_topsis}


def main() -> None:
    """Answers until the input ends."""
    table = np.ascontiguousarray(np.load(sys.argv[1]))
    weights = np.load(sys.argv[2])
    ways = {name: make(table) for name, make in WAYS.items()}
    print(json.dumps({"ready": True, "told": {"rows": len(table)}}), flush=True)
    for line in sys.stdin:
        word, number = line.split()
        if word.startswith("answers-"):
            top = ways[word.removeprefix("answers-")]
            print(json.dumps([top(row) for row in weights[: int(number)]]), flush=True)
            continue
        times = []
        for run in range(int(number)):
            vector = weights[run % len(weights)]
            began = time.perf_counter_ns()
            ways[word](vector)
            times.append((time.perf_counter_ns() - began) / 1000)
        print(json.dumps(statistics.median(times)), flush=True)


if __name__ == "__main__":
    main()
