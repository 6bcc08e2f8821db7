"""Fills a small disk under a daemon: it says so, reads go on, and it recovers with room.

Needs root to mount the disk; says that it was not tried otherwise.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from pathlib import Path

from daemon import Daemon, arguments, check_store, make_store, put_params, stored_profiles
from wire import Caller, Json, require, run

DISK_MIB = 64


def fill(file: Path) -> None:
    """Takes all the room that is left."""
    with file.open("wb") as target:
        try:
            while True:
                target.write(bytes(65_536))
                target.flush()
        except OSError:
            return


def reason(reply: Json) -> str:
    """Why a write was refused; OK where it was not."""
    return reply["error"]["data"]["reason"] if "error" in reply else "OK"


def trial(program: str, catalog: str, disk: Path, run_dir: Path) -> str:
    """One daemon whose disk gets full, twice."""
    store = disk / "store"
    make_store(program, store, catalog)
    daemon = Daemon(program, run_dir, "--store", str(store))
    caller = Caller(daemon.endpoint)
    template: Json = caller.call("profiles.get", {"profile": "RO21"})["profile"]
    query = {"profile": "RO21", "limit": 3, "asOf": "2026-03-01"}
    before = caller.call("match.query", query)["matches"]
    shipped = set(stored_profiles(caller))
    acknowledged: set[str] = set()
    refused = 0
    try:
        for turn in range(2):
            require((store / "ballast").exists(), "there is no ballast to give back")
            fill(disk / "filler")
            for number in range(50):
                name = f"d{turn}-{number}"
                reply = caller.reply("profiles.put", put_params(template, name))
                told = reason(reply)
                require(told in ("OK", "STORAGE_FULL"), f"a write on a full disk is told {told}")
                acknowledged |= {name} if told == "OK" else set()
                refused += told == "STORAGE_FULL"
                require(caller.call("match.query", query)["matches"] == before, "reads differ")
            require(told == "STORAGE_FULL", "a write on a full disk was taken")
            (disk / "filler").unlink()
            last = put_params(template, name)
            require(reason(caller.reply("profiles.put", last)) == "OK", "it does not recover")
            acknowledged.add(name)
            shown = set(stored_profiles(caller)) - shipped
            require(shown == acknowledged, f"it shows what it refused: {shown - acknowledged}")
            end = time.monotonic() + 10
            while not (store / "ballast").exists():
                require(time.monotonic() < end, "the ballast does not come back")
                time.sleep(0.1)
    finally:
        caller.close()
        daemon.end()
    check_store(program, store)
    return (
        f"a disk of {DISK_MIB} MiB full twice: {refused} writes told STORAGE_FULL, "
        f"{len(acknowledged)} taken, reads go on, ballast back"
    )


def main() -> str:
    """Mounts the disk and takes it away again."""
    parser = arguments(__doc__)
    options = parser.parse_args()
    if os.geteuid() != 0:
        return "not tried: mounting a small disk needs root"
    shutil.rmtree(options.folder, ignore_errors=True)
    disk: Path = options.folder.absolute() / "disk"
    disk.mkdir(parents=True)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MIB}m", "tmpfs", str(disk)]
    mounted = subprocess.run(mount, capture_output=True, text=True)
    if mounted.returncode != 0:
        return f"not tried: {mounted.stderr.strip()}"
    try:
        return trial(options.program, options.catalog, disk, options.folder / "run")
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


if __name__ == "__main__":
    run(main)
