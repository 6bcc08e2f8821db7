"""Floods the query socket with long work: the control socket must answer meanwhile."""

from __future__ import annotations

import argparse

import zmq
from wire import Caller, open_socket, request_body, require, run

FLOOD = 40
QUESTIONS = 25
# Deliberately far above what an answer takes: a control socket behind the queries fails anyway.
PATIENCE_MS = 5000


def main() -> str:
    """Sends the flood, asks the control socket, and makes sure that the flood was still on."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--query", required=True)
    arguments.add_argument("--control", required=True)
    options = arguments.parse_args()
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = open_socket(context, zmq.DEALER)
    socket.connect(options.query)
    batch = {"profiles": ["RO21"] * 500, "limit": 20, "explain": "full"}
    for number in range(FLOOD):
        socket.send_multipart([b"", request_body(number, "match.batch", batch)])
    require(socket.poll(20_000) != 0, "the flood is not answered at all")
    control = Caller(options.control, patience_ms=PATIENCE_MS)
    for _ in range(QUESTIONS):
        require(control.call("health.live")["live"], "not live")
        require(control.call("health.ready")["ready"], "not ready")
        require(control.call("server.stats")["catalog"]["revision"] == 1, "no figures")
    answered = 0
    while answered < FLOOD and socket.poll(0):
        socket.recv_multipart()
        answered += 1
    require(answered < FLOOD, "the flood was over too early to show anything; make it longer")
    context.destroy(linger=0)
    return f"{3 * QUESTIONS} answers by control, with {FLOOD - answered} batches still to come"


if __name__ == "__main__":
    run(main)
