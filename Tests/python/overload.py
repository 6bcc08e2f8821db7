"""Asks for ten times what the daemon can answer: results in time, or when to come back.

Starts a daemon of its own; the load comes from the C programs beside this, which need little of the
machine. With `--bars` it fails where a bar is missed, which only says something on a machine that
does nothing else.
"""

from __future__ import annotations

import json
import multiprocessing
import statistics
import subprocess
import time
from multiprocessing.synchronize import Event
from pathlib import Path

from daemon import Daemon, arguments
from wire import Caller, Json, request_body, require, run

HERE = Path(__file__).resolve().parent
# A query that takes longer to answer than to send; plain ones are answered as quickly as one sender
# can send them.
PARAMS = '{"profile":"RO21","limit":10,"unknowns":"pessimistic","explain":"none"}'
CONNECTIONS = 8
# The bars.
LEAST_GOODPUT = 0.8
MOST_CONTROL_MS = 50.0
# From the planned sending to the answer: the wait that is allowed, and the queues on the way.
MOST_LATE_MS = 1000.0


def build(name: str, folder: Path) -> str:
    """Builds a load generator."""
    program = folder / name
    flags = ["-O2", "-Wall", "-D_GNU_SOURCE"]
    source = HERE / f"{name}.c"
    subprocess.run(["cc", *flags, "-o", str(program), str(source), "-lzmq"], check=True)
    return str(program)


def told(*command: str) -> Json:
    """What a load generator prints."""
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    result: Json = json.loads(done.stdout)
    return result


def watch_control(endpoint: str, stop: Event, result: multiprocessing.Queue[list[float]]) -> None:
    """Asks the control socket every few ms how it is, until it is told to stop."""
    control = Caller(endpoint)
    times: list[float] = []
    while not stop.is_set():
        began = time.monotonic()
        control.call("health.ready")
        times.append(1000 * (time.monotonic() - began))
        time.sleep(0.005)
    result.put(times)


def watched(control: str, flood: list[str]) -> tuple[Json, float]:
    """A flood's figures, and the time in ms within which 99 of 100 control calls were answered."""
    stop = multiprocessing.Event()
    result: multiprocessing.Queue[list[float]] = multiprocessing.Queue()
    watcher = multiprocessing.Process(target=watch_control, args=(control, stop, result))
    watcher.start()
    figures = told(*flood)
    stop.set()
    times = sorted(result.get(timeout=20))
    watcher.join()
    return figures, times[len(times) * 99 // 100]


def overload(daemon: Daemon, folder: Path, seconds: float, rounds: int, bars: bool) -> str:
    """Ten times the peak, in turns with the peak: what is answered, refused, and how control fares."""
    request = folder / "request.json"
    request.write_bytes(request_body("q", "match.query", json.loads(PARAMS)))
    load = [build("load", folder), daemon.endpoint, str(request), "64", str(seconds)]
    program = build("flood", folder)
    turns = []
    for _ in range(rounds):
        best = float(told(*load)["perSecond"])
        flood = [program, daemon.endpoint, str(int(10 * best)), str(seconds)]
        figures, control_ms = watched(daemon.control, [*flood, PARAMS, str(CONNECTIONS)])
        goodput = figures["answered"] / figures["seconds"] / best
        turns.append({**figures, "goodput": goodput, "best": best, "controlMs": control_ms})
    median = {name: statistics.median(turn[name] for turn in turns) for name in turns[0]}
    goodput, late, control_ms = median["goodput"], median["p99"], median["controlMs"]
    each = ", ".join(f"{turn['goodput']:.2f}" for turn in turns)
    text = (
        f"peak {median['best']:.0f}/s, {10 * median['best']:.0f}/s offered: goodput {goodput:.2f} of "
        f"the peak ({each}), "
        f"{median['refused'] / seconds:.0f}/s told when to come back, "
        f"{median['heldBack'] / seconds:.0f}/s held back at the sender; from the planned sending p50 "
        f"{median['p50']:.0f} ms, p99 {late:.0f} ms; control p99 {control_ms:.1f} ms"
    )
    for turn in turns:
        require(turn["strange"] == 0, f"other answers than results and refusals: {text}")
        require(turn["refused"] > 0, f"nothing was refused: {text}")
        require(turn["answered"] > 0, f"nothing was answered: {text}")
    if bars:
        require(goodput >= LEAST_GOODPUT, f"goodput is below {LEAST_GOODPUT}: {text}")
        require(control_ms < MOST_CONTROL_MS, f"the control socket is slow: {text}")
        require(late <= MOST_LATE_MS, f"accepted requests are late: {text}")
    return text


def main() -> str:
    """Floods a daemon."""
    parser = arguments(__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--delay-ms", type=int, default=100)
    parser.add_argument("--bars", action="store_true", help="fail where a bar is missed")
    options = parser.parse_args()
    folder: Path = options.folder
    # No caller's own bound is to be in the way: all of the flood is one caller.
    delay = ("--admission-queue-delay-ms", str(options.delay_ms), "--admission-in-flight", "100000")
    daemon = Daemon(options.program, folder, "--catalog", str(options.catalog), *delay)
    try:
        return overload(daemon, folder, options.seconds, options.rounds, options.bars)
    finally:
        daemon.end()


if __name__ == "__main__":
    run(main)
