"""Sends SIGTERM while requests are in flight: each must get its result or a clear refusal."""

from __future__ import annotations

import argparse
import json
import os
import signal

import zmq
from wire import Json, compact, open_socket, request_body, require, run


def is_answer(reply: Json) -> bool:
    """Whether a reply is a result, or tells that the daemon is draining."""
    if "result" in reply:
        return True
    error = reply["error"]
    return error["data"]["reason"] == "UNAVAILABLE" and "draining" in error["message"]


def main() -> str:
    """Fills the daemon with requests, stops it after the first reply and reads all others."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True)
    arguments.add_argument("--pid", type=int, required=True)
    arguments.add_argument("--count", type=int, default=600)
    options = arguments.parse_args()
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = open_socket(context, zmq.DEALER)
    socket.setsockopt(zmq.SNDHWM, 0)
    socket.setsockopt(zmq.RCVHWM, 0)
    socket.connect(options.endpoint)
    params = {"profile": "RO21", "explain": "full", "limit": 5}
    for number in range(options.count):
        socket.send_multipart([b"", request_body(number, "match.query", params)])
    replies = [json.loads(socket.recv_multipart()[-1])]
    os.kill(options.pid, signal.SIGTERM)
    while len(replies) < options.count:
        require(socket.poll(10_000) != 0, f"{len(replies)} of {options.count} were answered")
        replies.append(json.loads(socket.recv_multipart()[-1]))
    context.destroy(linger=0)
    require({reply["id"] for reply in replies} == set(range(options.count)), "ids are lost")
    for reply in replies:
        require(is_answer(reply), f"neither a result nor a draining: {compact(reply)[:300]}")
    refused = sum("error" in reply for reply in replies)
    return f"{options.count - refused} results and {refused} refusals for {options.count} requests"


if __name__ == "__main__":
    run(main)
