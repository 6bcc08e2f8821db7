"""What has no bar of the list and is worth watching: exactness, keys, the store, the generator."""

from __future__ import annotations

import json
import tempfile
import threading
from pathlib import Path

from .. import stores
from ..bench import Bench, clean
from ..demanded import Demanded
from ..figures import Failed, Row, at_least, in_turns, median, ratios
from ..servers import Daemon, finish

CURVE = ("the same query with CURVE / without", at_least(0.35))
EVENTS = ("durable events, in commits of 256", at_least(20_000, "/s"))
STALL = ("the generator itself: p99 of a load with a stall of 200 ms", at_least(150, "ms"))
ROWS = 1_000_000
QUERIES = 20
EXACT = (f"rankings of {ROWS:,} solutions that equal the plain twin's", at_least(2 * QUERIES))
BARS = [EXACT, CURVE, EVENTS, STALL]


def guarded(bench: Bench, folder: Path) -> Daemon:
    """A daemon that asks for keys; a client's are beside it."""
    for name in ("server", "client"):
        finish([str(bench.cli), "keys", "new", str(folder / name)], "twinmatch keys new")
    listed = str(folder / "allow.yaml")
    public = str(folder / "client.key")
    allow = ["keys", "allow", "bench", "--list", listed, "--public-key", public]
    finish([str(bench.cli), *allow, "--rate", "1000000"], "twinmatch keys allow")
    secret = str(folder / "server.key_secret")
    return bench.shipped("--server-key", secret, "--allow-list", listed)


def with_keys(bench: Bench) -> Row:
    """The same load with CURVE and without, in turns."""
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-") as name:
        folder = Path(name)
        keys = {"secret_key": folder / "client.key_secret", "server_key": folder / "server.key"}
        with bench.shipped() as plain, guarded(bench, folder) as daemon:
            taken = in_turns(
                bench.rounds_of("stored"),
                plain=lambda: clean(bench.load(plain.endpoint, "stored")),
                curve=lambda: clean(bench.load(daemon.endpoint, "stored", **keys)),
            )
    rates = {who: [one["perSecond"] for one in all_] for who, all_ in taken.items()}
    turns = ratios(rates["curve"], rates["plain"])
    beside = {"per second": median(rates["curve"]), "without": median(rates["plain"])}
    return Row("X", *CURVE, median(turns), beside, turns)


def events(bench: Bench) -> Row:
    """What the store takes, in this process and without a wire."""
    rates = []
    with tempfile.TemporaryDirectory(prefix="twinmatch-bench-", dir=bench.data) as folder:
        for turn in range(bench.rounds or 5):
            command = [str(bench.appends), str(Path(folder) / f"events{turn}"), "256", "2"]
            rates.append(float(json.loads(finish(command, "appends"))["perSecond"]))
    return Row("X", *EVENTS, median(rates), turns=rates)


def stalled(bench: Bench) -> Row:
    """A tenth of the requests are due in the stall, so their wait has to be the p99."""
    with bench.shipped() as daemon:
        stall = threading.Timer(1.0, daemon.pause, (0.2,))
        stall.start()
        options = {"mode": "open", "rate": 500, "seconds": 2, "warmup": 0.3}
        figures = clean(bench.load(daemon.endpoint, "stored", **options))
        stall.join()
    beside = {"p50 us": figures["latency"]["p50"]}
    return Row("X", *STALL, figures["latency"]["p99"] / 1000, beside)


def exactness(bench: Bench) -> Row:
    """Holds random queries of a large typed catalogue against the plain twin, bit for bit."""
    if bench.largest < ROWS:
        return Row("X", *EXACT, note="too large for this run")
    catalog = stores.catalog(bench, ROWS)
    words = ("--catalog", str(catalog), "--models", str(catalog.parent / "models"))
    with Demanded(str(bench.loader), "inprocess", "exactness", *words) as engine:
        told = engine.ask("cases", QUERIES)
        if told["unlike"] or engine.told["solutions"] != ROWS:
            raise Failed(f"not as the plain twin: {told['unlike'][:3]}")
    return Row("X", *EXACT, told["rankings"], {"queries": QUERIES})


def run(bench: Bench) -> list[Row]:
    """Measures them."""
    return [exactness(bench), with_keys(bench), events(bench), stalled(bench)]
