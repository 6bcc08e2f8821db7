"""Runs the sample clients of `docs/clients` and compares what they print."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from wire import require, run


def main() -> str:
    """Runs each by ipc and by tcp."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--samples", type=Path, required=True, help="docs/clients")
    arguments.add_argument("--endpoint", action="append", required=True)
    options = arguments.parse_args()
    clients = {"match.py": sys.executable, "match.php": "php"}
    printed = {}
    for endpoint in options.endpoint:
        for name, program in clients.items():
            done = subprocess.run(
                [program, str(options.samples / name), endpoint, "RO21"],
                capture_output=True,
                text=True,
                timeout=60,
                check=False,
            )
            require(done.returncode == 0, f"{name} failed: {done.stdout}{done.stderr}")
            printed[name, endpoint] = done.stdout
    lines = set(printed.values())
    require(len(lines) == 1, f"they print different things: {printed}")
    require(next(iter(lines)).count("\n") == 3, f"they print {lines}")
    return f"{len(printed)} runs of {len(clients)} samples print the same"


if __name__ == "__main__":
    run(main)
