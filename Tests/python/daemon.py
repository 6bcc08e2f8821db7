"""One run of the daemon, for scripts that start and end it themselves."""

from __future__ import annotations

import argparse
import atexit
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from wire import Caller, Json, require


class Daemon:
    """A daemon that has said that it is ready; its log is in `run_dir`."""

    def __init__(
        self, program: str, run_dir: Path, *options: str, env: dict[str, str] | None = None
    ) -> None:
        """Starts it with options such as `--store DIR`, and waits for the ready line."""
        run_dir.mkdir(parents=True, exist_ok=True)
        self.log = run_dir / "log"
        began = time.monotonic()
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                [program, "serve", "--run-dir", str(run_dir), *options],
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, **(env or {})},
            )
        # A script that fails leaves no daemon behind.
        atexit.register(self.process.kill)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        self.start_seconds = time.monotonic() - began
        require(line.startswith("ready "), f"no ready line: {line!r} {self.log.read_text()[-2000:]}")
        found = re.findall(r"(query|control)=(\S+)", line)
        self.queries = [endpoint for name, endpoint in found if name == "query"]
        self.control = next(endpoint for name, endpoint in found if name == "control")

    @property
    def endpoint(self) -> str:
        """Where queries are answered."""
        return self.queries[0]

    def status(self, name: str) -> int:
        """A number that the system tells of the process, such as VmRSS in KiB."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        found = re.search(rf"{name}:\s+(\d+)", text)
        assert found is not None
        return int(found.group(1))

    def descriptors(self) -> int:
        """How many descriptors it has open."""
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def end(self, kind: signal.Signals = signal.SIGTERM, seconds: float = 20) -> int:
        """Ends it by a signal; its exit code."""
        self.process.send_signal(kind)
        code = self.process.wait(seconds)
        if self.process.stdout is not None:
            self.process.stdout.close()
        atexit.unregister(self.process.kill)
        return code


def arguments(description: str | None) -> argparse.ArgumentParser:
    """What every script takes that starts daemons of its own."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--program", required=True, help="twinmatchd")
    parser.add_argument("--catalog", type=Path, required=True, help="the catalogue's folder")
    parser.add_argument("--folder", type=Path, required=True, help="a folder for what it makes")
    return parser


def emptied(folder: Path) -> Path:
    """An absolute folder with nothing in it."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return folder.absolute()


class Stored:
    """A store in a folder of its own, and the daemons that hold it one after the other."""

    def __init__(self, options: argparse.Namespace) -> None:
        """Makes the store."""
        self.folder = emptied(options.folder)
        self.store = self.folder / "store"
        self._program: str = options.program
        make_store(self._program, self.store, options.catalog)

    def start(self, env: dict[str, str] | None = None) -> Daemon:
        """Starts a daemon on the store."""
        run_dir = self.folder / "run"
        return Daemon(self._program, run_dir, "--store", str(self.store), env=env)

    def check(self) -> None:
        """Fails unless the store is sound from end to end."""
        check_store(self._program, self.store)


def make_store(program: str, store: Path, catalog: Path | str) -> None:
    """Makes a store of a catalogue's files."""
    subprocess.run(
        [program, "init", "--store", str(store), "--catalog", str(catalog)],
        check=True,
        stdout=subprocess.DEVNULL,
    )


def preloaded(name: str, folder: Path) -> Path:
    """Builds the library `name`.c beside this file, to be preloaded into a daemon."""
    library = folder / f"{name}.so"
    source = Path(__file__).with_name(f"{name}.c")
    flags = ["-shared", "-fPIC", "-O2", "-Wall"]
    subprocess.run(["cc", *flags, "-o", str(library), str(source), "-ldl"], check=True)
    return library


def check_store(program: str, store: Path) -> None:
    """Fails unless the store is sound from end to end."""
    done = subprocess.run(
        [program, "check", "--store", str(store)], capture_output=True, text=True
    )
    require(done.returncode == 0, f"the store is not sound: {done.stderr[-500:]}")


def stored_profiles(caller: Caller) -> dict[str, int]:
    """The version of every profile, by id."""
    found: dict[str, int] = {}
    while True:
        page = caller.call("profiles.list", {"limit": 1000, "offset": len(found)})
        found |= {row["id"]: row.get("version", 1) for row in page["profiles"]}
        if len(found) >= page["total"]:
            return found


def put_params(template: Json, name: str, mark: str = "") -> Json:
    """A write of a profile of its own, under a key of its own."""
    profile = {**template, "id": name}
    if mark:
        profile["name"] = {"en": mark, "ro": mark}
    return {"profile": profile, "_meta": {"idempotencyKey": f"key-{name}-{mark}-0123456789"}}
