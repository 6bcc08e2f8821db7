"""Says things of solutions and has them taken back: ranks move, and come back byte for byte."""

from __future__ import annotations

import argparse

from wire import Caller, Json, compact, require, run

AUTHOR = "ana.popescu"
TEXT = "Foarte util pe secție,\nmai ales în tura de noapte."


def ranking(caller: Caller) -> Json:
    """RO21's whole ranking without what tells how it came about."""
    result = caller.call("match.query", {"profile": "RO21", "limit": 1000})
    del result["_meta"]
    return result


def rank_and_score(result: Json, solution: str) -> tuple[int, float]:
    """Where a solution stands."""
    row = next(row for row in result["matches"] if row["solution"] == solution)
    return row["rank"], row["score"]


def vote(caller: Caller, solution: str, author: str, score: int, **more: object) -> Json:
    """The result of a vote."""
    said = {"role": "nurse", "level": "uptake", "region": "RO21"}
    params = {"solution": solution, "author": author, "score": score, **said, **more}
    return caller.call("feedback.submit", params)


def refused(caller: Caller, method: str, params: Json, path: str) -> None:
    """Fails unless a call is refused for one of its parameters."""
    reply = caller.reply(method, params)
    error = reply.get("error", {})
    reason = error.get("data", {}).get("reason")
    at = error.get("data", {}).get("path")
    require(
        reason in ("INVALID_PARAMS", "NOT_FOUND", "LIMIT_EXCEEDED") and at == path,
        f"{method} {params}: {error or reply}",
    )
    require(AUTHOR not in compact(error), f"the error names the author: {error}")


def one_voice(caller: Caller, solution: str) -> None:
    """A vote moves the next answer; taking it back leaves no trace in it."""
    before = ranking(caller)
    event = vote(caller, solution, AUTHOR, 3, text=TEXT, language="ro", time="2026-03-01")
    after = ranking(caller)
    old, new = rank_and_score(before, solution)[1], rank_and_score(after, solution)[1]
    require(new > old, f"{solution} did not rise: {old} and {new}")
    rows = caller.call("feedback.list", {"solution": solution})
    require(rows["total"] == 1 and rows["events"][0]["text"] == TEXT, f"{rows}")
    require(rows["events"][0]["role"] is None, "one nurse alone is shown as a nurse")
    require(AUTHOR not in compact(rows), "the list names the author")
    taken = caller.call("feedback.withdraw", {"event": event["event"]})
    require(compact(ranking(caller)) == compact(before), "withdrawing left something")
    caller.call("feedback.withdraw", {"event": taken["event"]})
    require(compact(ranking(caller)) == compact(after), "the undone withdrawal left something")
    caller.call("feedback.withdraw", {"event": taken["event"] + 1})
    require(compact(ranking(caller)) == compact(before), "withdrawing again left something")


def one_author(caller: Caller, solution: str) -> None:
    """Ten votes of one author move no further than one."""
    before = ranking(caller)
    events = [vote(caller, solution, "ion", -3)]
    once = ranking(caller)
    events += [vote(caller, solution, "ion", -3) for _ in range(9)]
    require(compact(ranking(caller)) == compact(once), "ten votes moved further than one")
    require(events[1]["replaces"] == events[0]["event"], f"{events[1]}")
    require(events[1]["flags"] == ["duplicate"], f"{events[1]}")
    for event in events:
        caller.call("feedback.withdraw", {"event": event["event"]})
    require(compact(ranking(caller)) == compact(before), "withdrawing them left something")


def many_outrank_few(caller: Caller, many: str, few: str) -> None:
    """Two hundred moderate voices are worth more than two enthusiastic ones."""
    for number in range(200):
        vote(caller, many, f"moderate-{number}", 1, role="patient")
    for number in range(2):
        vote(caller, few, f"enthusiast-{number}", 3)
    worth = {
        solution: caller.call("feedback.summary", {"solution": solution, "region": "RO21"})
        for solution in (many, few)
    }
    require(worth[many]["utility"] > worth[few]["utility"], f"{worth}")
    require(worth[many]["ratings"]["votes"] == 200, f"{worth[many]}")
    require(worth[many]["bursts"] >= 1, "200 votes within the hour are no burst")
    require([row["role"] for row in worth[many]["roles"]] == ["patient"], f"{worth[many]}")
    require(worth[few]["roles"] == [] and worth[few]["hidden"] == 2, f"{worth[few]}")


def splits(caller: Caller, solution: str) -> None:
    """Raters that disagree are told to."""
    for number, score in enumerate([3, 3, 3, -3, -3, -3]):
        vote(caller, solution, f"rater-{number}", score, role="physician")
    summary = caller.call("feedback.summary", {"solution": solution})
    require(summary["ratings"]["uncertain"] is True, f"{summary}")


def steps(caller: Caller, solution: str) -> None:
    """How far a neighbour has come moves RO21's ranking; going back needs a reason."""
    before = ranking(caller)
    step = {"solution": solution, "region": "RO22", "stage": "scaling-up", "date": "2026-01-15"}
    told = caller.call("adoption.record", step)
    require(told["from"] is None and told["level"] == "scale-up", f"{told}")
    moved = ranking(caller)
    require(compact(moved) != compact(before), "a step of a neighbour moved nothing")
    back = {**step, "stage": "piloting", "date": "2026-02-01"}
    refused(caller, "adoption.record", back, "/params/reason")
    again = caller.call("adoption.record", {**back, "reason": "the contract ended"})
    require(again["from"] == "scaling-up" and again["level"] is None, f"{again}")
    rows = caller.call("adoption.list", {"solution": solution, "region": "RO22"})["steps"]
    require([row["stage"] for row in rows] == ["piloting"], f"{rows}")
    for event in (again["event"], told["event"]):
        caller.call("feedback.withdraw", {"event": event})
    require(compact(ranking(caller)) == compact(before), "withdrawing steps left something")


def bad_input(caller: Caller) -> None:
    """Every bad input has one clear answer and leaves nothing."""
    good: Json = {
        "solution": "openmrs",
        "region": "RO21",
        "author": AUTHOR,
        "role": "nurse",
        "level": "uptake",
        "score": 1,
    }
    total = caller.call("feedback.list", {"withdrawn": True})["total"]
    for name, value in {
        "solution": "openmsr",
        "region": "HR04",
        "role": "nurze",
        "level": "uptaken",
        "score": 4,
        "time": "2099-01-01",
        "text": "x" * 2049,
        "author": " ",
        "language": "roo",
    }.items():
        refused(caller, "feedback.submit", {**good, name: value}, f"/params/{name}")
    refused(caller, "feedback.submit", {**good, "time": "1999-12-31"}, "/params/time")
    refused(caller, "feedback.submit", {**good, "score": -4}, "/params/score")
    refused(caller, "feedback.submit", {**good, "score": 1.5}, "/params/score")
    refused(caller, "feedback.submit", {**good, "author": "a" * 129}, "/params/author")
    refused(caller, "feedback.withdraw", {"event": 10**9}, "/params/event")
    step = {"solution": "openmrs", "region": "RO21", "stage": "deploying"}
    for name, value in {
        "stage": "deployed",
        "date": "2099-01-01",
        "region": "RO99",
        "solution": "nothing",
    }.items():
        refused(caller, "adoption.record", {**step, name: value}, f"/params/{name}")
    refused(caller, "adoption.record", {**step, "date": "1999-12-31"}, "/params/date")
    require(caller.call("feedback.list", {"withdrawn": True})["total"] == total, "it was kept")


def main() -> str:
    """Goes through everything that the wire promises of feedback and adoption."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True)
    options = arguments.parse_args()
    caller = Caller(options.endpoint)
    bad_input(caller)
    one_voice(caller, "openmrs")
    one_author(caller, "openmrs")
    steps(caller, "openmrs")
    splits(caller, "bahmni")
    many_outrank_few(caller, "dhis2", "tamanu")
    return "feedback and adoption move ranks, within their bounds, and can be taken back"


if __name__ == "__main__":
    run(main)
