"""P3: one REQ socket that waits for each answer."""

from __future__ import annotations

from ..bench import Bench, clean
from ..figures import Row, at_most, in_turns, median, ratios
from ..servers import echo

BARS = [("lock-step REQ, p50", at_most(1.15)), ("lock-step REQ, p99", at_most(2))]


def run(bench: Bench) -> list[Row]:
    """Measures the daemon and the echo in turns."""
    with bench.shipped() as daemon:
        size = clean(bench.load(daemon.endpoint, "lockstep", seconds=0.2, warmup=0.1))["replyBytes"]
        with echo(bench.echo, size) as peer:
            taken = in_turns(
                bench.rounds_of("lockstep"),
                ours=lambda: clean(bench.load(daemon.endpoint, "lockstep")),
                echo=lambda: clean(bench.load(peer.endpoint, "lockstep")),
            )
    bench.plots["latency"] = {
        **bench.plots.get("latency", {}),
        "lock-step, twinmatchd": taken["ours"][-1]["latency"]["curve"],
        "lock-step, echo": taken["echo"][-1]["latency"]["curve"],
    }
    rows = []
    for (name, bar), key in zip(BARS, ("p50", "p99"), strict=True):
        ours, theirs = ([one["latency"][key] for one in taken[who]] for who in ("ours", "echo"))
        turns = ratios(ours, theirs)
        beside = {"us": median(ours), "echo us": median(theirs), "reply bytes": size}
        rows.append(Row("P3", name, bar, median(turns), beside, turns))
    return rows
