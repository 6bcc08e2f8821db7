"""Sends writes twice and more often, out of order, and late: each has one effect.

A network may lose, repeat, reorder and delay. Every write here carries its key; it is sent several
times over several connections in a random order, and again after the daemon has been killed.
"""

from __future__ import annotations

import json
import random
import signal
import time

import zmq
from daemon import Stored, arguments, put_params, stored_profiles
from wire import Caller, Json, open_socket, request_body, require, run

CONNECTIONS = 5
COPIES = 4


def bodies(template: Json, round_name: str, count: int) -> dict[str, bytes]:
    """Requests by id: two writes each to some profiles, with keys of their own."""
    found = {}
    for number in range(count):
        name = f"{round_name}-{number // 2}"
        mark = "first" if number % 2 == 0 else "second"
        params = put_params(template, name, mark)
        found[f"{name}-{mark}"] = request_body(f"{name}-{mark}", "profiles.put", params)
    return found


def send_all(
    endpoint: str, requests: list[tuple[str, bytes]], chance: random.Random, until: float
) -> list[Json]:
    """Sends all over several connections and reads what comes until `until` or all are answered."""
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    sockets = []
    for _ in range(CONNECTIONS):
        socket = open_socket(context, zmq.DEALER)
        socket.connect(endpoint)
        sockets.append(socket)
    for _, body in requests:
        chance.choice(sockets).send_multipart([b"", body])
    replies: list[Json] = []
    poller = zmq.Poller()
    for socket in sockets:
        poller.register(socket, zmq.POLLIN)
    while len(replies) < len(requests) and time.monotonic() < until:
        for socket, _ in poller.poll(50):
            replies.append(json.loads(socket.recv_multipart()[-1]))
    context.destroy(linger=0)
    return replies


def main() -> str:
    """Runs the rounds."""
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--writes", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    stored = Stored(options)
    daemon = stored.start()
    caller = Caller(daemon.endpoint)
    template: Json = caller.call("profiles.get", {"profile": "RO21"})["profile"]
    sent = replayed = 0
    for number in range(options.rounds):
        where = f"round {number} (seed {options.seed})"
        writes = bodies(template, f"p{number}", options.writes)
        copies = [item for item in writes.items() for _ in range(COPIES)]
        chance.shuffle(copies)
        first: dict[str, Json] = {}
        if number % 3 == 2:
            # Some are on their way when the daemon dies; all come again, late.
            patience = time.monotonic() + chance.uniform(0.0, 0.1)
            early = send_all(daemon.endpoint, copies, chance, patience)
            daemon.end(signal.SIGKILL)
            caller.close()
            daemon = stored.start()
            caller = Caller(daemon.endpoint)
            for reply in early:
                require("result" in reply, f"{where}: {reply}")
                first.setdefault(reply["id"], without_meta(reply))
            chance.shuffle(copies)
        replies = send_all(daemon.endpoint, copies, chance, time.monotonic() + 60)
        require(len(replies) == len(copies), f"{where}: {len(replies)} of {len(copies)} answers")
        sent += len(copies)
        for reply in replies:
            require("result" in reply, f"{where}: {reply}")
            replayed += reply["result"]["_meta"].get("replayed") is True
            same = first.setdefault(reply["id"], without_meta(reply))
            require(same == without_meta(reply), f"{where}: {reply['id']} got two answers")
        versions = stored_profiles(caller)
        for name in writes:
            profile = name.rsplit("-", 1)[0]
            version = versions[profile]
            require(version == 2, f"{where}: two writes to {profile} made {version} versions")
    caller.close()
    daemon.end()
    return (
        f"{options.rounds} rounds, {sent} requests for {options.rounds * options.writes} writes, "
        f"doubled, reordered and late: one effect and one answer each, {replayed} replayed "
        f"(seed {options.seed})"
    )


def without_meta(reply: Json) -> Json:
    """The result without what differs from sending to sending."""
    return {name: value for name, value in reply["result"].items() if name != "_meta"}


if __name__ == "__main__":
    run(main)
