"""Kills a daemon at random times under write load, and looks what its store has afterwards.

Each writer keeps a ledger: the keys it sent, and those that were acknowledged. After each restart
every acknowledged write must be there, nothing may be there that nobody sent, and a retry with the
same key must not write twice. Who has left the network must not be back.
"""

from __future__ import annotations

import random
import signal
import threading
import time
from collections.abc import Iterator

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


def join_params(name: str) -> Json:
    """Somebody who joins the network, under a key of their own."""
    return {
        "author": name,
        "kind": "professional",
        "name": name,
        "region": "RO21",
        "consent": {"given": True, "purposes": ["suggested"]},
        "_meta": {"idempotencyKey": f"join-{name}-0123456789"},
    }


def lesson_params(twinning: str, name: str) -> Json:
    """A lesson of a twinning, under a key of its own; its text is its name."""
    return {
        "twinning": twinning,
        "lessons": [{"text": name}],
        "_meta": {"idempotencyKey": f"lesson-{name}-0123456789"},
    }


def members(caller: Caller) -> list[str]:
    """The name of everybody in the network."""
    found: list[str] = []
    while True:
        page = caller.call("network.list", {"limit": 1000, "offset": len(found)})
        found += [row["name"] for row in page["members"]]
        if len(found) >= page["total"]:
            return found


class Writer(threading.Thread):
    """Puts one profile a time, a vote, a member and a lesson, until the daemon is gone."""

    def __init__(self, endpoint: str, name: str, template: Json, pair: Json) -> None:
        """Remembers where to write, and what."""
        super().__init__()
        self.endpoint = endpoint
        self.pair = pair
        self.twinning = ""
        self.joining: list[str] = []
        self.joined: set[str] = set()
        self.leaving: set[str] = set()
        self.left: set[str] = set()
        self.teaching: list[str] = []
        self.taught: list[str] = []
        self.name_part = name
        self.template = template
        self.sent: list[str] = []
        self.acknowledged: set[str] = set()
        self.said: list[str] = []
        self.heard: set[str] = set()

    def run(self) -> None:
        """Writes until a reply does not come."""
        caller = Caller(self.endpoint, patience_ms=300)
        try:
            self.twinning = caller.call("twinnings.open", self.pair)["twinning"]
            for number in range(1_000_000):
                self.write(caller, f"{self.name_part}-{number}", number)
        except (zmq.Again, CallRefused):
            pass
        caller.close()

    def write(self, caller: Caller, name: str, number: int) -> None:
        """Writes one of each sort; of those who join, every third leaves again."""
        self.sent.append(name)
        caller.call("profiles.put", put_params(self.template, name))
        self.acknowledged.add(name)
        self.said.append(name)
        caller.call("feedback.submit", vote_params(name))
        self.heard.add(name)
        self.joining.append(name)
        caller.call("network.join", join_params(name))
        self.joined.add(name)
        self.teaching.append(name)
        caller.call("twinnings.advance", lesson_params(self.twinning, name))
        self.taught.append(name)
        if number % 3 == 2:
            self.leaving.add(name)
            caller.call("network.leave", {"author": name})
            self.left.add(name)


class Network:
    """Who has joined and left, over all rounds."""

    def __init__(self) -> None:
        """Begins with nobody."""
        self.joining: set[str] = set()
        self.joined: set[str] = set()
        self.leaving: set[str] = set()
        self.left: set[str] = set()

    def add(self, writer: Writer) -> None:
        """Takes over what a writer has done."""
        self.joining |= set(writer.joining)
        self.joined |= writer.joined
        self.leaving |= writer.leaving
        self.left |= writer.left

    def check(self, there: list[str], round_name: str) -> None:
        """Compares with who is there after a restart."""
        require(len(there) == len(set(there)), f"{round_name}: somebody joined twice")
        lost = self.joined - self.leaving - set(there)
        require(not lost, f"{round_name}: members were lost: {sorted(lost)[:5]}")
        back = self.left & set(there)
        require(not back, f"{round_name}: who has left is back: {sorted(back)[:5]}")
        require(set(there) <= self.joining, f"{round_name}: members were invented")


def check_twinning(caller: Caller, writer: Writer, round_name: str) -> int:
    """Compares a twinning with what its writer told of it; retries the last lesson."""
    if not writer.twinning:
        return 0
    if writer.teaching:
        caller.call("twinnings.advance", lesson_params(writer.twinning, writer.teaching[-1]))
    found = caller.call("twinnings.get", {"twinning": writer.twinning})["twinning"]
    texts = [lesson["text"] for lesson in found["lessons"]]
    require(texts == writer.teaching, f"{round_name}: {texts[-3:]}, not {writer.teaching[-3:]}")
    require(found["version"] == 1 + len(texts), f"{round_name}: version {found['version']}")
    return len(texts)


def twinning_pairs(caller: Caller) -> Iterator[Json]:
    """What twinnings can be opened: no two of the same pair and solution."""
    regions = [row["id"] for row in caller.call("regions.list", {"limit": 1000})["regions"]]
    solutions = [row["id"] for row in caller.call("solutions.list", {"limit": 20})["solutions"]]
    return iter(
        [
            {"originator": region, "adopter": "RO21", "solution": solution}
            for solution in solutions
            for region in regions
            if not region.startswith("RO")
        ]
    )


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
    pairs = twinning_pairs(caller)
    caller.close()
    network = Network()
    lessons = 0
    sent: set[str] = set()
    acknowledged: set[str] = set()
    said: set[str] = set()
    heard: set[str] = set()
    retried = 0
    slowest = daemon.start_seconds
    for number in range(options.rounds):
        names = [f"r{number}-{writer}" for writer in range(WRITERS)]
        writers = [Writer(daemon.endpoint, name, template, next(pairs)) for name in names]
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
            network.add(writer)
        network.check(members(caller), f"round {number}")
        for writer in writers:
            lessons += check_twinning(caller, writer, f"round {number}")
            if writer.said:
                caller.call("feedback.submit", vote_params(writer.said[-1]))
                heard.add(writer.said[-1])
            if not writer.sent:
                continue
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
        f"{len(network.joined)} members of whom {len(network.left)} left, {lessons} lessons, "
        f"0 lost, 0 invented, "
        f"{retried} retried once; slowest start {slowest:.2f} s (seed {options.seed})"
    )


if __name__ == "__main__":
    run(main)
