"""P12: requests that leave when they are planned to, at half of the peak and at ten times."""

from __future__ import annotations

from ..bench import Bench, clean
from ..figures import Json, Row, at_least, at_most, in_turns, median, ratios
from ..servers import echo

LATE = "open loop at 50 % of the peak, p99"
KEPT = "ten times the peak offered: share of the peak kept"
BARS = [(LATE, at_most(2)), (KEPT, at_least(0.8))]
CONNECTIONS = 8
#: One caller makes the whole flood here, so that its own bound must not be in the way.
ADMISSION = ("--admission-queue-delay-ms", "100", "--admission-in-flight", "100000")


def flooded(bench: Bench, endpoint: str) -> tuple[float, Json]:
    """The peak, and right after it what is answered of ten times that."""
    peak = clean(bench.load(endpoint, "stored"))["perSecond"]
    flood = bench.load(endpoint, "stored", mode="open", rate=10 * peak, connections=CONNECTIONS)
    return peak, clean(flood, allowed=("RESOURCE_EXHAUSTED",), may_lose=True)


def run(bench: Bench) -> list[Row]:
    """Measures both."""
    rounds = bench.rounds_of("stored")
    with bench.shipped() as daemon:
        first = clean(bench.load(daemon.endpoint, "stored"))
        with echo(bench.echo, first["replyBytes"]) as peer:
            rate = first["perSecond"] / 2
            taken = in_turns(
                rounds,
                ours=lambda: clean(bench.load(daemon.endpoint, "stored", mode="open", rate=rate)),
                echo=lambda: clean(bench.load(peer.endpoint, "stored", mode="open", rate=rate)),
            )
    with bench.shipped(*ADMISSION) as daemon:
        floods = [flooded(bench, daemon.endpoint) for _ in range(rounds)]
    late, theirs = ([one["latency"]["p99"] for one in taken[who]] for who in ("ours", "echo"))
    bench.plots["latency"] = {
        **bench.plots.get("latency", {}),
        "open loop at 50 % of the peak, twinmatchd": taken["ours"][-1]["latency"]["curve"],
        "open loop at the same rate, echo": taken["echo"][-1]["latency"]["curve"],
    }
    kept = [flood["perSecond"] / peak for peak, flood in floods]
    turns = ratios(late, theirs)
    half = {"requests/s": rate, "p99 us": median(late), "echo p99 us": median(theirs)}
    overload = {
        "peak/s": median([peak for peak, _ in floods]),
        "answered/s": median([flood["perSecond"] for _, flood in floods]),
        "refused/s": median([sum(f["errors"].values()) / f["seconds"] for _, f in floods]),
        "held back/s": median([f["heldBack"] / f["seconds"] for _, f in floods]),
        "unanswered in the end": median([f["lost"] for _, f in floods]),
        "p99 ms of answers": median([f["latency"]["p99"] / 1000 for _, f in floods]),
    }
    return [
        Row("P12", LATE, BARS[0][1], median(turns), half, turns),
        Row("P12", KEPT, BARS[1][1], median(kept), overload, kept),
    ]
