"""Matrices of utilities and the weights they are ranked under, the same for engine and peers."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import synthetic

from .bench import Bench

COLUMNS = 32
VECTORS = 200


def matrix(bench: Bench, kind: str, rows: int) -> Path:
    """The file of a matrix."""
    path = bench.data / f"{kind}-{rows}-{bench.seed}-{synthetic.digest()}.npy"
    if not path.is_file():
        for old in bench.data.glob(f"{kind}-{rows}-*.npy"):
            old.unlink()
        np.save(path, synthetic.KINDS[kind](rows, COLUMNS, bench.seed))
    return path


def weights(bench: Bench) -> Path:
    """The file of the weights: in each row some twenty that add up to one, the others zero."""
    path = bench.data / f"weights-{bench.seed}.npy"
    if not path.is_file():
        numbers = np.random.Generator(np.random.PCG64(bench.seed))
        raw = numbers.random((VECTORS, COLUMNS)) * (numbers.random((VECTORS, COLUMNS)) < 0.65)
        raw[:, 0] += 1e-3
        np.save(path, (raw / raw.sum(1, keepdims=True)).astype(np.float32))
    return path


def exact(table: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """The exact scores: products in double precision, added left to right; a row a vector."""
    scores = np.zeros((len(vectors), len(table)))
    for place in range(table.shape[1]):
        column = table[:, place].astype(float)
        for row, vector in enumerate(vectors.astype(float)):
            scores[row] += vector[place] * column
    return scores
