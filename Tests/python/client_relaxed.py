"""A REQ client as programs should have it: it can give a request up and goes on with the next.

RELAXED lets it send again without the reply it gave up, CORRELATE drops that reply when it comes
late, IMMEDIATE queues nothing for a daemon that is not there, heartbeats notice a dead one.
"""

from __future__ import annotations

import json

import workload
import zmq
from wire import open_socket, request_body, require, run

# Every so many requests one is sent, given up at once and asked again under another id.
GIVEN_UP_EVERY = 10


def main() -> str:
    """Sends every request, giving some up first, and records the replies."""
    options = workload.parser(__doc__).parse_args()
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = open_socket(context, zmq.REQ)
    socket.setsockopt(zmq.REQ_RELAXED, 1)
    socket.setsockopt(zmq.REQ_CORRELATE, 1)
    socket.setsockopt(zmq.IMMEDIATE, 1)
    socket.setsockopt(zmq.HEARTBEAT_IVL, 1000)
    socket.setsockopt(zmq.HEARTBEAT_TIMEOUT, 10_000)
    socket.setsockopt(zmq.HEARTBEAT_TTL, 10_000)
    socket.connect(options.endpoint)
    ledger = workload.Ledger()
    given_up = 0
    for number, (id, method, params) in enumerate(workload.requests(options.count)):
        if number % GIVEN_UP_EVERY == 0:
            socket.send(request_body(f"given-up-{number}", method, params))
            given_up += 1
        socket.send(request_body(id, method, params))
        reply = json.loads(socket.recv())
        require(reply.get("id") == id, f"asked {id}, got the reply to {reply.get('id')!r}")
        ledger.note(reply)
    ledger.write(options.record, options.count)
    context.destroy(linger=0)
    return f"{options.count} requests by relaxed REQ, each answered; {given_up} given up"


if __name__ == "__main__":
    run(main)
