"""P16: pages for readers, from the command to the file."""

from __future__ import annotations

import subprocess
import tempfile
import time
from pathlib import Path

from ..bench import Bench
from ..figures import Failed, Row, at_most, median
from ..servers import Daemon

BARS = [
    ("report of a twinning", at_most(300, "ms")),
    ("report of a ranking", at_most(300, "ms")),
    ("report of adoption in a region", at_most(300, "ms")),
]
TWINNING = "ro21-hu31-openmrs"
COMMANDS = [("twinning", TWINNING), ("match", "RO21"), ("adoption", "--region", "RO21")]


def run(bench: Bench) -> list[Row]:
    """Measures the command against a daemon with a store in which a twinning is under way."""
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as folder:
        store = Path(folder) / "store"
        init = [str(bench.daemon), "init", "--store", str(store), "--catalog", str(bench.catalog)]
        subprocess.run(init, check=True, stdout=subprocess.DEVNULL)
        with Daemon(bench.daemon, "--store", str(store)) as daemon:

            def ask(*words: str) -> float:
                """Runs a command; how long it took, in ms."""
                command = [str(bench.cli), *words, "--endpoint", daemon.owner]
                began = time.monotonic()
                done = subprocess.run(command, capture_output=True, text=True, check=False)
                took = 1000 * (time.monotonic() - began)
                if done.returncode:
                    raise Failed(f"{' '.join(words)}: {done.stderr.strip()}")
                return took

            ask("twinnings", "open", "openmrs", "--adopter", "RO21", "--originator", "HU31")
            ask("twinnings", "advance", TWINNING, "--stage", "reporting")
            rows = []
            for bar, words in zip(BARS, COMMANDS, strict=True):
                turns = []
                for language in ("en", "ro") * (bench.rounds or 5):
                    page = Path(folder) / f"{words[0]}-{language}.html"
                    turns.append(ask("report", *words, "-o", str(page), "--lang", language))
                    if "<svg" not in page.read_text(encoding="utf-8"):
                        raise Failed(f"report {words[0]} draws nothing")
                beside = {"bytes": page.stat().st_size}
                rows.append(Row("P16", *bar, median(turns), beside, turns))
            return rows
