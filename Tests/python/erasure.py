"""Erases a person and looks for what is left of them, byte by byte; then brings an old backup back."""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
from pathlib import Path

from daemon import Daemon, Stored, arguments
from wire import Caller, Json, compact, require, run

AUTHOR = "maria-ionescu-7731"
TEXT = "Textul acesta nu mai are voie să existe nicăieri: 4f9c2e."
KEY = "erasure-test-key-0123456789"
JOIN_KEY = "joining-test-key-0123456789"
NAME = "Maria Ionescu 9b1d44"
ABOUT = "Asistentă la cardiologie, 5e77a0."
CONTACT = "maria.c3d8f2@example.org"


def say(caller: Caller, author: str, score: int, **more: object) -> Json:
    """The result of a vote."""
    said = {"solution": "openmrs", "region": "RO21", "role": "nurse", "level": "uptake"}
    return caller.call("feedback.submit", {**said, "author": author, "score": score, **more})


def enter(caller: Caller, author: str, name: str, **more: object) -> Json:
    """The result of joining the network."""
    consent = {"given": True, "purposes": ["suggested", "named-in-reports"]}
    entry = {"kind": "professional", "region": "RO21", "roles": ["nurse"], "consent": consent}
    return caller.call("network.join", {**entry, "author": author, "name": name, **more})


def names(caller: Caller) -> list[str]:
    """Who is in the network."""
    return [row["name"] for row in caller.call("network.list")["members"]]


def scores(caller: Caller) -> str:
    """The whole ranking and what was said, without how it came about."""
    ranking = caller.call("match.query", {"profile": "RO21", "limit": 1000})
    summary = caller.call("feedback.summary", {"solution": "openmrs", "region": "RO21"})
    for result in (ranking, summary):
        del result["_meta"]
    return compact([ranking, summary])


def traces(folder: Path, needles: list[bytes]) -> list[str]:
    """The files below a folder that hold one of some bytes."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file() and file.name != "ballast":
            content = file.read_bytes()
            found += [f"{file.name}: {needle!r}" for needle in needles if needle in content]
    return found


def pseudonyms(store: Path) -> set[bytes]:
    """The pseudonyms that a store's events hold."""
    import sqlite3

    copy = store.parent / "looked-at.db"
    shutil.copy(store / "twinmatch.db", copy)
    with sqlite3.connect(copy) as base:
        rows = base.execute("SELECT author FROM event WHERE author IS NOT NULL").fetchall()
    copy.unlink()
    return {row[0] for row in rows}


def audited(store: Path) -> dict[str, list[str]]:
    """What the audit log says was written to, by method."""
    import sqlite3

    copy = store.parent / "looked-at.db"
    shutil.copy(store / "twinmatch.db", copy)
    with sqlite3.connect(copy) as base:
        rows = base.execute("SELECT method, target FROM audit ORDER BY seq").fetchall()
    copy.unlink()
    found: dict[str, list[str]] = {}
    for method, target in rows:
        found.setdefault(method, []).append(target)
    return found


def restored(options: argparse.Namespace, stored: Stored, backup: Path) -> Daemon:
    """A daemon on a store that an older backup made; the former one's ledger goes along."""
    former = stored.folder / "former"
    stored.store.rename(former)
    command = [options.program, "restore", "--store", str(stored.store), str(backup)]
    done = subprocess.run(command, capture_output=True, text=True)
    require(done.returncode == 0 and "--erasures-from" in done.stderr, f"no caution: {done}")
    shutil.rmtree(stored.store)
    done = subprocess.run([*command, "--erasures-from", str(former)], capture_output=True, text=True)
    require(done.returncode == 0 and not done.stderr, f"restore: {done}")
    shutil.rmtree(former)
    return stored.start()


def main() -> str:
    """Speaks, erases, looks, restores, looks again."""
    options = arguments(__doc__).parse_args()
    stored = Stored(options)
    daemon = stored.start()
    caller = Caller(daemon.endpoint)
    control = Caller(daemon.control)
    for number in range(5):
        say(caller, f"someone-{number}", number - 2)
    enter(caller, "someone-0", "Someone else")
    without = scores(caller)
    nobody = pseudonyms_after(daemon, stored, caller)
    daemon = stored.start()
    caller, control = Caller(daemon.endpoint), Caller(daemon.control)
    first = say(caller, AUTHOR, 3, text=TEXT, _meta={"idempotencyKey": KEY})
    second = say(caller, AUTHOR, -3, text=TEXT + "!")
    caller.call("feedback.withdraw", {"event": second["event"], "reason": "a slip"})
    require(scores(caller) != without, "the person's vote moved nothing")
    enter(caller, AUTHOR, "Maria", about=ABOUT)
    texts = {"about": ABOUT, "contact": CONTACT, "_meta": {"idempotencyKey": JOIN_KEY}}
    member = enter(caller, AUTHOR, NAME, **texts)["member"]
    pair = {"originator": "HU31", "adopter": "RO21", "solution": "openmrs"}
    people = [{"member": member, "role": "nurse"}]
    twinning = caller.call("twinnings.open", {**pair, "participants": people})["twinning"]
    kept = caller.call("person.export", {"author": AUTHOR})
    entries = kept["network"]
    require([e["name"] for e in entries] == ["Maria", NAME], f"{entries}")
    require(entries[1]["contact"] == CONTACT, f"{entries}")
    require(kept["twinnings"][0]["twinning"] == twinning, f"{kept['twinnings']}")
    require(kept["total"] == 2 and kept["events"][0]["text"] == TEXT, f"{kept}")
    require(kept["events"][0]["role"] == "nurse", "the person's own role is hidden from them")
    backup = stored.folder / "older.db"
    control.call("admin.backup", {"path": str(backup)})
    caller.close()
    control.close()
    daemon.end()
    mark = pseudonyms(stored.store) - nobody
    require(len(mark) == 2, f"{len(mark)} pseudonyms for votes and the network")
    daemon = stored.start()
    caller, control = Caller(daemon.endpoint), Caller(daemon.control)
    erased = caller.call("person.erase", {"author": AUTHOR})
    require((erased["erased"], erased["entries"]) == (4, 2), f"{erased}")
    require(names(caller) == ["Someone else"], "the person is still in the network")
    seat = caller.call("twinnings.get", {"twinning": twinning})["twinning"]["participants"][0]
    require((seat["member"], seat["name"]) == (member, None), f"{seat}")
    require(scores(caller) == without, "scores differ from those without the person")
    require(caller.call("person.export", {"author": AUTHOR})["total"] == 0, "something is left")
    newer = stored.folder / "newer.db"
    control.call("admin.backup", {"path": str(newer)})
    needles = [AUTHOR.encode(), b"4f9c2e", KEY.encode(), JOIN_KEY.encode()]
    needles += [b"9b1d44", b"5e77a0", b"c3d8f2"]
    for pseudonym in mark:
        needles += [pseudonym, pseudonym.hex().encode()]
    needles += [hashlib.sha256(AUTHOR.encode()).digest()]
    # While it runs, so that the log beside the database is looked through as well.
    left = traces(stored.store, needles) + traces(stored.folder / "run", needles)
    require(not left, f"traces are left: {left}")
    require(not [n for n in needles if n in newer.read_bytes()], "a newer backup holds a trace")
    for needle in (b"4f9c2e", b"9b1d44", b"5e77a0", b"c3d8f2"):
        require(needle in backup.read_bytes(), f"the older backup never held {needle!r}")
    # The same key is a new write now: its reply went too.
    again = say(caller, AUTHOR, 1, _meta={"idempotencyKey": KEY})
    require(again["event"] > first["event"], f"{again}")
    require(caller.call("person.erase", {"author": AUTHOR})["erased"] == 1, "not erased again")
    caller.close()
    control.close()
    daemon.end()
    audit = audited(stored.store)
    votes = [f"event {number}" for number in range(1, 6)]
    require(audit["feedback.submit"] == [*votes, "", "", ""], f"{audit}")
    require(audit["feedback.withdraw"] == [""], f"{audit}")
    require(audit["network.join"] == ["event 6", "", ""], f"{audit}")
    require(audit["twinnings.open"] == [twinning], f"{audit}")
    require(audit["person.erase"] == ["", ""], f"{audit}")
    daemon = restored(options, stored, backup)
    caller = Caller(daemon.endpoint)
    require(scores(caller) == without, "the older backup brought the person's vote back")
    require(caller.call("person.export", {"author": AUTHOR})["total"] == 0, "the person is back")
    require(names(caller) == ["Someone else"], "the older backup brought the member back")
    left = traces(stored.store, needles) + traces(stored.folder / "run", needles)
    require(not left, f"after the restore traces are left: {left}")
    caller.close()
    daemon.end()
    leave(options, stored)
    stored.check()
    return "an erased person leaves no trace, moves no score, and no older backup brings them back"


def leave(options: argparse.Namespace, stored: Stored) -> None:
    """Leaves the network: the entry goes as an erased person does, and the vote stays."""
    daemon = stored.start()
    caller, control = Caller(daemon.endpoint), Caller(daemon.control)
    say(caller, AUTHOR, 3)
    voted = scores(caller)
    member = enter(caller, AUTHOR, NAME, about=ABOUT, contact=CONTACT)["member"]
    backup = stored.folder / "before-leaving.db"
    control.call("admin.backup", {"path": str(backup)})
    left = caller.call("network.leave", {"author": AUTHOR})
    require((left["member"], left["erased"]) == (member, 1), f"{left}")
    newer = stored.folder / "after-leaving.db"
    control.call("admin.backup", {"path": str(newer)})
    needles = [b"9b1d44", b"5e77a0", b"c3d8f2"]
    found = traces(stored.store, needles) + traces(stored.folder / "run", needles)
    require(not found, f"after leaving traces are left: {found}")
    require(not [n for n in needles if n in newer.read_bytes()], "a newer backup holds a trace")
    require(scores(caller) == voted, "leaving the network touched the vote")
    caller.close()
    control.close()
    daemon.end()
    require(audited(stored.store)["network.leave"] == [""], "the audit log tells who left")
    daemon = restored(options, stored, backup)
    caller = Caller(daemon.endpoint)
    require(names(caller) == ["Someone else"], "an older backup brought back who had left")
    require(caller.call("person.export", {"author": AUTHOR})["total"] == 1, "the vote is gone")
    found = traces(stored.store, needles) + traces(stored.folder / "run", needles)
    require(not found, f"after the second restore traces are left: {found}")
    require(enter(caller, AUTHOR, NAME)["version"] == 1, "who comes back is not somebody new")
    caller.close()
    daemon.end()


def pseudonyms_after(daemon: Daemon, stored: Stored, caller: Caller) -> set[bytes]:
    """Ends a daemon and tells whose pseudonyms its store holds."""
    caller.close()
    daemon.end()
    return pseudonyms(stored.store)


if __name__ == "__main__":
    run(main)
