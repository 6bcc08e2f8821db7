#!/usr/bin/env python3
"""First figures: RO21 with summary explanations over one pipelined DEALER, beside a C echo.

Daemon and echo get the same request and give replies of the same size, in turns within one run
(A B A B ...), so that the ratio holds on a busy machine too. Also prints how long the daemon takes
from its start to its ready line, and how much memory it holds resident after the load.

usage: first.py DAEMON CATALOG LOAD ECHO
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

ROUNDS = 5
SECONDS = "2"
WINDOW = "64"
REQUEST = (
    '{"jsonrpc":"2.0","id":"r1","method":"match.query",'
    '"params":{"profile":"RO21","explain":"summary"}}'
)


def start(command):
    """Starts a server; returns it, its ready line's words and the seconds that took."""
    began = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    line = process.stdout.readline().split()
    if not line or line[0] != "ready":
        sys.exit(f"{command[0]} did not get ready")
    return process, line, time.monotonic() - began


def stop(process):
    """Stops a server and waits for it."""
    process.terminate()
    process.wait(timeout=15)


def load(program, endpoint, request, keys=(), window=WINDOW):
    """Runs the load once, with the files of two keys or without."""
    output = subprocess.run(
        [program, endpoint, request, window, SECONDS, *keys],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    return json.loads(output)


def resident_kib(process):
    """Resident memory of a process in KiB."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmRSS:"))


def main():
    """Measures and prints."""
    daemon, catalog, loader, echo = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as folder:
        request = os.path.join(folder, "request.json")
        with open(request, "w", encoding="utf-8") as file:
            file.write(REQUEST)
        serve = [daemon, "serve", "--catalog", catalog, "--run-dir", folder]
        starts = []
        for _ in range(ROUNDS):
            process, line, seconds = start(serve + ["--query", "tcp://127.0.0.1:0"])
            starts.append(seconds)
            stop(process)
        process, line, _ = start(serve + ["--query", "tcp://127.0.0.1:0"])
        endpoint = next(word[6:] for word in line if word.startswith("query=tcp"))
        size = load(loader, endpoint, request)["replyBytes"]
        peer, peer_line, _ = start([echo, "tcp://127.0.0.1:*", str(size)])
        ours, theirs = [], []
        for _ in range(ROUNDS):
            ours.append(load(loader, endpoint, request)["perSecond"])
            theirs.append(load(loader, peer_line[1], request)["perSecond"])
        memory = resident_kib(process)
        stop(process)
        stop(peer)
    rate, limit = statistics.median(ours), statistics.median(theirs)
    print(f"request {len(REQUEST)} B, reply {size} B, window {WINDOW}, median of {ROUNDS} turns")
    print(f"answers     {rate:>10,.0f} /s   (bar 5,000)   all: {[round(r) for r in ours]}")
    print(f"C echo      {limit:>10,.0f} /s                 all: {[round(r) for r in theirs]}")
    print(f"ratio       {rate / limit:>10.3f}")
    print(f"ready in    {statistics.median(starts) * 1000:>10.0f} ms   (bar 300)")
    print(f"resident    {memory / 1024:>10.0f} MiB  (bar 100 MB)")


if __name__ == "__main__":
    main()
