#!/usr/bin/env python3
"""Figures of a daemon on a store: keys beside none, durable writes, durable events.

Keys: the same query over tcp, in turns with CURVE and without (A B A B ...). Writes: `profiles.put`
over the wire with 256 in flight, each answered once it is on the disk. Events: what the store
itself takes, in commits of 256.

usage: durable.py DAEMON CLI CATALOG LOAD APPENDS
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile

from first import REQUEST, ROUNDS, load, start, stop

LEAST_CURVE = 0.35
LEAST_EVENTS = 20_000


def verdict(figure, bar):
    """How a figure stands to its bar."""
    return "met" if figure >= bar else "MISSED"


def keys(cli, folder):
    """Makes the daemon's keys, a client's, and an allow list; returns their files."""
    quiet = {"check": True, "stdout": subprocess.DEVNULL}
    for name in ("server", "client"):
        subprocess.run([cli, "keys", "new", os.path.join(folder, name)], **quiet)
    listed = os.path.join(folder, "allow.yaml")
    public = os.path.join(folder, "client.key")
    subprocess.run(
        [cli, "keys", "allow", "bench", "--list", listed, "--public-key", public]
        + ["--rate", "1000000"],
        **quiet,
    )
    return listed


def curve(daemon, cli, catalog, loader, folder):
    """Throughput with CURVE and without, in turns."""
    listed = keys(cli, folder)
    request = os.path.join(folder, "query.json")
    with open(request, "w", encoding="utf-8") as file:
        file.write(REQUEST)
    servers = []
    for name, options in {
        "plain": [],
        "curve": ["--server-key", os.path.join(folder, "server.key_secret")]
        + ["--allow-list", listed],
    }.items():
        run_dir = os.path.join(folder, name)
        os.mkdir(run_dir)
        serve = [daemon, "serve", "--catalog", catalog, "--run-dir", run_dir]
        process, line, _ = start(serve + ["--query", "tcp://127.0.0.1:0"] + options)
        servers.append((process, next(word[6:] for word in line if word.startswith("query=tcp"))))
    secrets = [os.path.join(folder, name) for name in ("client.key_secret", "server.key")]
    plain, guarded = [], []
    for _ in range(ROUNDS):
        plain.append(load(loader, servers[0][1], request)["perSecond"])
        guarded.append(load(loader, servers[1][1], request, secrets)["perSecond"])
    for process, _ in servers:
        stop(process)
    ratio = statistics.median(guarded) / statistics.median(plain)
    print(f"without keys  {statistics.median(plain):>9,.0f} /s")
    print(f"CURVE         {statistics.median(guarded):>9,.0f} /s")
    print(f"ratio         {ratio:>9.3f}      (bar {LEAST_CURVE}) {verdict(ratio, LEAST_CURVE)}")


def writes(daemon, catalog, loader, folder):
    """Durable writes over the wire."""
    store = os.path.join(folder, "store")
    init = [daemon, "init", "--store", store, "--catalog", catalog]
    subprocess.run(init, check=True, stdout=subprocess.DEVNULL)
    request = os.path.join(folder, "put.json")
    needs = {"applications": {"A5": 1}}
    name = {"en": "Bench", "ro": "Probă"}
    profile = {"id": "bench", "region": "RO21", "name": name, "illustrative": True, "needs": needs}
    params = {"profile": profile}
    body = {"jsonrpc": "2.0", "id": "w", "method": "profiles.put", "params": params}
    with open(request, "w", encoding="utf-8") as file:
        json.dump(body, file)
    run_dir = os.path.join(folder, "writes")
    os.mkdir(run_dir)
    process, line, _ = start([daemon, "serve", "--store", store, "--run-dir", run_dir])
    endpoint = next(word[6:] for word in line if word.startswith("query=ipc"))
    rates = [load(loader, endpoint, request, window="256")["perSecond"] for _ in range(ROUNDS)]
    stop(process)
    print(f"profiles.put  {statistics.median(rates):>9,.0f} /s   acknowledged, 256 in flight")


def events(appends, folder):
    """Durable events in commits of 256."""
    rates = []
    for turn in range(ROUNDS):
        store = os.path.join(folder, f"events{turn}")
        command = [appends, store, "256", "2"]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        rates.append(json.loads(done.stdout)["perSecond"])
    rate = statistics.median(rates)
    bar = f"(bar {LEAST_EVENTS:,}) {verdict(rate, LEAST_EVENTS)}"
    print(f"events        {rate:>9,.0f} /s   acknowledged, 256 in flight {bar}")


def main():
    """Measures and prints."""
    daemon, cli, catalog, loader, appends = sys.argv[1:]
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as folder:
        curve(daemon, cli, catalog, loader, folder)
        writes(daemon, catalog, loader, folder)
        events(appends, folder)


if __name__ == "__main__":
    main()
