"""Clients that come and go, that stop reading, and that are too many: others are served on.

Starts a daemon of its own.
"""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import zmq
from daemon import Daemon, arguments
from wire import Caller, open_socket, request_body, require, run

MOST_MEMORY_GAIN = 0.10
# What one peer that does not read may cost: the bounds of its queues, and some.
MOST_STALLED_MIB = 96

# Floods the daemon with queries of long replies and reads none of them.
STALLER = """
import sys, zmq
socket = zmq.Context().socket(zmq.DEALER)
socket.setsockopt(zmq.RCVHWM, 1)
socket.connect(sys.argv[1])
print("connected", flush=True)
for _ in range(int(sys.argv[2])):
    socket.send(sys.argv[3].encode())
import time
time.sleep(600)
"""


def settled(daemon: Daemon) -> int:
    """The descriptors once those of clients that left are closed."""
    last = -1
    for _ in range(100):
        now = daemon.descriptors()
        if now == last:
            return now
        last = now
        time.sleep(0.1)
    return last


def churn(endpoint: str, count: int) -> None:
    """Connects, asks and leaves."""
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    for _ in range(count):
        socket = open_socket(context, zmq.DEALER)
        socket.connect(endpoint)
        socket.send(b'{"jsonrpc":"2.0","id":"c","method":"health.live"}')
        socket.recv()
        socket.close(linger=0)
    context.destroy(linger=0)


def come_and_go(daemon: Daemon, rounds: int) -> str:
    """Neither memory nor descriptors of clients that left stay behind."""
    # As many by each transport; the first ones fill what is kept for the next.
    ways = daemon.queries
    for endpoint in ways:
        churn(endpoint, max(200, rounds // 20))
    descriptors, before = settled(daemon), daemon.status("VmRSS")
    for endpoint in ways:
        churn(endpoint, rounds // len(ways))
    gained, after = settled(daemon) - descriptors, daemon.status("VmRSS")
    text = f"{rounds} connects: {gained:+d} descriptors, memory {before} -> {after} KiB"
    require(gained <= 0, f"descriptors stay open: {text}")
    require(after <= before * (1 + MOST_MEMORY_GAIN), f"memory stays behind: {text}")
    open_now = metric(Caller(daemon.control), "connections_open")
    require(open_now <= 3, f"{open_now} connections are counted as open")
    return text


def metric(control: Caller, name: str) -> int:
    """One figure of the metrics."""
    lines = control.call("server.metrics")["text"].splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"twinmatch_{name} "))


def stopped(daemon: Daemon, count: int) -> str:
    """Two clients that do not read, one of them stopped: bounded, counted, and no harm to others."""
    body = request_body("s", "match.query", {"profile": "RO21", "limit": 40, "explain": "full"})
    before = daemon.status("VmRSS")
    stallers = [
        subprocess.Popen(
            [sys.executable, "-c", STALLER, endpoint, str(count), body.decode()],
            stdout=subprocess.PIPE,
        )
        for endpoint in daemon.queries
    ]
    bystander, control = Caller(daemon.endpoint), Caller(daemon.control)
    try:
        for staller in stallers:
            assert staller.stdout is not None
            staller.stdout.readline()
        stallers[0].send_signal(signal.SIGSTOP)
        end = time.monotonic() + 20
        while metric(control, "replies_undelivered_total") == 0:
            require(time.monotonic() < end, "no reply was given up: the flood is too small")
            result = bystander.call("match.query", {"profile": "RO21", "limit": 3})
            require(len(result["matches"]) == 3, "a bystander gets another answer")
        for _ in range(50):
            bystander.call("match.query", {"profile": "RO21", "limit": 3})
        gained = (daemon.status("VmRSS") - before) / 1024
        lost = metric(control, "replies_undelivered_total")
        text = f"two clients that do not read: {gained:.0f} MiB more, {lost} replies given up"
        require(gained <= MOST_STALLED_MIB * len(stallers), f"memory is not bounded: {text}")
    finally:
        for staller in stallers:
            staller.kill()
            staller.wait()
    return text


def too_many(program: str, catalog: Path, folder: Path) -> str:
    """Beyond the bound connections wait until others end; whoever runs the daemon always gets in."""
    most = ("--query", "tcp://127.0.0.1:0", "--admission-connections", "5")
    daemon = Daemon(program, folder / "few", "--catalog", str(catalog), *most)
    tcp = daemon.queries[1]
    try:
        ping = ("health.live", {})
        first = [Caller(tcp) for _ in range(5)]
        for caller in first:
            caller.call(*ping)
        context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        late = open_socket(context, zmq.DEALER)
        late.connect(tcp)
        late.send_multipart([b"", request_body("late", *ping)])
        require(late.poll(500) == 0, "a sixth connection was let in")
        Caller(daemon.endpoint).call(*ping)
        control = Caller(daemon.control)
        require(metric(control, "connections_refused_total") > 0, "a refusal was not counted")
        require(metric(control, "handshakes_failed_total") > 0, "no failed handshake was counted")
        for caller in first[:3]:
            caller.close()
        require(late.poll(5000) != 0, "nobody was let in once others had left")
        context.destroy(linger=0)
    finally:
        daemon.end()
    return "beyond 5 connections others wait, and the daemon's own user gets in"


def main() -> str:
    """Runs all three."""
    parser = arguments(__doc__)
    parser.add_argument("--connects", type=int, default=20_000)
    parser.add_argument("--flood", type=int, default=20_000)
    options = parser.parse_args()
    files = ("--catalog", str(options.catalog), "--query", "tcp://127.0.0.1:0")
    daemon = Daemon(options.program, options.folder / "run", *files)
    try:
        told = [come_and_go(daemon, options.connects), stopped(daemon, options.flood)]
    finally:
        daemon.end()
    told.append(too_many(options.program, options.catalog, options.folder))
    return "\n".join(told)


if __name__ == "__main__":
    run(main)
