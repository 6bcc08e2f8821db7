"""What an operator does with the daemon: settings, signs of life, figures, copies, logs, stopping.

Starts daemons of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

from daemon import Daemon
from wire import Caller, Json, require, run

TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"


class Programs:
    """The two programs under test."""

    def __init__(self, folder: Path) -> None:
        """Finds them in a folder."""
        self.daemon = str(folder / "twinmatchd")

    def run(self, *arguments: str, code: int = 0, env: Json | None = None) -> str:
        """What twinmatchd says, which must end with an exit code."""
        done = subprocess.run(
            [self.daemon, *arguments],
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, **(env or {})},
        )
        text = done.stdout + done.stderr
        require(done.returncode == code, f"{arguments} ended with {done.returncode}: {text}")
        return text


def check_settings(programs: Programs, folder: Path, shipped: Path) -> None:
    """Every setting has its option, and a mistyped one stops the start with the right name."""
    table = programs.run("config").splitlines()[1:]
    help_text = programs.run("serve", "--help")
    for name in (line.split()[0] for line in table):
        flag = "--" + re.sub(r"([A-Z])", r"-\1", name.replace(".", "-")).lower()
        require(f"{flag} " in help_text, f"{name} has no option {flag}")
    places = ("--store", "/var/lib/twinmatch/store", "--run-dir", "/run/twinmatch")
    require(
        shipped.read_text() == programs.run("config", "--document", *places),
        f"{shipped} is not what `twinmatchd config --document {' '.join(places)}` prints",
    )
    file = folder / "settings.yaml"
    cases = [
        ("acess:\n  uids: {}\n", "did you mean access?"),
        ("log:\n  levle: debug\n", "did you mean level?"),
        ("log:\n  level: loud\n", "must be one of"),
        ("admission:\n  inFlight: 0\n", "must be from 1 to"),
        ("access:\n  uids: {root: [read]}\n", "is no user's number"),
        ("store: /a\ncatalog: /b\n", "either --store DIR or --catalog DIR"),
        ("serverKey: /a\n", "go together"),
        ("log: [\n", "settings.yaml"),
    ]
    for text, expected in cases:
        file.write_text(text)
        for command in ("config", "serve"):
            said = programs.run(command, "--config", str(file), code=78)
            require(expected in said, f"{command} says of {text!r}: {said}")
    said = programs.run("config", code=78, env={"TWINMATCHD_LOG_LEVLE": "debug"})
    require("TWINMATCHD_LOG_LEVEL" in said, f"no nearest variable: {said}")
    programs.run("config", "--config", str(folder / "none.yaml"), code=78)
    # An option wins over a variable, and a variable over the file.
    file.write_text("log:\n  level: error\n  slowMs: 7\n")
    env = {"TWINMATCHD_LOG_LEVEL": "warning", "TWINMATCHD_ADMISSION_IN_FLIGHT": "9"}
    options = ("--config", str(file), "--admission-in-flight", "10")
    rows = {line.split()[0]: line.split() for line in programs.run("config", *options, env=env).splitlines()}
    require(rows["log.level"][1:3] == ["warning", "TWINMATCHD_LOG_LEVEL"], str(rows["log.level"]))
    require(rows["log.slowMs"][1:3] == ["7", str(file)], str(rows["log.slowMs"]))
    require(rows["admission.inFlight"][1:3] == ["10", "--admission-in-flight"], "the option lost")


def check_signs(manager: socket.socket) -> None:
    """Ready once, then signs of life."""
    messages = [manager.recv(200).decode() for _ in range(3)]
    require(messages[0].startswith("READY=1"), f"first came {messages[0]!r}")
    require(messages[1:] == ["WATCHDOG=1"] * 2, f"then came {messages[1:]}")


def fill(manager: socket.socket, place: str) -> None:
    """Fills the manager's queue: one that does not read must not hold up the daemon's end."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as other:
        other.setblocking(False)
        try:
            while True:
                other.sendto(b"filler", place)
        except BlockingIOError:
            return


def check_end(
    programs: Programs, folder: Path, manager: socket.socket, env: Json, file: Path
) -> None:
    """A manager that reads is told of the end."""
    manager.settimeout(0.2)
    try:
        while True:
            manager.recv(200)
    except TimeoutError:
        manager.settimeout(5)
    daemon = Daemon(programs.daemon, folder, "--config", str(file), env=env)
    require(manager.recv(200).startswith(b"READY=1"), "it was not ready again")
    daemon.process.terminate()
    last = b""
    while not last.startswith(b"STOPPING"):
        last = manager.recv(200)
    require(daemon.process.wait(10) == 0, "it ended otherwise")


def check_metrics(control: Caller) -> None:
    """Prometheus' own checker takes the text, and the figures count."""
    control.reply("health.live", {"mistyped": 1})
    text = control.call("server.metrics")["text"]
    promtool = shutil.which("promtool")
    require(promtool is not None, "promtool is missing; packaging/dependencies.sh --tests gets it")
    assert promtool is not None
    done = subprocess.run(
        [promtool, "check", "metrics"], input=text, capture_output=True, text=True
    )
    require(done.returncode == 0, f"promtool: {done.stdout}{done.stderr}")
    require('requests_refused_total{reason="INVALID_PARAMS"} 1' in text, "a refusal is not counted")
    require('request_duration_seconds_count{method="health.live"} 1' in text, "no call is counted")


def check_backup(
    programs: Programs, control: Caller, store: Path, folder: Path, catalog: Path
) -> None:
    """Copies are made under the daemon, checked, and can be restored; nothing else touches it."""
    made = control.call("admin.backup")
    require(Path(made["path"]).stat().st_size == made["bytes"], "the copy has another size")
    again = control.reply("admin.backup", {"path": made["path"]})
    require(again["error"]["data"]["reason"] == "CONFLICT", f"written over: {again}")
    copy = folder / "copy.db"
    said = programs.run("backup", "--store", str(store), "--output", str(copy))
    require("revision 1" in said, said)
    programs.run("check", "--store", str(store), code=75)
    programs.run("restore", str(copy), "--store", str(store), code=75)
    programs.run("update", "--store", str(store), "--catalog", str(catalog), code=75)
    restored = folder / "restored"
    programs.run("restore", str(copy), "--store", str(restored))
    require("sound; revision 1" in programs.run("check", "--store", str(restored)), "not sound")
    check_update(programs, restored, folder, catalog)


def check_update(programs: Programs, store: Path, folder: Path, catalog: Path) -> None:
    """What records refer to follows the files; what the files would make faulty is refused."""
    command = ("update", "--store", str(store), "--catalog", str(folder / "newer"))
    shutil.copytree(catalog, folder / "newer")
    shutil.copytree(catalog.parent / "models", folder / "models")
    require("up to date at revision 1" in programs.run(*command), "nothing has changed")
    label = folder / "newer/labels/en/criteria.yaml"
    text = label.read_text(encoding="utf-8")
    label.write_text(text.replace("need:", "need: A newer label #", 1), encoding="utf-8")
    said = programs.run(*command)
    require("1 lists, labels, regions and models changed; revision 2" in said, said)
    require("sound; revision 2" in programs.run("check", "--store", str(store)), "not sound")
    region = next((folder / "newer/regions").glob("RO.yaml"))
    region.unlink()
    for profile in (folder / "newer/profiles").glob("*.yaml"):
        if "region: RO" in profile.read_text(encoding="utf-8"):
            profile.unlink()
    said = programs.run(*command, code=65)
    require("is not known in regions" in said, said)
    require("sound; revision 2" in programs.run("check", "--store", str(store)), "it was changed")


def check_logs(query: Caller, control: Caller, daemon: Daemon) -> None:
    """Every line is an object; a slow call is logged and kept, with its trace."""
    profiles = [row["id"] for row in query.call("profiles.list")["profiles"]] * 10
    query.call(
        "match.batch",
        {"profiles": profiles, "limit": 50, "_meta": {"traceparent": TRACE}},
    )
    query.reply("solutions.get", {"solution": "nothing", "_meta": {"traceparent": TRACE}})
    slow = control.call("admin.slowlog")["requests"]
    require(slow[0]["method"] == "match.batch", f"the slow log holds {slow[:1]}")
    require(slow[0]["traceparent"] == TRACE, "its trace is lost")
    lines = [json.loads(line) for line in daemon.log.read_text().splitlines()]
    require(all({"time", "level", "message"} <= set(line) for line in lines), str(lines))
    messages = {line["message"]: line for line in lines}
    for name in ("slow request", "request refused"):
        require(messages[name]["traceparent"] == TRACE, f"{name} was not logged with its trace")


def check_reload(programs: Programs, control: Caller, daemon: Daemon, file: Path) -> None:
    """New settings are in force on open connections; faulty ones change nothing."""
    visitor = Caller(daemon.queries[1])
    put = {"solution": "nothing-here", "_meta": {}}
    before = visitor.reply("solutions.remove", put)["error"]["data"]["reason"]
    require(before == "PERMISSION_DENIED", f"a visitor is told {before}")
    file.write_text(file.read_text() + "access:\n  loopbackRoles: [catalog]\n")
    outcome = control.call("admin.reload")
    require(outcome["outcome"] == "reloaded", str(outcome))
    end = time.monotonic() + 5
    while time.monotonic() < end:
        after = visitor.reply("solutions.remove", put)["error"]["data"]["reason"]
        if after == "NOT_FOUND":
            break
    require(after == "NOT_FOUND", f"after the reload a visitor is told {after}")
    good = file.read_text()
    file.write_text(good + "acess: {}\n")
    outcome = control.call("admin.reload")
    require(outcome["outcome"] == "refused", str(outcome))
    require("did you mean access?" in outcome["faults"][0], str(outcome))
    file.write_text(good)
    still = visitor.reply("solutions.remove", put)["error"]["data"]["reason"]
    require(still == "NOT_FOUND", "the last good settings were not kept")
    visitor.close()


def main() -> str:
    """Goes through everything."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--binaries", type=Path, required=True)
    arguments.add_argument("--catalog", type=Path, required=True)
    arguments.add_argument("--shipped", type=Path, required=True, help="the shipped settings file")
    arguments.add_argument("--folder", type=Path, required=True)
    options = arguments.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True)
    programs = Programs(options.binaries)
    check_settings(programs, folder, options.shipped)
    store = folder / "store"
    programs.run("init", "--store", str(store), "--catalog", str(options.catalog))
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(str(folder / "notify"))
    manager.settimeout(20)
    file = folder / "settings.yaml"
    file.write_text(f"store: {store}\nquery: ['tcp://127.0.0.1:0']\nlog: {{slowMs: 1}}\n")
    env = {"NOTIFY_SOCKET": str(folder / "notify"), "WATCHDOG_USEC": "2000000"}
    daemon = Daemon(programs.daemon, folder, "--config", str(file), env=env)
    try:
        check_signs(manager)
        query, control = Caller(daemon.queries[0]), Caller(daemon.control)
        check_metrics(control)
        check_backup(programs, control, store, folder, options.catalog)
        check_logs(query, control, daemon)
        require(control.call("admin.keys")["keys"] == [], "keys where there are none")
        check_reload(programs, control, daemon, file)
        fill(manager, str(folder / "notify"))
        require(control.call("admin.drain") is not None, "no answer")
        require(daemon.process.wait(10) == 0, "it was asked to stop and ended otherwise")
        check_end(programs, folder, manager, env, file)
    finally:
        if daemon.process.poll() is None:
            daemon.process.kill()
    return "settings, signs of life, figures, copies, logs and stopping are as promised"


if __name__ == "__main__":
    run(main)
