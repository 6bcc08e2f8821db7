"""Starts daemons on stores that are missing, empty, garbage, foreign, too new or damaged.

Each is refused with a reason and an exit code, or served read-only and said to be degraded; never
is an empty store made in its place, and the file is left as it is.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

from daemon import Daemon, arguments, emptied, make_store
from wire import CheckFailed, Caller, require, run

PAGE = 4096


def spoil_page(number: int) -> Callable[[Path], None]:
    """Random bytes in one page."""

    def spoil(file: Path) -> None:
        octets = bytearray(file.read_bytes())
        start = number % (len(octets) // PAGE) * PAGE
        octets[start : start + PAGE] = random.Random(number).randbytes(PAGE)
        file.write_bytes(octets)

    return spoil


def sql(*statements: str) -> Callable[[Path], None]:
    """What somebody does to the file with SQLite."""

    def change(file: Path) -> None:
        database = sqlite3.connect(file)
        for statement in statements:
            database.execute(statement)
        database.commit()
        database.close()

    return change


def foreign(file: Path) -> None:
    """Another program's database in its place."""
    file.unlink()
    sql("CREATE TABLE notes (text)", "PRAGMA application_id = 7")(file)


def garbage(file: Path) -> None:
    """Another header."""
    file.write_bytes(b"garbage " * 2 + file.read_bytes()[16:])


# What is done, the exit code, and what is said.
REFUSED: list[tuple[str, Callable[[Path], None], int, str]] = [
    ("missing", Path.unlink, 78, "twinmatchd init"),
    ("zero length", lambda file: file.write_bytes(b""), 74, "is empty"),
    ("16 bytes", lambda file: file.write_bytes(file.read_bytes()[:16]), 74, "damaged"),
    ("garbage header", garbage, 74, "no store or is damaged"),
    ("newer version", sql("PRAGMA user_version = 99"), 78, "newer version"),
    ("foreign id", foreign, 78, "another program's database"),
    (
        "a record that nobody wrote",
        sql("UPDATE record SET body = CAST('{}' AS BLOB) WHERE id = 'openmrs'"),
        74,
        "digest",
    ),
]


def refused(program: str, made: Path, folder: Path) -> None:
    """Stores that no daemon may serve."""
    for name, spoil, code, said in REFUSED:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder / "store")
        file = folder / "store" / "twinmatch.db"
        spoil(file)
        before = file.read_bytes() if file.exists() else b""
        command = [program, "serve", "--store", str(folder / "store"), "--run-dir", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        told = done.stdout + done.stderr
        require(done.returncode == code, f"{name}: it ended with {done.returncode}: {told}")
        require(said in told, f"{name}: it does not say '{said}': {told}")
        after = file.read_bytes() if file.exists() else b""
        require(after == before, f"{name}: the file was changed")


def pages(program: str, made: Path, folder: Path, count: int) -> tuple[int, int]:
    """One random page each: refused or read-only, and never another answer."""
    refusals = degraded = 0
    good = answer(program, made, folder)
    for number in range(1, count + 1):
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(made, folder / "store")
        spoil_page(37 * number)(folder / "store" / "twinmatch.db")
        try:
            daemon = Daemon(program, folder / "run", "--store", str(folder / "store"))
        except CheckFailed:
            refusals += 1
            continue
        caller = Caller(daemon.endpoint)
        reasons = caller.call("health.ready")["reasons"]
        matches = caller.call("match.query", QUERY)["matches"]
        put = caller.reply("solutions.remove", {"solution": "openmrs"})
        caller.close()
        daemon.end()
        require(bool(reasons), f"page {37 * number}: damaged, and health.ready says nothing")
        require(matches == good, f"page {37 * number}: another answer")
        told = put.get("error", {}).get("data", {}).get("reason")
        require(told == "UNAVAILABLE", f"page {37 * number}: a write is told {told}")
        degraded += 1
    return refusals, degraded


QUERY = {"profile": "RO21", "limit": 1000, "explain": "none", "asOf": "2026-03-01"}


def answer(program: str, made: Path, folder: Path) -> list[object]:
    """What a sound store answers."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, folder / "store")
    daemon = Daemon(program, folder / "run", "--store", str(folder / "store"))
    caller = Caller(daemon.endpoint)
    matches: list[object] = caller.call("match.query", QUERY)["matches"]
    caller.close()
    daemon.end()
    return matches


def main() -> str:
    """Spoils copies of one store."""
    parser = arguments(__doc__)
    parser.add_argument("--pages", type=int, default=40)
    options = parser.parse_args()
    folder = emptied(options.folder)
    made = folder / "made"
    make_store(options.program, made, options.catalog)
    refused(options.program, made, folder / "trial")
    refusals, degraded = pages(options.program, made, folder / "trial", options.pages)
    return (
        f"{len(REFUSED)} kinds of damage refused with their reason; {options.pages} random pages: "
        f"{refusals} refused, {degraded} served read-only and told, none served otherwise"
    )


if __name__ == "__main__":
    run(main)
