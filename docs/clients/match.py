"""Asks a TwinMatch daemon for the three best solutions: match.py ENDPOINT PROFILE."""

import json
import os
import sys
import time
import uuid

import zmq
import zmq.auth

TIMEOUT_MS = 5000


def connect(endpoint: str) -> zmq.Socket:
    """A socket that never waits for good."""
    socket = zmq.Context.instance().socket(zmq.REQ)
    for option, value in [
        (zmq.IMMEDIATE, 1),
        (zmq.REQ_RELAXED, 1),
        (zmq.REQ_CORRELATE, 1),
        (zmq.HEARTBEAT_IVL, 10_000),
        (zmq.HEARTBEAT_TIMEOUT, 30_000),
        (zmq.LINGER, 0),
        (zmq.SNDTIMEO, TIMEOUT_MS),
        (zmq.RCVTIMEO, TIMEOUT_MS),
    ]:
        socket.setsockopt(option, value)
    if "TWINMATCH_KEY" in os.environ:
        public, secret = zmq.auth.load_certificate(os.environ["TWINMATCH_KEY"])
        server, _ = zmq.auth.load_certificate(os.environ["TWINMATCH_SERVER_KEY"])
        socket.curve_publickey, socket.curve_secretkey = public, secret
        socket.curve_serverkey = server
    socket.connect(endpoint)
    return socket


def call(socket: zmq.Socket, method: str, params: dict) -> dict:
    """The result of a call, which is sent again while the daemon says that it may be."""
    for _ in range(5):
        request = {"jsonrpc": "2.0", "id": str(uuid.uuid4()), "method": method, "params": params}
        request["params"] = {**params, "_meta": {"timeoutMs": TIMEOUT_MS, "client": "match.py"}}
        socket.send_string(json.dumps(request))
        reply = json.loads(socket.recv())
        if "result" in reply:
            return reply["result"]
        wait = reply["error"]["data"].get("retryAfterMs")
        if wait is None:
            raise RuntimeError(f"{reply['error']['data']['reason']}: {reply['error']['message']}")
        time.sleep(wait / 1000)
    raise RuntimeError("the daemon is too busy")


def main() -> None:
    """Prints one line a solution."""
    endpoint, profile = sys.argv[1:3]
    result = call(connect(endpoint), "match.query", {"profile": profile, "limit": 3})
    for match in result["matches"]:
        print(f"{match['rank']}. {match['name']} {match['score']:.3f}")


main()
