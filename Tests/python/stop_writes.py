"""Sends SIGTERM to a daemon under writers and readers: it answers whom it owes an answer, and ends.

Whoever is in flight gets a result or a refusal that says it is draining; what was acknowledged is
there after the next start; what was refused is not.
"""

from __future__ import annotations

import random
import threading
import time

import zmq
from daemon import Stored, arguments, put_params, stored_profiles
from wire import CallRefused, Caller, Json, require, run

WRITERS = 3
READERS = 2
LONGEST_END_SECONDS = 10.0


class Client(threading.Thread):
    """Calls one after the other until it is told that the daemon stops."""

    def __init__(self, endpoint: str, name: str, template: Json | None) -> None:
        """Writes profiles of a template; reads where there is none."""
        super().__init__()
        self.caller = Caller(endpoint, patience_ms=8000)
        self.name_part = name
        self.template = template
        self.acknowledged: list[str] = []
        self.refused = ""
        self.answers = 0
        self.fault = ""

    def run(self) -> None:
        """Calls."""
        try:
            for number in range(1_000_000):
                name = f"{self.name_part}-{number}"
                try:
                    self._call(name)
                except CallRefused as refusal:
                    self.refused = name
                    data = refusal.error["data"]
                    if data["reason"] != "UNAVAILABLE" or "draining" not in str(refusal):
                        self.fault = f"{name} was refused: {refusal}"
                    return
                self.answers += 1
        except zmq.Again:
            self.fault = f"{self.name_part} was not answered while the daemon stopped"
        finally:
            self.caller.close()

    def _call(self, name: str) -> None:
        if self.template is None:
            self.caller.call("match.query", {"profile": "RO21", "limit": 3})
            return
        self.caller.call("profiles.put", put_params(self.template, name))
        self.acknowledged.append(name)


def main() -> str:
    """Runs the rounds."""
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    stored = Stored(options)
    daemon = stored.start()
    caller = Caller(daemon.endpoint)
    template: Json = caller.call("profiles.get", {"profile": "RO21"})["profile"]
    caller.close()
    acknowledged: set[str] = set()
    refused: set[str] = set()
    answers, slowest = 0, 0.0
    for number in range(options.rounds):
        where = f"round {number} (seed {options.seed})"
        names = [f"t{number}-{client}" for client in range(WRITERS + READERS)]
        clients = [
            Client(daemon.endpoint, name, template if place < WRITERS else None)
            for place, name in enumerate(names)
        ]
        for client in clients:
            client.start()
        time.sleep(chance.uniform(0.05, 0.3))
        began = time.monotonic()
        code = daemon.end(seconds=30)
        slowest = max(slowest, time.monotonic() - began)
        for client in clients:
            client.join()
            require(not client.fault, f"{where}: {client.fault}")
            acknowledged |= set(client.acknowledged)
            answers += client.answers
            if client.template is not None and client.refused:
                refused.add(client.refused)
        require(code == 0, f"{where}: it ended with {code}: {daemon.log.read_text()[-500:]}")
        daemon = stored.start()
        caller = Caller(daemon.endpoint)
        there = set(stored_profiles(caller))
        caller.close()
        lost = acknowledged - there
        require(not lost, f"{where}: acknowledged and lost: {sorted(lost)[:5]}")
        require(not refused & there, f"{where}: refused and stored: {refused & there}")
    daemon.end()
    require(slowest < LONGEST_END_SECONDS, f"the slowest end took {slowest:.2f} s")
    return (
        f"{options.rounds} times SIGTERM under {WRITERS} writers and {READERS} readers: "
        f"{answers} answers, {len(acknowledged)} acknowledged writes, 0 lost, nobody left without "
        f"an answer; slowest end {slowest:.2f} s (seed {options.seed})"
    )


if __name__ == "__main__":
    run(main)
