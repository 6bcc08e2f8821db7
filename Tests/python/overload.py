"""Asks for ten times what the daemon can answer, with and without watching how fast it answers.

Starts a daemon of its own. Prints its figures; with `--bars` it fails where a bar is missed, which
only says something on a machine that does nothing else.
"""

from __future__ import annotations

import argparse
import multiprocessing
import re
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import zmq
from daemon import Daemon
from wire import Caller, open_socket, request_body, require, run

QUERY = request_body("q", "match.query", {"profile": "RO21", "limit": 10})
# The bars.
LEAST_GOODPUT = 0.8
MOST_CONTROL_MS = 50.0


def percentile(values: list[float], share: float) -> float:
    """A value that a share of all does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def peak(endpoint: str, seconds: float) -> float:
    """Answers a second with 64 requests in flight."""
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = open_socket(context, zmq.DEALER)
    socket.connect(endpoint)
    for _ in range(64):
        socket.send(QUERY)
    count = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        require(b'"result"' in socket.recv(), "a query was refused with 64 in flight")
        socket.send(QUERY)
        count += 1
    context.destroy(linger=0)
    return count / seconds


def watch_control(endpoint: str, stop: Event, result: multiprocessing.Queue[list[float]]) -> None:
    """Asks the control socket every few ms how it is, until it is told to stop."""
    control = Caller(endpoint)
    times: list[float] = []
    while not stop.is_set():
        began = time.monotonic()
        control.call("health.ready")
        times.append(1000 * (time.monotonic() - began))
        time.sleep(0.005)
    result.put(times)


class Flood:
    """Several clients that send at a rate whether or not they are answered."""

    def __init__(self, endpoint: str, clients: int) -> None:
        """Connects."""
        self._context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        self._sockets = []
        self._poller = zmq.Poller()
        for _ in range(clients):
            socket = open_socket(self._context, zmq.DEALER)
            socket.setsockopt(zmq.SNDHWM, 2000)
            socket.connect(endpoint)
            self._poller.register(socket, zmq.POLLIN)
            self._sockets.append(socket)
        self.offered = self.held_back = self.answered = self.refused = 0
        self.times: list[float] = []

    def run(self, rate: float, seconds: float) -> None:
        """Offers `rate` requests a second."""
        began = time.monotonic()
        while (now := time.monotonic()) < began + seconds:
            due = int((now - began) * rate) - self.offered
            for index in range(min(due, 500)):
                self._send(self._sockets[index % len(self._sockets)], now)
            self._receive()

    def _send(self, socket: zmq.Socket[bytes], now: float) -> None:
        self.offered += 1
        body = QUERY.replace(b'"q"', f'"{now:.6f}"'.encode(), 1)
        try:
            socket.send(body, zmq.NOBLOCK)
        except zmq.Again:
            self.held_back += 1

    def _receive(self) -> None:
        for socket, _ in self._poller.poll(0):
            for _ in range(200):
                try:
                    reply = socket.recv(zmq.NOBLOCK)
                except zmq.Again:
                    break
                if b'"result"' in reply[:120]:
                    self.answered += 1
                    found = re.search(rb'"queuedMicros":(\d+)', reply)
                    assert found is not None
                    self.times.append(int(found.group(1)) / 1000)
                else:
                    require(b"RESOURCE_EXHAUSTED" in reply, f"an unexpected refusal: {reply!r}")
                    require(b"retryAfterMs" in reply, "a refusal does not say when to come back")
                    self.refused += 1

    def close(self) -> None:
        """Leaves without a word."""
        self._context.destroy(linger=0)


def overload(daemon: Daemon, seconds: float, delay_ms: int, bars: bool) -> str:
    """Ten times the peak: what is answered, what is refused, and how the control socket fares."""
    query, control = daemon.endpoint, daemon.control
    best = peak(query, seconds)
    stop = multiprocessing.Event()
    result: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
    watcher = multiprocessing.Process(target=watch_control, args=(control, stop, result))
    watcher.start()
    flood = Flood(query, 8)
    flood.run(10 * best, seconds)
    stop.set()
    times = result.get(timeout=20)
    watcher.join()
    flood.close()
    goodput = flood.answered / seconds / best
    control_ms = percentile(times, 0.99)
    waited = percentile(flood.times, 0.99)
    text = (
        f"peak {best:.0f}/s; offered {flood.offered / seconds:.0f}/s: goodput {goodput:.2f} of it, "
        f"{flood.refused} refused, {flood.held_back} held back at the sender, p99 of the wait of "
        f"accepted ones {waited:.0f} ms, control p99 {control_ms:.1f} ms"
    )
    require(flood.refused > 0, f"nothing was refused: {text}")
    require(flood.answered > 0, f"nothing was answered: {text}")
    if bars:
        require(goodput >= LEAST_GOODPUT, f"goodput is below {LEAST_GOODPUT}: {text}")
        require(control_ms < MOST_CONTROL_MS, f"the control socket is slow: {text}")
    require(waited <= delay_ms + 5, f"accepted requests waited longer than they may: {text}")
    return text


def main() -> str:
    """Floods a daemon."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--program", required=True, help="twinmatchd")
    arguments.add_argument("--catalog", type=Path, required=True)
    arguments.add_argument("--folder", type=Path, required=True)
    arguments.add_argument("--seconds", type=float, default=5)
    arguments.add_argument("--delay-ms", type=int, default=100)
    arguments.add_argument("--bars", action="store_true", help="fail where a bar is missed")
    options = arguments.parse_args()
    delay = ("--admission-queue-delay-ms", str(options.delay_ms))
    catalog = ("--catalog", str(options.catalog))
    daemon = Daemon(options.program, options.folder, *catalog, *delay)
    try:
        return overload(daemon, options.seconds, options.delay_ms, options.bars)
    finally:
        daemon.end()


if __name__ == "__main__":
    run(main)
