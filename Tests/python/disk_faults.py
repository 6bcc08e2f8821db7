"""Fails the k-th write or sync of the store, for k = 1, 2 ..., and a disk that is full or read-only.

Each time: the write that met it is never answered OK unless it is there afterwards, queries go on,
and a retry with the same key is one write.
"""

from __future__ import annotations

import errno
import mmap
import shutil
import signal
import struct
from pathlib import Path

from daemon import Daemon, arguments, check_store, make_store, preloaded
from wire import Caller, Json, require, run

WRITES, SYNCS = 1, 2
ALLOWED = {
    errno.EIO: {"OUTCOME_UNKNOWN", "UNAVAILABLE"},
    errno.ENOSPC: {"STORAGE_FULL", "OUTCOME_UNKNOWN", "UNAVAILABLE"},
    errno.EROFS: {"UNAVAILABLE", "OUTCOME_UNKNOWN"},
}


class Faults:
    """What the preloaded library is told."""

    def __init__(self, file: Path) -> None:
        """Makes the shared file; nothing fails yet."""
        file.write_bytes(bytes(20))
        with file.open("r+b") as handle:
            self._map = mmap.mmap(handle.fileno(), 20)

    def arm(self, kind: int, k: int, error: int, sticky: bool) -> None:
        """Lets the k-th call from now on fail."""
        self._map[:] = struct.pack("5i", kind, 0, error, int(sticky), 0)
        self._map[4:8] = struct.pack("i", k)

    def disarm(self) -> int:
        """Lets nothing fail; returns how many calls there were since."""
        self._map[4:8] = struct.pack("i", 0)
        count: int = struct.unpack("i", self._map[16:20])[0]
        return count


class Trial:
    """One daemon on a fresh copy of a store."""

    def __init__(self, program: str, store: Path, folder: Path, library: Path) -> None:
        """Copies the store and starts the daemon with the library."""
        self.program = program
        self.store = folder / "store"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        shutil.copytree(store, self.store)
        self.faults = Faults(folder / "control")
        self._start(
            {
                "LD_PRELOAD": str(library),
                "FAULT_CONTROL": str(folder / "control"),
                "FAULT_PATH": str(self.store / "twinmatch.db"),
            }
        )

    def _start(self, more: dict[str, str]) -> None:
        store = ("--store", str(self.store))
        self.daemon = Daemon(self.program, self.store.parent, *store, env=more)
        self.caller = Caller(self.daemon.endpoint)

    def restart(self) -> None:
        """Kills the daemon, checks the store and starts it again on a disk that works."""
        self.kill()
        check_store(self.program, self.store)
        self._start({})

    def kill(self) -> None:
        """Ends it as a power cut would."""
        self.caller.close()
        self.daemon.end(signal.SIGKILL)

    def write(self, key: str) -> Json:
        """The reply to a write."""
        params = {"solution": "openmrs", "_meta": {"idempotencyKey": f"disk-fault-{key:>06}"}}
        return self.caller.reply("solutions.remove", params)

    def read(self) -> None:
        """A query must be answered."""
        self.caller.call("match.query", {"profile": "RO21", "limit": 3})

    def has(self) -> bool:
        """Whether the solution that is written about is still there."""
        return "error" not in self.caller.reply("solutions.get", {"solution": "openmrs"})


def reason(reply: Json) -> str:
    """Why a write was refused; OK where it was not."""
    return reply["error"]["data"]["reason"] if "error" in reply else "OK"


def trial(make: Trial, kind: int, k: int, error: int, sticky: bool) -> tuple[str, bool]:
    """One fault: what the write was told, and whether the fault came at all."""
    make.faults.arm(kind, k, error, sticky)
    reply = make.write("one")
    told = reason(reply)
    make.read()
    happened = make.faults.disarm() >= k
    name = f"{'write' if kind == WRITES else 'sync'} {k}, {errno.errorcode[error]}"
    require(told == "OK" or told in ALLOWED[error], f"{name}: the write was told {told}")
    if told == "OK":
        require(not make.has(), f"{name}: the write was told OK and is not seen")
    if told == "OUTCOME_UNKNOWN":
        require(reason(make.write("two")) == "UNAVAILABLE", f"{name}: writes go on")
        reasons = make.caller.call("health.ready")["reasons"]
        require(len(reasons) > 0, f"{name}: health.ready gives no reason")
    if told == "STORAGE_FULL":
        require(reason(make.write("one")) == "OK", f"{name}: with room again it still refuses")
        told = "STORAGE_FULL, then OK"
    make.restart()
    after = make.write("one")
    require(reason(after) == "OK", f"{name}: the retry was told {reason(after)}")
    require(not make.has(), f"{name}: the write is lost")
    if told.endswith("OK"):
        require(after["result"]["_meta"].get("replayed") is True, f"{name}: written twice")
    revision = after["result"]["_meta"]["state"]["catalogRevision"]
    require(revision == 2, f"{name}: one write made revision {revision}")
    make.kill()
    return told, happened


def main() -> str:
    """All kinds, for k until nothing fails any more."""
    parser = arguments(__doc__)
    parser.add_argument("--most", type=int, default=40, help="the largest k")
    options = parser.parse_args()
    folder: Path = options.folder.absolute()
    folder.mkdir(parents=True, exist_ok=True)
    library = preloaded("disk_faults", folder)
    store = folder / "made"
    make_store(options.program, store, options.catalog)
    told: dict[str, int] = {}
    runs = 0
    for error in (errno.EIO, errno.ENOSPC, errno.EROFS):
        for kind in (WRITES, SYNCS):
            for sticky in (False, True):
                for k in range(1, options.most + 1):
                    make = Trial(options.program, store, folder / "trial", library)
                    answer, happened = trial(make, kind, k, error, sticky)
                    if not happened:
                        waits = k > 1 or kind != SYNCS
                        require(waits, "a write was told OK, and the disk was not waited for")
                        break
                    runs += 1
                    told[answer] = told.get(answer, 0) + 1
    require(runs > 10, f"only {runs} faults came about")
    require("OUTCOME_UNKNOWN" in told, f"no commit failed: {told}")
    return f"{runs} failed writes and syncs: {told}; nothing acknowledged was lost"


if __name__ == "__main__":
    run(main)
