"""Sends every kind of bad input that applies to a query and checks the one clear answer.

After each message the same socket must still be answered, and in the end a query must give what it
gave before.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Callable, Iterator

import bad_params
import bad_rows
import hostile_peers
import zmq
from bad_rows import CODES, Row
from wire import Caller, CheckFailed, Json, compact, open_socket, require, run, without_timings

_MEMBERS = {"reason", "path", "allowed", "retryAfterMs", "limit"}


# The parts of the table, by name.
PARTS: dict[str, Callable[[], Iterator[Row]]] = {
    "framing": bad_rows.framing,
    "encoding": bad_rows.encoding,
    "structure": bad_rows.structure,
    "requests": bad_rows.requests,
    "limits": bad_rows.limits,
    "numbers": bad_rows.numbers,
    "parameters": bad_params.parameters,
    "profiles": bad_params.profiles,
    "weights": bad_params.weights,
    "filters": bad_params.filters,
    "names": bad_params.names,
    "batches": bad_params.batches,
    "preferences": bad_params.preferences,
    "readiness": bad_params.readiness,
}


def is_plain(text: str) -> bool:
    """Whether a text is one line without characters that nobody sees."""
    return text.isprintable()


def check_refusal(row: Row, error: Json, limits: Json) -> None:
    """Checks an error object against its row."""
    data = error.get("data", {})
    told = compact(error)[:400]
    require(set(error) == {"code", "message", "data"}, f"the error has other members: {told}")
    require(set(data) <= _MEMBERS, f"data has other members: {told}")
    require(data.get("reason") == row.reason, f"the reason should be {row.reason}: {told}")
    require(error["code"] == CODES[row.reason], f"the code should be {CODES[row.reason]}: {told}")
    require(data.get("path", "").startswith(row.path), f"path should start {row.path}: {told}")
    require(not row.allowed or row.allowed in data.get("allowed", []), f"names no nearest: {told}")
    require(is_plain(error["message"]), f"the message is not safe to show: {told}")
    require(len(error["message"]) <= 1000, f"the message is too long: {told}")
    if row.limit:
        require(data.get("limit") == row.limit, f"the limit should be {row.limit}: {told}")
    if "limit" in data:
        require(data["limit"] in limits, f"server.info lists no such limit: {told}")


def check(row: Row, frames: list[bytes], limits: Json) -> None:
    """Checks the answer to a row."""
    is_counted = row.limit != "frames"
    if is_counted and b"" in row.frames:
        end = row.frames.index(b"") + 1
        require(frames[:-1] == row.frames[:end], f"the envelope came back as {frames[:-1]!r}")
    reply = json.loads(frames[-1])
    told = compact(reply)[:400]
    require(reply.get("jsonrpc") == "2.0", f"no JSON-RPC reply: {told}")
    require("id" in reply and reply["id"] == row.id, f"the id should be {row.id!r}: {told}")
    if not row.reason:
        require("result" in reply, f"should be accepted: {told}")
    else:
        require(set(reply) == {"jsonrpc", "id", "error"}, f"should be refused: {told}")
        check_refusal(row, reply["error"], limits)


def main() -> str:
    """Goes through parts of the table, then through the peers that get no answer."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--ipc", required=True, help="the ipc query endpoint")
    arguments.add_argument("--tcp", required=True, help="the tcp query endpoint")
    arguments.add_argument("--part", choices=[*PARTS, "peers"], help="one part; all without it")
    options = arguments.parse_args()
    parts = [options.part] if options.part else [*PARTS, "peers"]
    caller = Caller(options.ipc)
    limits = caller.call("server.info")["limits"]
    question: Json = {"profile": "RO21", "asOf": "2026-03-01", "explain": "full"}
    before = without_timings(caller.reply("match.query", question))["result"]
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = open_socket(context, zmq.DEALER)
    socket.connect(options.ipc)
    faults = []
    count = 0
    for row in itertools.chain.from_iterable(PARTS[part]() for part in parts if part in PARTS):
        count += 1
        try:
            socket.send_multipart(row.frames)
            check(row, socket.recv_multipart(), limits)
            socket.send_multipart([b"", bad_rows.PING])
            require(b'"live":true' in socket.recv_multipart()[-1], "the socket is dead")
        except CheckFailed as fault:
            faults.append(f"{row.name}: {fault}")
        except zmq.Again:
            raise CheckFailed(f"{row.name}: no answer at all") from None
    context.destroy(linger=0)
    peers = hostile_peers.check(options.ipc, options.tcp) if "peers" in parts else 0
    after = without_timings(caller.reply("match.query", question))["result"]
    require(after == before, "bad input changed what a query answers")
    if faults:
        raise CheckFailed(f"{len(faults)} of {count} rows\n  " + "\n  ".join(faults))
    return f"{count} messages each got their answer, {peers} hostile peers harmed nobody"


if __name__ == "__main__":
    run(main)
