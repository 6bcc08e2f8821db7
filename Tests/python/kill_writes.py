"""Kills a daemon at random times under write load, and looks what its store has afterwards.

Each writer keeps a ledger: the keys it sent, and those that were acknowledged. After each restart
every acknowledged write must be there, nothing may be there that nobody sent, and a retry with the
same key must not write twice.
"""

from __future__ import annotations

import random
import signal
import threading
import time

import zmq
from daemon import Stored, arguments, put_params, stored_profiles
from wire import CallRefused, Caller, Json, require, run

WRITERS = 4
LONGEST_START_SECONDS = 2.0


class Writer(threading.Thread):
    """Puts one profile a time until the daemon is gone."""

    def __init__(self, endpoint: str, name: str, template: Json) -> None:
        """Remembers where to write, and what."""
        super().__init__()
        self.endpoint = endpoint
        self.name_part = name
        self.template = template
        self.sent: list[str] = []
        self.acknowledged: set[str] = set()

    def run(self) -> None:
        """Writes until a reply does not come."""
        caller = Caller(self.endpoint, patience_ms=300)
        for number in range(1_000_000):
            name = f"{self.name_part}-{number}"
            self.sent.append(name)
            try:
                caller.call("profiles.put", put_params(self.template, name))
            except (zmq.Again, CallRefused):
                break
            self.acknowledged.add(name)
        caller.close()


def main() -> str:
    """Runs the rounds."""
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    stored = Stored(options)
    daemon = stored.start()
    caller = Caller(daemon.endpoint)
    template: Json = caller.call("profiles.get", {"profile": "RO21"})["profile"]
    shipped = set(stored_profiles(caller))
    caller.close()
    sent: set[str] = set()
    acknowledged: set[str] = set()
    retried = 0
    slowest = daemon.start_seconds
    for number in range(options.rounds):
        names = [f"r{number}-{writer}" for writer in range(WRITERS)]
        writers = [Writer(daemon.endpoint, name, template) for name in names]
        for writer in writers:
            writer.start()
        time.sleep(chance.uniform(0.05, 0.4))
        daemon.end(signal.SIGKILL)
        for writer in writers:
            writer.join()
            sent |= set(writer.sent)
            acknowledged |= writer.acknowledged
        daemon = stored.start()
        slowest = max(slowest, daemon.start_seconds)
        caller = Caller(daemon.endpoint)
        there = set(stored_profiles(caller)) - shipped
        lost = acknowledged - there
        require(not lost, f"round {number}: acknowledged and lost: {sorted(lost)[:5]}")
        require(there <= sent, f"round {number}: invented: {sorted(there - sent)[:5]}")
        for writer in writers:
            # Whatever the last one's fate was, a retry with its key makes it one write.
            last = writer.sent[-1]
            result = caller.call("profiles.put", put_params(template, last))
            require(result["version"] == 1, f"round {number}: {last} was written twice")
            retried += 1
            acknowledged.add(last)
        caller.close()
    daemon.end(signal.SIGTERM)
    require(
        slowest < LONGEST_START_SECONDS, f"the slowest start took {slowest:.2f} s, over 2 s"
    )
    return (
        f"{options.rounds} kills, {len(acknowledged)} acknowledged writes, 0 lost, 0 invented, "
        f"{retried} retried once; slowest start {slowest:.2f} s (seed {options.seed})"
    )


if __name__ == "__main__":
    run(main)
