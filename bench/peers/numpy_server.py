#!/usr/bin/env python3
"""A matching server as one would write it in an afternoon: pyzmq, numpy and json.

    numpy_server.py ENDPOINT TABLE.npz

The table holds utilities (float32, a row for each solution), the solutions' ids and the columns'
names. A request carries raw weights by column; the reply has the ten best with their scores and
all their contributions that are not zero. One thread, as numpy is told by the environment.
"""

from __future__ import annotations

import json
import signal
import sys

import numpy as np
import zmq

BEST = 10


def answer(request: dict, table: np.ndarray, ids: list[str], columns: list[str]) -> dict:
    """The ten best under the request's weights."""
    weights = request["params"]["weights"]
    raw = np.array([weights.get(name, 0.0) for name in columns], dtype=np.float32)
    raw /= raw.sum()
    scores = table @ raw
    best = np.argpartition(-scores, min(BEST, len(scores)) - 1)[:BEST]
    best = best[np.argsort(-scores[best], kind="stable")]
    matches = []
    for rank, row in enumerate(best.tolist(), 1):
        parts = table[row] * raw
        contributions = [
            {
                "criterion": columns[place],
                "weight": float(raw[place]),
                "utility": float(table[row, place]),
                "contribution": float(parts[place]),
            }
            for place in np.flatnonzero(parts).tolist()
        ]
        matches.append(
            {
                "rank": rank,
                "solution": ids[row],
                "score": float(scores[row]),
                "contributions": contributions,
            }
        )
    return {"jsonrpc": "2.0", "id": request["id"], "result": {"matches": matches}}


def main() -> None:
    """Serves until it is told to stop."""
    endpoint, path = sys.argv[1:]
    stored = np.load(path)
    table = np.ascontiguousarray(stored["table"], dtype=np.float32)
    ids, columns = stored["ids"].tolist(), stored["columns"].tolist()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    socket = zmq.Context().socket(zmq.ROUTER)
    socket.setsockopt(zmq.LINGER, 0)
    socket.bind(endpoint)
    print("ready", socket.getsockopt(zmq.LAST_ENDPOINT).decode(), flush=True)
    while True:
        *envelope, body = socket.recv_multipart()
        reply = answer(json.loads(body), table, ids, columns)
        text = json.dumps(reply, separators=(",", ":"))
        socket.send_multipart([*envelope, text.encode()])


if __name__ == "__main__":
    main()
