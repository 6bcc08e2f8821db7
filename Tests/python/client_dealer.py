"""A pipelining DEALER client: every request is sent before the first reply is read.

Replies are matched by id. With `--delimiter` an empty frame stands before each body, as REQ sends
it, and must come back; without it, the body is the only frame.
"""

from __future__ import annotations

import json

import workload
import zmq
from wire import open_socket, request_body, require, run


def main() -> str:
    """Sends all requests at once and records the replies as they come."""
    arguments = workload.parser(__doc__)
    arguments.add_argument("--delimiter", action="store_true", help="send an empty frame first")
    options = arguments.parse_args()
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = open_socket(context, zmq.DEALER)
    # As many replies may wait as requests are in flight.
    socket.setsockopt(zmq.SNDHWM, 0)
    socket.setsockopt(zmq.RCVHWM, 0)
    socket.connect(options.endpoint)
    envelope = [b""] if options.delimiter else []
    for id, method, params in workload.requests(options.count):
        socket.send_multipart([*envelope, request_body(id, method, params)])
    ledger = workload.Ledger()
    while len(ledger) < options.count:
        frames = socket.recv_multipart()
        require(frames[:-1] == envelope, f"the envelope came back as {frames[:-1]!r}")
        ledger.note(json.loads(frames[-1]))
    require(socket.poll(100) == 0, "there are more replies than requests")
    ledger.write(options.record, options.count)
    context.destroy(linger=0)
    kind = "with" if options.delimiter else "without"
    return f"{options.count} requests in flight by DEALER {kind} delimiter, each answered"


if __name__ == "__main__":
    run(main)
