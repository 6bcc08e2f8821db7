"""P2: 20 own weights in every request, so that nothing kept can answer it."""

from __future__ import annotations

from ..bench import Bench, clean
from ..figures import Row, at_least, in_turns, median, ratios
from ..servers import echo

NAME = "every request unique (20 own weights), window 64"
BARS = [(NAME, at_least(0.7))]


def run(bench: Bench) -> list[Row]:
    """Measures the daemon and the echo in turns."""
    with bench.shipped() as daemon:
        size = clean(bench.load(daemon.endpoint, "own-weights", seconds=0.3, warmup=0.1))[
            "replyBytes"
        ]
        with echo(bench.echo, size) as peer:
            taken = in_turns(
                bench.rounds_of("own-weights"),
                ours=lambda: clean(bench.load(daemon.endpoint, "own-weights")),
                echo=lambda: clean(bench.load(peer.endpoint, "own-weights")),
            )
    rates = {name: [one["perSecond"] for one in all] for name, all in taken.items()}
    turns = ratios(rates["ours"], rates["echo"])
    beside = {
        "per second": median(rates["ours"]),
        "echo per second": median(rates["echo"]),
        "request bytes": taken["ours"][0]["requestBytes"],
        "reply bytes": size,
    }
    return [Row("P2", NAME, BARS[0][1], median(turns), beside, turns)]
