"""Runs the first Python example of the README, as it is printed there."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from wire import require, run

PATIENCE_SECONDS = 60


def main() -> str:
    """Extracts the example and runs it in an empty folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--readme", type=Path, required=True)
    options = arguments.parse_args()
    if not options.readme.exists():
        return f"skipped: there is no {options.readme} yet"
    text = options.readme.read_text(encoding="utf-8")
    found = re.search(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    require(found is not None, "the README has no ```python example")
    assert found is not None
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", found.group(1)],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
    require(done.returncode == 0, f"the example ends with {done.returncode}: {done.stderr}")
    require(done.stdout.strip() != "", "the example prints nothing")
    return f"the README's example prints:\n{done.stdout}"


if __name__ == "__main__":
    run(main)
