"""Peers that get no answer: they must lose their own connection and harm nobody else's."""

from __future__ import annotations

import random
import socket
from urllib.parse import urlsplit

import zmq
from bad_rows import PING
from wire import Caller, open_socket, request_body, require

# How long silence must last to count as no answer, in ms.
SILENCE_MS = 300

# ZMTP 3.0 (RFC 23): signature, version, the NULL mechanism, a client, filler.
_GREETING = b"\xff" + bytes(8) + b"\x7f" + b"\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
_READY_BODY = b"\x05READY\x0bSocket-Type" + (6).to_bytes(4, "big") + b"DEALER"
_READY = b"\x04" + bytes([len(_READY_BODY)]) + _READY_BODY
_FRAME_WITH_MORE = b"\x01\x00"


def oversized_frame(endpoint: str) -> None:
    """A frame over MAXMSGSIZE: no answer, and the same socket is answered once reconnected."""
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    peer = open_socket(context, zmq.DEALER)
    peer.connect(endpoint)
    peer.send_multipart([b"", b" " * (1_048_576 + 1)])
    require(peer.poll(SILENCE_MS) == 0, "a frame over MAXMSGSIZE was answered")
    # What is sent before the peer has noticed is lost with the connection, so it asks again.
    for _ in range(20):
        peer.send_multipart([b"", PING])
        if peer.poll(1000):
            break
    require(b'"live":true' in peer.recv_multipart()[-1], "the socket did not come back")
    context.destroy(linger=0)


def stolen_routing_id(endpoint: str) -> None:
    """A second client under another's routing id: unanswered, and the first is served on."""
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    owner, thief = (open_socket(context, zmq.DEALER) for _ in range(2))
    for peer in (owner, thief):
        peer.setsockopt(zmq.IDENTITY, b"portal")
    owner.connect(endpoint)
    owner.send_multipart([b"", PING])
    require(b'"live":true' in owner.recv_multipart()[-1], "the owner was not answered")
    thief.connect(endpoint)
    thief.send_multipart([b"", request_body("thief", "health.live")])
    require(thief.poll(SILENCE_MS) == 0, "the second client of a routing id was answered")
    owner.send_multipart([b"", request_body("owner", "health.live")])
    reply = owner.recv_multipart()[-1]
    require(b'"owner"' in reply, f"the owner got another's reply: {reply[:100]!r}")
    context.destroy(linger=0)


def foreign_bytes(endpoint: str) -> None:
    """HTTP, TLS, random and cut-off bytes on the tcp port: never an answer to them.

    What starts with another byte than 0xFF is ZMTP 1.0 to libzmq, so random bytes may happen to be
    a message and earn a refusal. They never earn a result.
    """
    chance = random.Random(7461)
    hello = bytes.fromhex("16030100310100002d0303") + chance.randbytes(42)
    for name, octets in {
        "HTTP": b"GET /?method=health.live HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "HTTP with a JSON body": b"POST / HTTP/1.1\r\nContent-Length: 60\r\n\r\n" + PING,
        "TLS": hello,
        "random": chance.randbytes(4096),
        "nothing": b"",
        "one byte": b"\xff",
        "bare JSON": PING + b"\n",
    }.items():
        answer = _exchange(endpoint, octets)
        leaked = b'"result"' in answer or b"HTTP/" in answer
        require(not leaked, f"{name} on the port was answered: {answer[:80]!r}")


def no_frames(endpoint: str) -> None:
    """Peers that speak ZMTP and send no message, or only half of one."""
    for octets in (
        _GREETING,
        _GREETING + _READY,
        _GREETING + _READY + _FRAME_WITH_MORE,
        _GREETING + _READY + _FRAME_WITH_MORE + b"\x00\xff",
    ):
        answer = _exchange(endpoint, octets)
        require(b"jsonrpc" not in answer, f"no message was answered: {answer[:80]!r}")


def _exchange(endpoint: str, octets: bytes) -> bytes:
    """What the port says to some bytes before it closes or falls silent."""
    address = urlsplit(endpoint)
    answer = b""
    with socket.create_connection((address.hostname or "", address.port or 0), timeout=5) as peer:
        peer.settimeout(SILENCE_MS / 1000)
        try:
            peer.sendall(octets)
            while chunk := peer.recv(65536):
                answer += chunk
        except (TimeoutError, ConnectionError):
            pass
    return answer


def check(ipc: str, tcp: str) -> int:
    """Lets each peer do its worst while a bystander goes on; the number of peers tried."""
    bystanders = [Caller(ipc), Caller(tcp)]
    acts = [
        (oversized_frame, ipc),
        (oversized_frame, tcp),
        (stolen_routing_id, ipc),
        (stolen_routing_id, tcp),
        (foreign_bytes, tcp),
        (no_frames, tcp),
    ]
    for act, endpoint in acts:
        act(endpoint)
        for bystander in bystanders:
            require(bystander.call("health.live")["live"], f"{act.__name__} harmed a bystander")
    return len(acts)
