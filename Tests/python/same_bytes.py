"""Asks two daemons on the same files the same things: the replies must be the same bytes.

Only figures of the run itself may differ: timings, and what `server.stats` counts.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import golden
import workload
import zmq
from wire import compact, open_socket, request_body, require, run

_FIGURES = b"tookMicros|queuedMicros|uptimeSeconds|received|answered|errors|malformed|undelivered"
_FIGURE = re.compile(rb'"(' + _FIGURES + rb')":\d+')


def bodies(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every golden request, and one of each kind of the workload."""
    for case in golden.cases(folder):
        # Figures of two processes differ, and the control socket answers for them.
        if case.method == "server.metrics" or case.method.startswith("admin."):
            continue
        yield f"{case.method}/{case.name}", compact(case.request).encode()
    for id, method, params in workload.requests(len(workload.VARIETY)):
        yield f"{method} {compact(params)[:60]}", request_body(id, method, params)


def main() -> str:
    """Compares every reply."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", action="append", required=True, help="twice")
    arguments.add_argument("--golden", type=Path, required=True, help="Tests/Golden")
    options = arguments.parse_args()
    require(len(options.endpoint) == 2, "name two endpoints")
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    sockets = [open_socket(context, zmq.REQ) for _ in options.endpoint]
    for socket, endpoint in zip(sockets, options.endpoint, strict=True):
        socket.connect(endpoint)
    count = 0
    for name, body in bodies(options.golden):
        replies = []
        # Twice each, so that a reply that depends on what came before is found too.
        for socket in [*sockets, *sockets]:
            socket.send(body)
            replies.append(_FIGURE.sub(rb'"\1":0', socket.recv()))
        for other in replies[1:]:
            at = next((i for i, (a, b) in enumerate(zip(replies[0], other)) if a != b), -1)
            place = f"{replies[0][at - 40 : at + 60]!r} and {other[at - 40 : at + 60]!r}"
            require(other == replies[0], f"{name}: two replies differ: {place}")
        count += 1
    context.destroy(linger=0)
    return f"{count} requests, each answered by the same bytes four times"


if __name__ == "__main__":
    run(main)
