"""What was measured, and on what."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path

from .bench import TOP, Bench
from .figures import Json

PEERS = ("numpy", "faiss-cpu", "duckdb", "pymcdm", "pyzmq")


def said(*command: str) -> str:
    """What a program says, or nothing."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=TOP)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def version(package: str) -> str:
    """The version of a Python package."""
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "not installed"


def describe(bench: Bench) -> Json:
    """Machine, versions and commit."""
    cpus = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    model = next(
        (line.split(":")[1].strip() for line in cpus.splitlines() if "model name" in line), "?"
    )
    memory = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
    release = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    return {
        "cpu": model,
        "cores": os.cpu_count(),
        "memory GiB": round(int(memory) / (1 << 20), 1),
        "system": f"{release}, Linux {platform.release()}",
        "load before": os.getloadavg()[0],
        "commit": said("git", "rev-parse", "HEAD"),
        "changed": bool(said("git", "status", "--porcelain", "--untracked-files=no")),
        "twinmatchd": said(str(bench.daemon), "--version"),
        "swift": said("swift", "--version").split("\n")[0],
        "python": platform.python_version(),
        **{name: version(name) for name in PEERS},
        "seed": bench.seed,
    }
