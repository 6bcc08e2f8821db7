"""Reloads faulty files while two clients query: not one reply may change by a byte.

The files of a folder are copied into the daemon's catalogue and SIGHUP is sent; `server.stats` must
count the refusal and list every fault with file and line.
"""

from __future__ import annotations

import argparse
import re
import shutil
import threading
from pathlib import Path

import zmq
from reload_under_load import reload
from wire import Caller, open_socket, request_body, require, run

_TIMING = re.compile(rb'"(tookMicros|queuedMicros)":\d+')
_PLACE = re.compile(r"^[\w./-]+\.yaml:[1-9]\d*: ")
_QUESTION = request_body("q", "match.query", {"profile": "RO21", "asOf": "2026-03-01"})
# How many replies each client must have had before the reload, and again after it.
_ENOUGH = 200


class Client:
    """Asks the same thing again and again, and keeps each different answer."""

    def __init__(self, endpoint: str) -> None:
        """Prepares a client on a thread of its own."""
        self.answers: set[bytes] = set()
        self.count = 0
        self.stop = threading.Event()
        self.thread = threading.Thread(target=self._query, args=[endpoint])

    def _query(self, endpoint: str) -> None:
        context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        socket = open_socket(context, zmq.REQ)
        socket.connect(endpoint)
        try:
            while not self.stop.is_set():
                socket.send(_QUESTION)
                self.answers.add(_TIMING.sub(rb'"\1":0', socket.recv()))
                self.count += 1
        finally:
            context.destroy(linger=0)

    def wait(self, count: int) -> None:
        """Waits for so many more replies."""
        goal = self.count + count
        while self.count < goal and self.thread.is_alive():
            self.stop.wait(0.005)
        require(self.count >= goal, "a client got no more replies")


def main() -> str:
    """Queries, reloads what is faulty, and queries on."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--query", required=True)
    arguments.add_argument("--control", required=True)
    arguments.add_argument("--pid", type=int, required=True)
    arguments.add_argument("--catalog", type=Path, required=True, help="a copy to be spoilt")
    arguments.add_argument("--faulty", type=Path, required=True, help="files to copy into it")
    arguments.add_argument("--count", type=int, required=True, help="how many faults they have")
    options = arguments.parse_args()
    control = Caller(options.control)
    before = control.call("server.stats")
    clients = [Client(options.query) for _ in range(2)]
    for client in clients:
        client.thread.start()
    try:
        for client in clients:
            client.wait(_ENOUGH)
        # The models stand beside the catalogue, as they do in the folder of faulty files.
        shutil.copytree(options.faulty, options.catalog.parent, dirs_exist_ok=True)
        stats = reload(control, options.pid, "refused")
        for client in clients:
            client.wait(_ENOUGH)
    finally:
        for client in clients:
            client.stop.set()
        for client in clients:
            client.thread.join()
    answers = set.union(*(client.answers for client in clients))
    require(len(answers) == 1, f"there were {len(answers)} different replies")
    faults = stats["reloads"]["faults"]
    require(len(faults) == options.count, f"{len(faults)} faults: {faults}")
    without = [fault for fault in faults if not _PLACE.match(fault)]
    require(not without, f"without file and line: {without}")
    require(stats["catalog"] == before["catalog"], f"now it serves {stats['catalog']}")
    for fault in faults:
        print(fault)
    return f"{sum(client.count for client in clients)} replies, all the same"


if __name__ == "__main__":
    run(main)
