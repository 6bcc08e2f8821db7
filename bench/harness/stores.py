"""Catalogues and stores of any size: made once, kept in the data folder, copied to be written."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import synthetic

from .bench import Bench
from .figures import NotRun
from .servers import Daemon, finish


def catalog(bench: Bench, count: int) -> Path:
    """The folder of a synthetic catalogue."""
    stamp = json.dumps({"count": count, "seed": bench.seed, "made by": synthetic.digest()})
    top = bench.data / f"catalog-{count}"
    if not (top / "stamp").is_file() or (top / "stamp").read_text() != stamp:
        shutil.rmtree(top, ignore_errors=True)
        synthetic.write_catalog(top / "catalog", count, bench.seed)
        (top / "stamp").write_text(stamp)
    return top / "catalog"


def served(bench: Bench, count: int, *options: str) -> Daemon:
    """A daemon on the files of a synthetic catalogue."""
    daemon = Daemon(bench.daemon, "--catalog", str(catalog(bench, count)), *options)
    return holding(daemon, count)


def holding(daemon: Daemon, count: int) -> Daemon:
    """The daemon, where it holds as many solutions as it should."""
    if f"solutions={count}" not in daemon.line.split():
        line = daemon.line
        daemon.end()
        raise NotRun(f"the daemon does not hold the {count} solutions of solutions.ndjson: {line}")
    return daemon


def store(bench: Bench, count: int, folder: Path) -> Path:
    """A store of a synthetic catalogue that may be written to: a copy in a folder of the case."""
    source = catalog(bench, count)
    kept = source.parent / "store"
    if not kept.is_dir():
        part = source.parent / "store.part"
        shutil.rmtree(part, ignore_errors=True)
        command = [str(bench.daemon), "init", "--store", str(part), "--catalog", str(source)]
        finish(command, "twinmatchd init")
        part.rename(kept)
    copy = folder / "store"
    shutil.copytree(kept, copy)
    return copy
