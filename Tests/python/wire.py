"""What the scripts of the end-to-end tests share: sockets, calls, checks and exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any, NoReturn

import zmq

# The longest any one reply may take. Only there to end a test that has failed.
PATIENCE_MS = 20_000

Json = dict[str, Any]


class CheckFailed(Exception):
    """A promise of the protocol that was not kept; its text says which."""


class CallRefused(Exception):
    """An error reply where a result was expected."""

    def __init__(self, method: str, error: Json) -> None:
        """Tells what was refused and how."""
        super().__init__(f"{method} was refused: {json.dumps(error, ensure_ascii=False)}")
        self.error = error


def require(condition: bool, message: str) -> None:
    """Raises `CheckFailed` unless the condition holds."""
    if not condition:
        raise CheckFailed(message)


def run(main: Callable[[], str]) -> NoReturn:
    """Runs a script: prints its closing line and exits 0, or says what is wrong and exits 1."""
    try:
        print(main())
    except (CheckFailed, CallRefused) as failure:
        print(f"FAILED: {failure}", file=sys.stderr)
        sys.exit(1)
    except zmq.Again:
        print("FAILED: a reply did not come in time", file=sys.stderr)
        sys.exit(1)
    sys.exit(0)


def request_body(id: str | int, method: str, params: Json | None = None) -> bytes:
    """The body frame of a request."""
    request: Json = {"jsonrpc": "2.0", "id": id, "method": method}
    if params is not None:
        request["params"] = params
    return json.dumps(request, ensure_ascii=False, separators=(",", ":")).encode()


def open_socket(context: zmq.Context[zmq.Socket[bytes]], kind: int) -> zmq.Socket[bytes]:
    """An unconnected socket that waits a bounded time and never holds up the script's end."""
    socket = context.socket(kind)
    socket.setsockopt(zmq.LINGER, 0)
    socket.setsockopt(zmq.RCVTIMEO, PATIENCE_MS)
    socket.setsockopt(zmq.SNDTIMEO, PATIENCE_MS)
    return socket


def without_timings(reply: Json) -> Json:
    """The reply without the two members of `_meta` that differ from call to call."""
    meta = reply.get("result", {}).get("_meta", {})
    meta.pop("tookMicros", None)
    meta.pop("queuedMicros", None)
    return reply


def compact(value: Any) -> str:
    """The JSON text of a value, members in the order they came."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Caller:
    """Calls methods one after the other through a REQ socket."""

    def __init__(self, endpoint: str, patience_ms: int = PATIENCE_MS) -> None:
        """Connects to an endpoint; no reply may take longer than `patience_ms`."""
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._socket = open_socket(self._context, zmq.REQ)
        self._socket.setsockopt(zmq.RCVTIMEO, patience_ms)
        self._socket.connect(endpoint)
        self._count = 0

    def reply(self, method: str, params: Json | None = None) -> Json:
        """The whole reply to a call, checked to carry its id."""
        self._count += 1
        return self.exchange(self._count, request_body(self._count, method, params))

    def exchange(self, id: str | int, body: bytes) -> Json:
        """The reply to a request that is written out, checked to carry its id."""
        self._socket.send(body)
        reply: Json = json.loads(self._socket.recv())
        require(reply.get("id") == id, f"the reply carries id {reply.get('id')!r}, not {id!r}")
        return reply

    def call(self, method: str, params: Json | None = None) -> Json:
        """The result of a call; raises `CallRefused` for an error reply."""
        reply = self.reply(method, params)
        if "error" in reply:
            raise CallRefused(method, reply["error"])
        result: Json = reply["result"]
        return result

    def close(self) -> None:
        """Closes the socket."""
        self._context.destroy(linger=0)
