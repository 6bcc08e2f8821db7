"""P1: the stored profile with summaries, 64 under way, beside an echo of the same sizes."""

from __future__ import annotations

from ..bench import Bench, clean
from ..figures import NotRun, Row, at_least, in_turns, median, ratios
from ..servers import Daemon, echo

CACHED = "stored profile, window 64, with the reply cache"
UNCACHED = "stored profile, window 64, without the reply cache"
BARS = [(CACHED, at_least(0.9)), (UNCACHED, at_least(0.75))]
#: How a daemon that keeps replies is told not to.
NO_CACHE = "cache: {replyBytes: 0}\n"
#: For the plot. Both servers keep at most 1,000 replies for one client, of which libzmq may count
#: half as still unread when they are not, and drop what is beyond.
WINDOWS = (1, 4, 16, 64, 256)


def uncached(bench: Bench) -> tuple[Daemon, bool]:
    """A daemon that keeps no replies, and whether it knows that it could."""
    try:
        return bench.shipped(settings=NO_CACHE), True
    except NotRun:
        return bench.shipped(), False


def run(bench: Bench) -> list[Row]:
    """Measures with the cache, without it, and the echo, in turns."""
    plain, has_cache = uncached(bench)
    with plain, bench.shipped() as cached:
        size = clean(bench.load(plain.endpoint, "stored", seconds=0.2, warmup=0.2))["replyBytes"]
        with echo(bench.echo, size) as peer:
            servers = {"without": plain, "echo": peer}
            if has_cache:
                servers = {"with": cached, **servers}
            taken = in_turns(
                bench.rounds_of("stored"),
                **{
                    name: lambda at=server.endpoint: clean(bench.load(at, "stored"))
                    for name, server in servers.items()
                },
            )
            if not bench.quick:
                bench.plots["window"] = {
                    ("echo" if name == "echo" else f"twinmatchd {name} cache"): [
                        [
                            window,
                            clean(
                                bench.load(server.endpoint, "stored", window=window, seconds=0.7)
                            )["perSecond"],
                        ]
                        for window in WINDOWS
                    ]
                    for name, server in servers.items()
                }
    rates = {name: [one["perSecond"] for one in all] for name, all in taken.items()}
    rows = []
    for (name, bar), key in zip(BARS, ("with", "without"), strict=True):
        row = Row("P1", name, bar)
        if key in rates:
            row.turns = ratios(rates[key], rates["echo"])
            row.figure = median(row.turns)
            row.beside = {
                "per second": median(rates[key]),
                "echo per second": median(rates["echo"]),
                "request bytes": taken["echo"][0]["requestBytes"],
                "reply bytes": size,
            }
        else:
            row.note = "this daemon has no reply cache"
        rows.append(row)
    return rows
