"""Who may do what: keys over tcp, users over ipc, each refusal with its reason.

Starts a daemon of its own, because it changes the allow list under it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import zmq
import zmq.auth
from wire import Json, open_socket, request_body, require, run
from zmq.utils.monitor import recv_monitor_message

LONGEST_REVOCATION_SECONDS = 1.0
REMOVAL: tuple[str, Json] = ("solutions.remove", {"solution": "there-is-none"})


class Keys:
    """Key files and an allow list, made by the programs themselves."""

    def __init__(self, tool: str, folder: Path) -> None:
        """Makes the daemon's keys and an empty list."""
        self.tool = tool
        self.folder = folder
        self.list = folder / "allow.yaml"
        self.new("server")

    def new(self, name: str) -> None:
        """Makes a pair."""
        self._run("new", str(self.folder / name))

    def allow(self, name: str, *options: str) -> None:
        """Puts a pair on the list."""
        key = str(self.folder / f"{name}.key")
        self._run("allow", name, "--list", str(self.list), "--public-key", key, *options)

    def revoke(self, name: str) -> None:
        """Takes a pair off the list."""
        self._run("revoke", name, "--list", str(self.list))

    def _run(self, *arguments: str) -> None:
        subprocess.run([self.tool, "keys", *arguments], check=True, stdout=subprocess.DEVNULL)

    def pair(self, name: str) -> tuple[bytes, bytes]:
        """A pair as pyzmq reads it from the file."""
        public, secret = zmq.auth.load_certificate(str(self.folder / f"{name}.key_secret"))
        assert secret is not None
        return public, secret


class Client:
    """One connection, with a key or without."""

    def __init__(self, context: zmq.Context[zmq.Socket[bytes]], endpoint: str) -> None:
        """Makes a socket that is not connected."""
        self.socket = open_socket(context, zmq.REQ)
        self.socket.setsockopt(zmq.RCVTIMEO, 3000)
        self.endpoint = endpoint

    def key(self, keys: Keys, name: str) -> Client:
        """Takes a key and the daemon's."""
        self.socket.curve_publickey, self.socket.curve_secretkey = keys.pair(name)
        self.socket.curve_serverkey = keys.pair("server")[0]
        return self

    def reason(self, method: str = "match.query", params: Json | None = None) -> str:
        """The reason of the refusal of a call; empty where it is answered."""
        self.socket.connect(self.endpoint)
        self.socket.send(request_body(1, method, params or {"profile": "RO21", "limit": 1}))
        reply = self.socket.recv_string()
        return self._reason(reply)

    @staticmethod
    def _reason(reply: str) -> str:
        """The reason in a reply."""
        error = json.loads(reply).get("error")
        return "" if error is None else f"{error['data']['reason']}: {error['message']}"

    def refused_at_the_door(self, kinds: int = zmq.EVENT_HANDSHAKE_FAILED_AUTH) -> int:
        """The status with which the daemon lets a connection not even begin."""
        monitor = self.socket.get_monitor_socket(kinds)
        self.socket.connect(self.endpoint)
        require(monitor.poll(20_000) != 0, "the connection was not refused")
        value = int(recv_monitor_message(monitor)["value"])
        self.socket.disable_monitor()
        return value


def check_keys(context: zmq.Context[zmq.Socket[bytes]], keys: Keys, endpoint: str) -> None:
    """No key, an unknown one, an expired one, a reader's, an editor's, a revoked one."""
    client = lambda: Client(context, endpoint)  # noqa: E731
    # Who speaks another mechanism sees the connection end in one of these ways.
    ends = zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL | zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL
    require(client().refused_at_the_door(ends) != 0, "a client without a key must not get in")
    status = client().key(keys, "stranger").refused_at_the_door()
    require(status == 400, f"an unknown key is refused with 400, not {status}")
    reason = client().key(keys, "old").reason()
    require(reason.startswith("UNAUTHENTICATED") and "expired" in reason, f"expired: {reason}")
    reader = client().key(keys, "reader")
    require(reader.reason() == "", "a reader may ask")
    reason = client().key(keys, "reader").reason(*REMOVAL)
    require(reason.startswith("PERMISSION_DENIED"), f"a reader may not remove: {reason}")
    reason = client().key(keys, "editor").reason(*REMOVAL)
    require(reason.startswith("NOT_FOUND"), f"an editor may: {reason}")
    keys.revoke("reader")
    began = time.monotonic()
    while (reason := reader.reason()) == "":
        passed = time.monotonic() - began
        require(passed < LONGEST_REVOCATION_SECONDS, "a revoked key works over a second later")
        # More calls than a key may make in a second would be refused for their number.
        time.sleep(0.005)
    require(reason.startswith("UNAUTHENTICATED"), f"a revoked key: {reason}")
    # A faulty list is not taken: the last good one stays.
    good = keys.list.read_text(encoding="utf-8")
    keys.list.write_text("keys: [{name: editor}]", encoding="utf-8")
    time.sleep(0.6)
    reason = client().key(keys, "editor").reason()
    require(reason == "", f"a faulty list must change nothing: {reason}")
    keys.list.write_text(good, encoding="utf-8")


def check_lookalike(keys: Keys) -> None:
    """A path of 40 characters that could be a key is the file that is there."""
    keys.new("lookalike")
    path = Path("/tmp") / f"{os.getpid():k>31}.key"
    require(len(str(path)) == 40, f"{path} is no lookalike")
    path.write_bytes((keys.folder / "lookalike.key").read_bytes())
    try:
        keys._run("allow", "lookalike", "--list", str(keys.list), "--public-key", str(path))
    finally:
        path.unlink()
    listed = keys.list.read_text(encoding="utf-8")
    require(keys.pair("lookalike")[0].decode() in listed, f"the path was taken for a key: {listed}")


def check_samples(keys: Keys, endpoint: str) -> None:
    """The sample clients of the documentation call with keys too."""
    samples = Path(__file__).resolve().parents[2] / "docs/clients"
    files = {
        "TWINMATCH_KEY": str(keys.folder / "editor.key_secret"),
        "TWINMATCH_SERVER_KEY": str(keys.folder / "server.key"),
    }
    for command in ([sys.executable, str(samples / "match.py")], ["php", str(samples / "match.php")]):
        done = subprocess.run(
            [*command, endpoint, "RO21"],
            capture_output=True,
            text=True,
            timeout=60,
            env={**os.environ, **files},
        )
        told = done.stdout + done.stderr
        require(done.returncode == 0 and done.stdout.count("\n") == 3, f"{command[-1]}: {told}")


def check_users(run_dir: Path) -> str:
    """The daemon's own user may do everything on this machine, another may read."""
    code = (
        "import sys, zmq; s = zmq.Context().socket(zmq.REQ); s.setsockopt(zmq.LINGER, 0);"
        f"s.setsockopt(zmq.RCVTIMEO, 5000); s.connect('ipc://{run_dir}/query.sock');"
        "s.send(sys.argv[1].encode()); print(s.recv_string())"
    )

    def ask(prefix: list[str], method: str, params: Json) -> str:
        body = request_body(1, method, params).decode()
        command = [*prefix, sys.executable, "-c", code, body]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60)
        require(done.returncode == 0, done.stderr[-500:])
        return Client._reason(done.stdout)

    reason = ask([], *REMOVAL)
    require(reason.startswith("NOT_FOUND"), f"the daemon's user may do everything: {reason}")
    if os.geteuid() != 0:
        return "another user was not tried: that needs root"
    os.chmod(run_dir, 0o777)
    os.chmod(run_dir / "query.sock", 0o777)
    other = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    reason = ask(other, "match.query", {"profile": "RO21"})
    require(reason == "", f"another user may read: {reason}")
    reason = ask(other, *REMOVAL)
    require(reason.startswith("PERMISSION_DENIED"), f"another user may not write: {reason}")
    return "another user may read and not write"


def main() -> str:
    """Runs the checks against a daemon with keys."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--binaries", type=Path, required=True)
    arguments.add_argument("--catalog", required=True)
    arguments.add_argument("--folder", type=Path, required=True)
    options = arguments.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    for parent in (folder, *folder.parents[:1]):
        os.chmod(parent, 0o755)
    keys = Keys(str(options.binaries / "twinmatch"), folder)
    for name in ("reader", "editor", "old", "stranger"):
        keys.new(name)
    keys.allow("reader")
    keys.allow("editor", "--roles", "catalog")
    keys.allow("old", "--expires", "2026-01-01")
    check_lookalike(keys)
    program = str(options.binaries / "twinmatchd")
    store, run_dir = folder / "store", folder / "run"
    run_dir.mkdir(exist_ok=True)
    files = ["--catalog", options.catalog]
    quiet = subprocess.DEVNULL
    subprocess.run([program, "init", "--store", str(store), *files], check=True, stdout=quiet)
    command = [program, "serve", "--store", str(store), "--run-dir", str(run_dir)]
    command += ["--query", "tcp://127.0.0.1:0", "--allow-list", str(keys.list)]
    command += ["--server-key", str(folder / "server.key_secret")]
    daemon = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=quiet, text=True)
    try:
        assert daemon.stdout is not None
        ready = daemon.stdout.readline()
        words = [word.removeprefix("query=") for word in ready.split() if "query=tcp" in word]
        require(len(words) == 1, f"no ready line: {ready!r}")
        context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
        check_keys(context, keys, words[0])
        check_samples(keys, words[0])
        users = check_users(run_dir)
        context.destroy(linger=0)
    finally:
        daemon.terminate()
        daemon.wait(timeout=20)
    os.chmod(folder / "server.key_secret", 0o644)
    refused = subprocess.run(command, capture_output=True, text=True, timeout=20)
    require(refused.returncode == 78, "a secret key that others may read stops the start")
    require("chmod 600" in refused.stderr, f"and says what to do: {refused.stderr}")
    return f"each caller may do what it may; {users}"


run(main)
