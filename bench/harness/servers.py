"""The programs under load: each says `ready` with its endpoints once it can answer."""

from __future__ import annotations

import os
import re
import select
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from .figures import NotRun

START_SECONDS = 600.0


class Server:
    """A running server; ends with its `with` block."""

    def __init__(self, command: list[str], log: Path) -> None:
        self.log = log
        began = time.monotonic()
        with log.open("ab") as errors:
            self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors)
        self.line = self._first_line(command[0])
        self.start_seconds = time.monotonic() - began

    def _first_line(self, name: str) -> str:
        """Waits for the ready line; a server that ends or hangs instead did not run."""
        assert self.process.stdout is not None
        if select.select([self.process.stdout], [], [], START_SECONDS)[0]:
            line = self.process.stdout.readline().decode()
            if line.startswith("ready"):
                return line.strip()
        self.process.terminate()
        self.process.wait(timeout=30)
        told = self.log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        self.end()
        raise NotRun(
            f"{Path(name).name} did not get ready: {told[-1] if told else 'it says nothing'}"
        )

    @property
    def endpoint(self) -> str:
        """Where it is asked."""
        return self.line.split()[1]

    def resident_bytes(self) -> int:
        """Resident memory."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return next(1024 * int(line.split()[1]) for line in status if line.startswith("VmRSS:"))

    def pause(self, seconds: float) -> None:
        """Stops it for a while, as a machine without time for it would."""
        os.kill(self.process.pid, signal.SIGSTOP)
        time.sleep(seconds)
        os.kill(self.process.pid, signal.SIGCONT)

    def end(self) -> None:
        """Asks it to end, and makes sure."""
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()


class Daemon(Server):
    """A twinmatchd with a run folder of its own."""

    def __init__(self, program: Path, *options: str, settings: str = "") -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="twinmatch-bench-")
        run_dir = Path(self.folder.name)
        command = [str(program), "serve", "--run-dir", str(run_dir), *options]
        if not any(option == "--query" for option in options):
            command += ["--query", "tcp://127.0.0.1:0"]
        if settings:
            (run_dir / "settings.yaml").write_text(settings, encoding="utf-8")
            command += ["--config", str(run_dir / "settings.yaml")]
        super().__init__(command, run_dir / "log")

    def _named(self, pattern: str) -> str:
        found = re.search(pattern, self.line)
        if found is None:
            raise NotRun(f"the daemon names no such endpoint: {self.line}")
        return found.group(1)

    @property
    def endpoint(self) -> str:
        """Where anybody asks, over loopback tcp."""
        return self._named(r"query=(tcp://\S+)")

    @property
    def owner(self) -> str:
        """Where its own user asks, who may write."""
        return self._named(r"query=(ipc://\S+)")

    def end(self) -> None:
        super().end()
        self.folder.cleanup()


def echo(program: Path, reply_bytes: int) -> Server:
    """A C echo that answers with this many bytes."""
    log = Path(tempfile.gettempdir()) / f"twinmatch-bench-echo-{os.getpid()}.log"
    return Server([str(program), "tcp://127.0.0.1:*", str(reply_bytes)], log)


def finish(command: list[str], what: str) -> Any:
    """Runs a program to its end and returns what it printed."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise NotRun(f"{what} failed: {said[-1] if said else done.returncode}")
    return done.stdout
