"""Without keys, loopback tcp may read and not write; the daemon's own user on ipc may do both."""

from __future__ import annotations

import argparse

from wire import Caller, require, run


def main() -> str:
    """Tries to write by both ways."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--tcp", required=True)
    arguments.add_argument("--ipc", required=True)
    options = arguments.parse_args()
    removal = ("solutions.remove", {"solution": "there-is-none"})
    tcp = Caller(options.tcp)
    require("result" in tcp.reply("match.query", {"profile": "RO21"}), "loopback may read")
    reason = tcp.reply(*removal)["error"]["data"]["reason"]
    require(reason == "PERMISSION_DENIED", f"loopback may not write: {reason}")
    reason = Caller(options.ipc).reply(*removal)["error"]["data"]["reason"]
    require(reason == "NOT_FOUND", f"the daemon's user may: {reason}")
    return "loopback reads, the daemon's own user writes"


run(main)
