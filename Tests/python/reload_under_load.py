"""Reloads the catalogue a hundred times while queries run.

In turn the files are changed, left as they are, and made faulty. Each edit marks the name of every
solution with the same number, so that a reply that mixed two revisions would show two marks. A
faulty catalogue must change nothing but what `server.stats` says.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from wire import Caller, CheckFailed, Json, require, run

_MARK = re.compile(r" #(\d+)$")
_NAME = re.compile(r"^name: (.*)$", re.MULTILINE)
_PATIENCE_SECONDS = 20


class Catalogue:
    """The daemon's own copy of the files."""

    def __init__(self, folder: Path) -> None:
        """Reads the solutions of a catalogue."""
        files = sorted((folder / "solutions").glob("*.yaml"))
        self._originals = {file: file.read_text(encoding="utf-8") for file in files}
        self._extra = folder / "solutions" / "extra.yaml"

    def mark(self, number: int) -> None:
        """Writes a number behind the name of every solution."""
        for file, text in self._originals.items():
            found = _NAME.search(text)
            require(found is not None, f"{file.name} has no name")
            assert found is not None
            plain = found.group(1).strip().strip("'").strip('"')
            name = json.dumps(f"{plain} #{number}", ensure_ascii=False)
            marked = f"{text[: found.start()]}name: {name}{text[found.end() :]}"
            file.write_text(marked, encoding="utf-8")

    def spoil(self, kind: int) -> Callable[[], None]:
        """Makes the catalogue faulty in one of several ways; returns what mends it again."""
        victim = list(self._originals)[kind % len(self._originals)]
        text = victim.read_text(encoding="utf-8")
        match kind % 4:
            case 0:  # the same id in two files
                self._extra.write_text(text, encoding="utf-8")
                return self._extra.unlink
            case 1:  # not YAML
                victim.write_text(text + "\n\t: [", encoding="utf-8")
            case 2:  # a member nobody knows
                victim.write_text(text + "\ncolour: blue\n", encoding="utf-8")
            case _:  # cut off in the middle, as a copy in progress is
                victim.write_bytes(text.encode()[: len(text) // 2] + b"\n  ]")
        return lambda: _restore(victim, text)


def _restore(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")


@dataclass
class Watch:
    """What the queries saw."""

    marks: dict[int, int] = field(default_factory=dict)
    count: int = 0
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    stop: threading.Event = field(default_factory=threading.Event)

    def note(self, result: Json) -> None:
        """Checks that a reply comes from one revision."""
        revision = result["_meta"]["state"]["catalogRevision"]
        found = [_MARK.search(match["name"]) for match in result["matches"]]
        marks = {int(mark.group(1)) if mark else 0 for mark in found}
        with self.lock:
            self.count += 1
            if len(marks) != 1:
                self.faults.append(f"one reply shows the revisions {sorted(marks)}")
            elif self.marks.setdefault(revision, min(marks)) not in marks:
                self.faults.append(f"revision {revision} shows {marks}, not {self.marks}")

    def query(self, endpoint: str) -> None:
        """Queries until it is told to stop; every error is a fault."""
        caller = Caller(endpoint)
        question: Json = {"profile": "RO21", "limit": 1000, "explain": "none"}
        try:
            while not self.stop.is_set():
                self.note(caller.call("match.query", question))
        except Exception as error:
            with self.lock:
                self.faults.append(f"a query failed: {error!r}")


def reload(control: Caller, pid: int, outcome: str) -> Json:
    """Sends SIGHUP, waits until the daemon has counted it as `outcome`; its figures then."""
    before = control.call("server.stats")["reloads"]
    os.kill(pid, signal.SIGHUP)
    limit = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < limit:
        stats = control.call("server.stats")
        after = stats["reloads"]
        if after["succeeded"] + after["refused"] > before["succeeded"] + before["refused"]:
            require(after[outcome] == before[outcome] + 1, f"not {outcome}: {after}")
            return stats
        time.sleep(0.005)
    raise CheckFailed("the daemon did not reload")


def swap(catalogue: Catalogue, control: Caller, pid: int, rounds: int) -> int:
    """Reloads in turn a changed, the same and a faulty catalogue; the last revision."""
    revision = int(control.call("server.stats")["catalog"]["revision"])
    for number in range(1, rounds + 1):
        mend: Callable[[], None] | None = None
        outcome = "succeeded"
        match number % 3:
            case 1:
                catalogue.mark(number)
                revision += 1
            case 2:
                pass
            case _:
                mend = catalogue.spoil(number // 3)
                outcome = "refused"
        stats = reload(control, pid, outcome)
        told = stats["catalog"]["revision"]
        require(told == revision, f"round {number}: revision {told}, not {revision}")
        if mend:
            require(stats["reloads"]["faults"] != [], "a refused reload names no fault")
            mend()
    return revision


def main() -> str:
    """Runs queries and reloads at the same time."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--query", required=True)
    arguments.add_argument("--control", required=True)
    arguments.add_argument("--pid", type=int, required=True)
    arguments.add_argument("--catalog", type=Path, required=True, help="a copy to be edited")
    arguments.add_argument("--rounds", type=int, default=100)
    options = arguments.parse_args()
    watch = Watch()
    threads = [threading.Thread(target=watch.query, args=[options.query]) for _ in range(2)]
    for thread in threads:
        thread.start()
    try:
        catalogue = Catalogue(options.catalog)
        revision = swap(catalogue, Caller(options.control), options.pid, options.rounds)
        # The last revision must be seen too.
        limit = time.monotonic() + _PATIENCE_SECONDS
        while revision not in watch.marks and not watch.faults and time.monotonic() < limit:
            time.sleep(0.01)
    finally:
        watch.stop.set()
        for thread in threads:
            thread.join()
    require(not watch.faults, f"{len(watch.faults)} faults, first: {watch.faults[:3]}")
    require(revision in watch.marks, f"nobody saw revision {revision}: {sorted(watch.marks)}")
    return f"{options.rounds} reloads, {watch.count} replies from {len(watch.marks)} revisions"


if __name__ == "__main__":
    run(main)
