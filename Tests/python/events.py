"""Listens to what a daemon publishes while somebody writes: one event a publication, in order."""

from __future__ import annotations

import argparse
import json
import time

import zmq
from wire import Caller, Json, open_socket, require, run


def hear_of_twinnings(caller: Caller, listener: zmq.Socket[bytes]) -> None:
    """Runs a twinning: each change is one event, and nobody's name or words are in any."""
    person = {"author": "secret-author", "kind": "professional", "name": "A secret name"}
    consent = {"given": True, "purposes": ["suggested", "named-in-reports"]}
    member = caller.call(
        "network.join", {**person, "region": "RO22", "contact": "secret", "consent": consent}
    )["member"]
    pair = {"originator": "HU31", "adopter": "RO21", "solution": "openmrs"}
    people = [{"member": member, "role": "nurse"}]
    opened = caller.call("twinnings.open", {**pair, "note": "a secret", "participants": people})
    twinning = {"twinning": opened["twinning"]}
    lesson = {"lessons": [{"text": "a secret lesson"}], "stage": "reporting"}
    caller.call("twinnings.advance", {**twinning, **lesson})
    caller.call("network.leave", {"author": "secret-author"})
    caller.call("twinnings.advance", {**twinning, "outcome": {"outcome": "stopped"}})
    for version, stage, status in [
        (1, None, "open"),
        (2, "reporting", "open"),
        (3, "reporting", "closed"),
    ]:
        topic, body = listener.recv_multipart()
        require(b"secret" not in body, f"an event tells who or what: {body!r}")
        event = {**twinning, "version": version, "stage": stage, "status": status}
        require((topic.decode(), json.loads(body)) == ("twinning.changed", event), f"{body!r}")
    time.sleep(0.1)
    require(listener.poll(0) == 0, "who joins and leaves the network is told to everybody")


def main() -> str:
    """Subscribes, writes and compares."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True, help="the ipc query endpoint")
    options = arguments.parse_args()
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    listener = open_socket(context, zmq.SUB)
    # What rankings do is told when it is known: another script listens to that.
    for topic in (b"catalog.", b"profile.", b"feedback.", b"adoption.", b"twinning."):
        listener.setsockopt(zmq.SUBSCRIBE, topic)
    listener.connect(options.endpoint.replace("query.sock", "events.sock"))
    caller = Caller(options.endpoint)
    record: Json = caller.call("solutions.get", {"solution": "openmrs"})["solution"]
    profile: Json = caller.call("profiles.get", {"profile": "RO21"})["profile"]
    # A subscription takes a moment to arrive; what is published before it is missed.
    for number in range(200):
        caller.call("profiles.put", {"profile": {**profile, "id": "warm-up"}})
        if listener.poll(50):
            break
    while listener.poll(200):
        listener.recv_multipart()
    writes: list[tuple[str, Json]] = [
        ("solutions.put", {"solution": {**record, "id": "event-one", "name": "A secret text"}}),
        ("profiles.put", {"profile": {**profile, "id": "event-profile"}}),
        ("solutions.put", {"solution": {**record, "id": "event-one", "name": "A secret text"}}),
        ("solutions.remove", {"solution": "event-one"}),
        ("profiles.remove", {"profile": "event-profile"}),
    ]
    seen: list[tuple[str, Json]] = []
    for method, params in writes:
        result = caller.call(method, params)
        revision = result["_meta"]["state"]["catalogRevision"]
        if result.get("outcome") == "unchanged":
            continue
        topic, body, *more = listener.recv_multipart()
        require(not more, f"{method} published {len(more)} frames too many")
        require(b"secret" not in body, "an event holds a text")
        seen.append((topic.decode(), json.loads(body)))
        if method.startswith("solutions"):
            require(seen[-1][1]["revision"] == revision, f"{method}: {seen[-1]}, not {revision}")
    topics = [topic for topic, _ in seen]
    expected = ["catalog.published", "profile.changed", "catalog.published", "profile.changed"]
    require(topics == expected, f"the events were {topics}")
    require(seen[1][1] == {"profile": "event-profile", "version": 1}, f"{seen[1]}")
    time.sleep(0.1)
    require(listener.poll(0) == 0, "an event too many")
    said = {"solution": "openmrs", "region": "RO21", "role": "nurse", "level": "uptake"}
    text = {"author": "secret-author", "text": "A secret text", "score": 1}
    vote = caller.call("feedback.submit", {**said, **text})["event"]
    step = {"solution": "openmrs", "region": "RO22", "stage": "deploying", "site": "secret site"}
    told = caller.call("adoption.record", {**step, "date": "2026-01-01"})["event"]
    gone = caller.call("feedback.withdraw", {"event": vote, "reason": "a secret"})["event"]
    for topic, number in [
        ("feedback.changed", vote),
        ("adoption.changed", told),
        ("feedback.changed", gone),
    ]:
        heard, body = listener.recv_multipart()
        require(b"secret" not in body, f"an event tells who or what: {body!r}")
        event = {"solution": "openmrs", "evidenceRevision": number}
        require((heard.decode(), json.loads(body)) == (topic, event), f"{heard!r} {body!r}")
    hear_of_twinnings(caller, listener)
    context.destroy(linger=0)
    return f"{len(seen)} events, one a publication, in order"


if __name__ == "__main__":
    run(main)
