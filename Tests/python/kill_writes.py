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


def vote_params(name: str) -> Json:
    """A vote of a person of its own, under a key of its own; its text is its name."""
    said = {"solution": "openmrs", "region": "RO21", "role": "citizen", "level": "uptake"}
    return {
        **said,
        "author": name,
        "score": 1,
        "text": name,
        "_meta": {"idempotencyKey": f"vote-{name}-0123456789"},
    }


def heard_votes(caller: Caller) -> list[str]:
    """The text of every vote."""
    found: list[str] = []
    while True:
        page = caller.call("feedback.list", {"limit": 1000, "offset": len(found)})
        found += [row["text"] for row in page["events"]]
        if len(found) >= page["total"]:
            return found


class Writer(threading.Thread):
    """Puts one profile a time, and a vote, until the daemon is gone."""

    def __init__(self, endpoint: str, name: str, template: Json) -> None:
        """Remembers where to write, and what."""
        super().__init__()
        self.endpoint = endpoint
        self.name_part = name
        self.template = template
        self.sent: list[str] = []
        self.acknowledged: set[str] = set()
        self.said: list[str] = []
        self.heard: set[str] = set()

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
            self.said.append(name)
            try:
                caller.call("feedback.submit", vote_params(name))
            except (zmq.Again, CallRefused):
                break
            self.heard.add(name)
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
    said: set[str] = set()
    heard: set[str] = set()
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
            said |= set(writer.said)
            heard |= writer.heard
        daemon = stored.start()
        slowest = max(slowest, daemon.start_seconds)
        caller = Caller(daemon.endpoint)
        there = set(stored_profiles(caller)) - shipped
        lost = acknowledged - there
        require(not lost, f"round {number}: acknowledged and lost: {sorted(lost)[:5]}")
        require(there <= sent, f"round {number}: invented: {sorted(there - sent)[:5]}")
        votes = heard_votes(caller)
        require(len(votes) == len(set(votes)), f"round {number}: a vote was taken twice")
        require(not heard - set(votes), f"round {number}: votes were lost")
        require(set(votes) <= said, f"round {number}: votes were invented")
        for writer in writers:
            if writer.said:
                caller.call("feedback.submit", vote_params(writer.said[-1]))
                heard.add(writer.said[-1])
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
        f"{options.rounds} kills, {len(acknowledged)} acknowledged profiles, {len(heard)} votes, "
        f"0 lost, 0 invented, "
        f"{retried} retried once; slowest start {slowest:.2f} s (seed {options.seed})"
    )


if __name__ == "__main__":
    run(main)
