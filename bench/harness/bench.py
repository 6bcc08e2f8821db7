"""Where everything is, and how much of it a run does."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import zmq

from .figures import Failed, Json
from .servers import Daemon, finish

TOP = Path(__file__).resolve().parents[2]
BENCH = TOP / "bench"


@dataclass
class Bench:
    """What a case is given."""

    daemon: Path
    cli: Path
    loader: Path
    echo: Path
    appends: Path
    #: Catalogues, stores and matrices that are made once and kept.
    data: Path
    catalog: Path = TOP / "catalog"
    #: Rounds of each case and seconds of each turn; the workload's own where nothing is said.
    rounds: int | None = None
    seconds: float | None = None
    quick: bool = False
    largest: int = 1_000_000
    seed: int = 20_261_127
    #: What the plots are drawn from, by plot.
    plots: dict[str, Json] = field(default_factory=dict)

    def workload(self, name: str) -> Json:
        """A workload as its file says it."""
        return json.loads((BENCH / "workloads" / f"{name}.json").read_text(encoding="utf-8"))

    def rounds_of(self, name: str) -> int:
        """The rounds of a workload."""
        return self.rounds or int(self.workload(name).get("rounds", 5))

    def load(self, endpoint: str, workload: str, **options: Any) -> Json:
        """Loads a server once; an option without a value is a flag."""
        path = BENCH / "workloads" / f"{workload}.json"
        if self.seconds is not None:
            options.setdefault("seconds", self.seconds)
            options.setdefault("warmup", min(0.5, self.seconds / 4))
        options.setdefault("seed", self.seed)
        return json.loads(finish(self.load_command(endpoint, path, **options), "the load"))

    def load_command(self, endpoint: str, path: Path, **options: Any) -> list[str]:
        """The command line of a load."""
        words = [str(self.loader), "load", endpoint, "--workload", str(path)]
        for name, value in options.items():
            words.append("--" + name.replace("_", "-"))
            if value is not True:
                words.append(str(value))
        return words

    def shipped(self, *options: str, settings: str = "") -> Daemon:
        """A daemon on the shipped catalogue."""
        return Daemon(self.daemon, "--catalog", str(self.catalog), *options, settings=settings)

    def in_process(self, *words: str) -> Json:
        """What the engine does without a wire."""
        return json.loads(finish([str(self.loader), "inprocess", *words], "inprocess"))


def clean(
    figures: Json, who: str = "", *, allowed: tuple[str, ...] = (), may_lose: bool = False
) -> Json:
    """The figures, where every reply was a result, or refused for one of the allowed reasons.

    Only a flood `may_lose` some: what still waits in the queues between both when it is over.
    """
    bad = {reason: count for reason, count in figures["errors"].items() if reason not in allowed}
    for name in ("strange", "lost"):
        if figures[name] and not (name == "lost" and may_lose):
            bad[name] = figures[name]
    if bad or not figures["results"]:
        replies = f"not every reply {who}".rstrip()
        raise Failed(f"{replies} is a result: {bad or 'there is none'}")
    return figures


class Caller:
    """A client that asks one thing at a time, for what a case needs besides its load."""

    def __init__(self, endpoint: str, timeout_seconds: float = 600) -> None:
        self.socket: zmq.Socket[bytes] = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.setsockopt(zmq.LINGER, 0)
        self.socket.setsockopt(zmq.RCVTIMEO, int(1000 * timeout_seconds))
        self.socket.connect(endpoint)

    def call(self, method: str, **params: Any) -> Json:
        """The result of a call."""
        body = {"jsonrpc": "2.0", "id": "bench", "method": method, "params": params}
        self.socket.send(json.dumps(body).encode())
        reply = json.loads(self.socket.recv())
        if "error" in reply:
            raise Failed(f"{method}: {reply['error']['message']}")
        return reply["result"]

    def close(self) -> None:
        """Hangs up."""
        self.socket.close()
