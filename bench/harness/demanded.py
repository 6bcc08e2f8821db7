"""Programs that prepare something and then measure it whenever a line asks them to."""

from __future__ import annotations

import json
import os
import select
import subprocess
from types import TracebackType
from typing import Self

from .figures import Json, NotRun

PATIENCE_SECONDS = 900.0
#: Every peer has one thread, as the engine has.
ONE_THREAD = {
    name: "1"
    for name in (
        "OMP_NUM_THREADS",
        "OPENBLAS_NUM_THREADS",
        "MKL_NUM_THREADS",
        "NUMEXPR_NUM_THREADS",
    )
}


class Demanded:
    """Such a program; ends with its `with` block."""

    def __init__(self, *command: str) -> None:
        self.name = command[0]
        self.process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, **ONE_THREAD},
        )
        self.told: Json = self._line()["told"]

    def _line(self) -> Json:
        assert self.process.stdout is not None and self.process.stderr is not None
        if select.select([self.process.stdout], [], [], PATIENCE_SECONDS)[0]:
            line = self.process.stdout.readline()
            if line:
                return json.loads(line)
        self.process.kill()
        said = self.process.stderr.read().strip().splitlines()
        raise NotRun(f"{os.path.basename(self.name)}: {said[-1] if said else 'it says nothing'}")

    def ask(self, word: str, number: int) -> Json:
        """What it answers to a line."""
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(f"{word} {number}\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        return self._line()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        assert self.process.stdin is not None
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
