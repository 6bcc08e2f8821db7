"""Listens to how rankings change while users say what they think: what moved, and why."""

from __future__ import annotations

import argparse
import json
import time

import zmq
from wire import Caller, Json, open_socket, require, run

AUTHOR = "secret-author"
TEXT = "A secret text"


def top(caller: Caller, profile: str) -> list[str]:
    """The ids at the top of a profile's ranking."""
    rows = caller.call("match.query", {"profile": profile, "limit": 10})["matches"]
    return [row["solution"] for row in rows]


def applied(event: Json, old: list[str]) -> list[str]:
    """A top to which an event is applied, as somebody does who only listens."""
    gone = {row["solution"] for row in event["left"]}
    moved = {row["solution"]: row["rank"][1] for row in event["moved"]}
    places = {
        moved.get(solution, number): solution
        for number, solution in enumerate(old, start=1)
        if solution not in gone
    }
    places |= {row["rank"]: row["solution"] for row in event["entered"]}
    return [places[number] for number in sorted(places)]


def next_event(listener: zmq.Socket[bytes], profile: str) -> Json:
    """The next event about a profile."""
    while True:
        topic, body = listener.recv_multipart()
        require(topic == b"ranking.changed", f"{topic!r}")
        require(AUTHOR.encode() not in body and b"secret" not in body, f"it tells who: {body!r}")
        event: Json = json.loads(body)
        if event["profile"] == profile:
            return event


def vote(caller: Caller, solution: str, number: int) -> Json:
    """A vote of one of many."""
    said = {"role": "nurse", "level": "uptake", "region": "RO21", "score": 3}
    params = {"solution": solution, "author": f"{AUTHOR}-{number}", "text": TEXT, **said}
    return caller.call("feedback.submit", params)


def main() -> str:
    """Subscribes, has RO21's ranking moved, and compares what is told with what is there."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True, help="the ipc query endpoint")
    options = arguments.parse_args()
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    listener = open_socket(context, zmq.SUB)
    listener.setsockopt(zmq.SUBSCRIBE, b"ranking.changed")
    listener.connect(options.endpoint.replace("query.sock", "events.sock"))
    caller = Caller(options.endpoint)
    profile: Json = caller.call("profiles.get", {"profile": "RO21"})["profile"]
    # A subscription takes a moment to arrive; a new profile is told with all that enters.
    for number in range(200):
        caller.call("profiles.put", {"profile": {**profile, "id": f"warm-{number}"}})
        if listener.poll(100):
            break
    event = next_event(listener, f"warm-{number}")
    require([row["solution"] for row in event["entered"]] == top(caller, "RO21"), f"{event}")
    require(event["version"] == 1 and not event["left"] and not event["moved"], f"{event}")
    # Nothing is told of what leaves every top as it is.
    record: Json = caller.call("solutions.get", {"solution": "openmrs"})["solution"]
    plain = {"id": "far-down", "name": "Far down", "features": {}, "deployments": []}
    caller.call("solutions.put", {"solution": {**record, **plain, "requires": {}}})
    require(listener.poll(500) == 0, "an event about nothing")
    # Votes until RO21's top moves: the first change is told at once.
    before = top(caller, "RO21")
    chosen = before[4]
    for number in range(400):
        vote(caller, chosen, number)
        after = top(caller, "RO21")
        if after != before:
            break
    asked = time.monotonic()
    event = next_event(listener, "RO21")
    require(time.monotonic() - asked < 5, "the first change had to wait")
    require(applied(event, before) == after, f"{before} and {event} are not {after}")
    why = {row["solution"]: row for row in event["why"]}
    require(why[chosen]["cause"] == "feedback", f"{why}")
    require(why[chosen]["criterion"] == "feedback", f"{why}")
    old, new = why[chosen]["contribution"]
    require(new > old, f"{why}")
    rest = [row for solution, row in why.items() if solution != chosen]
    require(rest and all(row["cause"] == "others" for row in rest), f"{why}")
    require(all(row["contribution"] is None for row in rest), f"{why}")
    # Many changes within a second are one event: what is told stays true, and nothing is lost.
    heard, events = after, 0
    for number in range(30):
        solution = before[number % len(before)]
        for voice in range(10):
            vote(caller, solution, 1000 + 10 * number + voice)
    last = top(caller, "RO21")
    began = time.monotonic()
    while heard != last:
        heard = applied(next_event(listener, "RO21"), heard)
        events += 1
        require(time.monotonic() - began < 20, f"{heard} is not {last}")
    # A profile that is removed has no top any more.
    caller.call("profiles.remove", {"profile": "RO21"})
    event = next_event(listener, "RO21")
    require(applied(event, heard) == [], f"{event}")
    require({row["cause"] for row in event["why"]} == {"profile"}, f"{event}")
    context.destroy(linger=0)
    return f"RO21's top moved and was told, with why; 300 votes were told in {events} events"


if __name__ == "__main__":
    run(main)
