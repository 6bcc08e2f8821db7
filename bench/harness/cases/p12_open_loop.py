"""P12: requests that leave when they are planned to, at half of the peak and at ten times."""

from __future__ import annotations

from ..bench import Bench, clean
from ..figures import Failed, Json, NotRun, Row, at_least, at_most, in_turns, median, ratios
from ..servers import Daemon, Server, echo

LATE = "open loop at 50 % of the peak, p99"
KEPT = "ten times the peak offered: share of the peak kept"
BARS = [(LATE, at_most(2)), (KEPT, at_least(0.8))]
#: Plain queries are answered as quickly as one sender can send them, so a flood of them is one of
#: the sender and of the system; it is told without a bar.
QUICK = "ten times the peak of kept replies offered: share of the peak kept"
CONNECTIONS = 8
#: One caller makes the whole flood here, so that its own bound must not be in the way.
ADMISSION = ("--admission-queue-delay-ms", "100", "--admission-in-flight", "100000")


def paced(bench: Bench, server: Server, rate: float, who: str) -> Json:
    """An open loop at a rate that the server can bear; of the echo only the time is wanted."""
    figures = bench.load(server.endpoint, "stored", mode="open", rate=rate)
    return clean(figures, who, may_lose=not isinstance(server, Daemon))


def half(bench: Bench) -> Row:
    """Half of the daemon's peak, for it and for the echo in turns."""
    with bench.shipped() as daemon:
        first = clean(bench.load(daemon.endpoint, "stored"))
        with echo(bench.echo, first["replyBytes"]) as peer:
            rate = first["perSecond"] / 2
            taken = in_turns(
                bench.rounds_of("stored"),
                ours=lambda: paced(bench, daemon, rate, "of the daemon"),
                echo=lambda: paced(bench, peer, rate, "of the echo"),
            )
    ours, theirs = ([one["latency"]["p99"] for one in taken[who]] for who in ("ours", "echo"))
    bench.plots["latency"] = {
        **bench.plots.get("latency", {}),
        "open loop at 50 % of the peak, twinmatchd": taken["ours"][-1]["latency"]["curve"],
        "open loop at the same rate, echo": taken["echo"][-1]["latency"]["curve"],
    }
    beside = {"requests/s": rate, "p99 us": median(ours), "echo p99 us": median(theirs)}
    turns = ratios(ours, theirs)
    return Row("P12", *BARS[0], median(turns), beside, turns)


def flooded(bench: Bench, server: Server, workload: str) -> tuple[float, Json]:
    """The peak, and right after it what is answered of ten times that."""
    peak = clean(bench.load(server.endpoint, workload))["perSecond"]
    # Without a warm-up: its requests would still be answered when others are to be counted.
    options = {"rate": 10 * peak, "connections": CONNECTIONS, "warmup": 0, "patience": 0.3}
    flood = bench.load(server.endpoint, workload, mode="open", **options)
    return peak, clean(flood, allowed=("RESOURCE_EXHAUSTED",), may_lose=True)


def tenfold(bench: Bench, workload: str) -> tuple[list[float], Json]:
    """Ten times the peak; what an echo keeps of its own peak is told beside."""
    with bench.shipped(*ADMISSION) as daemon:
        size = clean(bench.load(daemon.endpoint, workload))["replyBytes"]
        with echo(bench.echo, size) as peer:
            taken = in_turns(
                bench.rounds_of(workload),
                ours=lambda: flooded(bench, daemon, workload),
                echo=lambda: flooded(bench, peer, workload),
            )
    kept = {
        who: [flood["perSecond"] / peak for peak, flood in floods] for who, floods in taken.items()
    }
    floods = [flood for _, flood in taken["ours"]]
    beside = {
        "x kept by the echo of its own": median(kept["echo"]),
        "peak/s": median([peak for peak, _ in taken["ours"]]),
        "answered/s": median([flood["perSecond"] for flood in floods]),
        "refused/s": median([sum(one["errors"].values()) / one["seconds"] for one in floods]),
        "held back/s": median([one["heldBack"] / one["seconds"] for one in floods]),
        "unanswered in the end": median([one["lost"] for one in floods]),
        "p99 ms of answers": median([one["latency"]["p99"] / 1000 for one in floods]),
    }
    return kept["ours"], beside


def judged(bench: Bench) -> Row:
    """A flood of queries that the server must work for."""
    kept, beside = tenfold(bench, "general")
    return Row("P12", *BARS[1], median(kept), beside, kept)


def quick(bench: Bench) -> Row:
    """A flood of queries that are answered as quickly as they are sent."""
    kept, beside = tenfold(bench, "stored")
    return Row("P12", QUICK, None, median(kept), beside, kept)


def run(bench: Bench) -> list[Row]:
    """Measures both, whatever becomes of either."""
    rows = []
    measures = [(*BARS[0], half), (*BARS[1], judged), (QUICK, None, quick)]
    for name, bar, measure in measures:
        try:
            rows.append(measure(bench))
        except (NotRun, Failed) as reason:
            failed = isinstance(reason, Failed)
            rows.append(Row("P12", name, bar, note=str(reason), failed=failed))
    return rows
