"""The table of bad input: what is sent, and the one clear answer it must get."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from wire import Json, request_body

ID = "row"
PING = request_body(ID, "health.live", {})

CODES = {
    "PARSE_ERROR": -32700,
    "INVALID_REQUEST": -32600,
    "METHOD_NOT_FOUND": -32601,
    "INVALID_PARAMS": -32602,
    "NOT_FOUND": -32003,
    "UNAVAILABLE": -32011,
    "DEADLINE_EXCEEDED": -32012,
    "LIMIT_EXCEEDED": -32014,
}


@dataclass(frozen=True)
class Row:
    """One message and its answer."""

    name: str
    frames: list[bytes]
    # The reason of the error, or nothing where the message must be accepted.
    reason: str = ""
    # The start of `data.path`.
    path: str = ""
    # A value that `data.allowed` must name.
    allowed: str = ""
    # The name in `data.limit`, which `server.info` must list.
    limit: str = ""
    # The id the reply must carry.
    id: str | int | None = ID


def body(name: str, text: bytes | str, reason: str, **more: Any) -> Row:
    """A row of one body, sent as REQ sends it; the id is lost unless the row says otherwise."""
    more.setdefault("id", None if reason else ID)
    return Row(name, [b"", text.encode() if isinstance(text, str) else text], reason, **more)


def call(name: str, method: str, params: str | Json, reason: str = "", **more: Any) -> Row:
    """A row whose request is well-formed; `params` may be JSON text, for odd spellings."""
    text = params if isinstance(params, str) else json.dumps(params)
    request = f'{{"jsonrpc":"2.0","id":"{ID}","method":"{method}","params":{text}}}'
    return Row(name, [b"", request.encode()], reason, **more)


def query(name: str, members: str | Json, reason: str = "", **more: Any) -> Row:
    """A row that calls `match.query` for RO21 with more parameters."""
    text = members if isinstance(members, str) else json.dumps(members)[1:-1]
    return call(name, "match.query", f'{{"profile":"RO21",{text}}}', reason, **more)


def inline(name: str, members: Json, reason: str = "", **more: Any) -> Row:
    """A row that calls `match.query` with a profile written out."""
    if "path" in more:
        more["path"] = "/params/profile" + more["path"]
    profile = {"region": "RO21", "needs": {"applications": {"A5": 1}}, **members}
    return call(name, "match.query", {"profile": profile}, reason, **more)


def framing() -> Iterator[Row]:
    """Messages that are no envelope and one body."""
    yield Row("delimiter only", [b""], "INVALID_REQUEST", id=None)
    yield Row("empty body", [b"", b""], "PARSE_ERROR", id=None)
    yield Row("two bodies", [b"", PING, PING], "INVALID_REQUEST", id=None)
    yield Row("two bodies without delimiter", [PING, PING], "INVALID_REQUEST", id=None)
    yield Row("8 frames with the routing id", [b"x"] * 5 + [b"", PING])
    for count in (8, 9, 1000):
        frames = [b"x"] * (count - 2) + [b"", PING]
        name = f"{count + 1} frames with the routing id"
        yield Row(name, frames, "LIMIT_EXCEEDED", limit="frames", id=None)


def encoding() -> Iterator[Row]:
    """Bodies that are not JSON in UTF-8."""
    text = PING.decode()
    yield body("only spaces", "   ", "PARSE_ERROR")
    yield body("truncated", PING[:-1], "PARSE_ERROR")
    yield body("truncated in a string", PING[:8], "PARSE_ERROR")
    yield body("a brace too many", text + "}", "PARSE_ERROR")
    yield body("two requests", text + text, "PARSE_ERROR")
    yield body("trailing garbage", text + " garbage", "PARSE_ERROR")
    yield body("line comment", text + " // why", "PARSE_ERROR")
    yield body("block comment", "/* why */" + text, "PARSE_ERROR")
    yield body("trailing comma", text[:-1] + ",}", "PARSE_ERROR")
    yield body("single quotes", text.replace('"', "'"), "PARSE_ERROR")
    yield body("byte order mark", b"\xef\xbb\xbf" + PING, "PARSE_ERROR")
    for name in ("utf-16-le", "utf-16-be", "utf-16", "utf-32-le", "utf-32-be"):
        yield body(name, text.encode(name), "PARSE_ERROR")
    for name, octets in {
        "stray byte": b"\xff",
        "overlong slash": b"\xc0\xaf",
        "overlong in three": b"\xe0\x80\xaf",
        "raw surrogate": b"\xed\xa0\x80",
        "beyond Unicode": b"\xf4\x90\x80\x80",
        "cut character": b"\xe2\x82",
        "raw newline in a string": b"\n",
        "raw NUL in a string": b"\0",
    }.items():
        yield body(name, PING.replace(b"live", octets), "PARSE_ERROR")
    for name in (r"\ud800", r"\udc00\ud800", r"\ud800A", r"\x41", r"\u00g0"):
        yield body(f"escape {name}", text.replace("live", name), "PARSE_ERROR")


def structure() -> Iterator[Row]:
    """Bodies that are JSON but no request."""
    for text in ("null", "[]", "1", '"text"', "true", "{}", f"[{PING.decode()}]"):
        yield body(f"the body {text[:20]}", text, "INVALID_REQUEST")
    twice = PING[:-1] + b","
    yield body("id twice", twice + b'"id":"other"}', "PARSE_ERROR")
    yield body("id twice, once escaped", twice + rb'"\u0069d":"other"}', "PARSE_ERROR")
    needs = '{"A5":1,"\\u00415":0.5}'
    profile = f'{{"profile":{{"region":"RO21","needs":{{"applications":{needs}}}}}}}'
    yield call("a need twice, once escaped", "match.query", profile, "PARSE_ERROR", id=None)
    for spelling in "NaN Infinity -Infinity 1e400 -1e400 +1 .5 1. 01 0x10 1e True nul".split():
        name = f"the number {spelling}"
        yield query(name, f'"minScore":{spelling}', "PARSE_ERROR", id=None)
    yield query("1e-400 is 0", '"minScore":1e-400')


def requests() -> Iterator[Row]:
    """Requests whose own members are wrong."""

    def request(**members: Any) -> str:
        whole: Json = {"jsonrpc": "2.0", "id": ID, "method": "health.live", "params": {}}
        whole.update(members)
        return json.dumps({key: value for key, value in whole.items() if value is not ...})

    refused = "INVALID_REQUEST"
    yield body("no id", request(id=...), refused, path="/id")
    id: object
    for id in (None, {}, ["a"], True, 1.5, "", "x" * 65, 2**53, 1e300):
        yield body(f"the id {str(id)[:12]}", request(id=id), refused, path="/id")
    yield body("an id of 10 kB", request(id="x" * 10_000), "LIMIT_EXCEEDED", limit="stringBytes")
    for good in ("x" * 64, "ș" * 64, 0, -1, 2**53 - 1):
        yield body(f"the id {str(good)[:12]}", request(id=good), "", id=good)
    yield body("the id 1e1", PING.replace(b'"row"', b"1e1"), "", id=10)
    known: Json = {"id": ID}
    yield body("jsonrpc 1.0", request(jsonrpc="1.0"), refused, path="/jsonrpc", **known)
    yield body("jsonrpc 2.0 as a number", request(jsonrpc=2.0), refused, path="/jsonrpc", **known)
    yield body("no jsonrpc", request(jsonrpc=...), refused, path="/jsonrpc", **known)
    yield body("no method", request(method=...), refused, path="/method", **known)
    yield body("the method 1", request(method=1), refused, path="/method", **known)
    yield body("an unknown member", request(parms={}), refused, path="/parms", **known)
    params: object
    for params in ([], None, "x", 1):
        yield body(f"the params {params}", request(params=params), refused, path="/params", **known)
    yield body("no params", request(params=...), "")
    yield body("method of 65 bytes", request(method="x" * 65), refused, path="/method", **known)
    yield body("method of 64 kB", request(method="x" * 65_536), "LIMIT_EXCEEDED", **known)
    unknown: Json = {"reason": "METHOD_NOT_FOUND", "path": "/method", **known}
    yield body("method of 64 bytes", request(method="x" * 64), **unknown)
    yield body("no name", request(method=""), **unknown)
    yield body("mistyped", request(method="match.qeury"), allowed="match.query", **unknown)
    yield body("wrong case", request(method="Match.Query"), allowed="match.query", **unknown)
    for text in ("a\nb", "\x1b[31mred", "match.\u202equery", "a\0b", "<b>x</b>"):
        yield body(f"the method {text!r}", request(method=text), **unknown)


def limits() -> Iterator[Row]:
    """Both sides of each limit of the reader; `profiles.validate` takes any value."""

    def validate(name: str, value: str, limit: str = "") -> Row:
        reason = "LIMIT_EXCEEDED" if limit else ""
        return call(name, "profiles.validate", f'{{"profile":{value}}}', reason, limit=limit)

    def members(count: int) -> str:
        return json.dumps({f"m{number}": 0 for number in range(count)})

    padding = 262_144 - len(PING)
    yield body("a body of 256 KiB", PING + b" " * padding, "")
    longer = PING + b" " * (padding + 1)
    yield body("a body over 256 KiB", longer, "LIMIT_EXCEEDED", limit="bodyBytes")
    yield body("a body of 1 MiB", b" " * 1_048_576, "LIMIT_EXCEEDED", limit="bodyBytes")
    yield validate("32 levels", "[" * 30 + "]" * 30)
    yield validate("33 levels", "[" * 31 + "]" * 31, "depth")
    yield body("100,000 brackets", "[" * 100_000, "LIMIT_EXCEEDED", limit="depth")
    yield validate("4 KiB of text", json.dumps("x" * 4096))
    yield validate("over 4 KiB of text", json.dumps("x" * 4097), "stringBytes")
    yield validate("1,000 values", json.dumps([0] * 1000))
    yield validate("1,001 values", json.dumps([0] * 1001), "arrayItems")
    yield validate("256 members", members(256))
    yield validate("257 members", members(257), "objectMembers")
    yield validate("a key of 64 bytes", json.dumps({"k" * 64: 0}))
    yield validate("a key of 65 bytes", json.dumps({"k" * 65: 0}), "keyBytes")


def numbers() -> Iterator[Row]:
    """Whole numbers, and numbers out of range."""
    refused = "INVALID_PARAMS"
    for text in ("10.0", "1e1", "1000"):
        yield query(f"limit {text}", f'"limit":{text}')
    for text in ("0", "-1", "1000000000", "10.5", "1e300", '"10"', "true", "null", "[10]"):
        yield query(f"limit {text}", f'"limit":{text}', refused, path="/params/limit")
    largest = 2**53 - 1
    yield call("offset 2^53 - 1", "solutions.list", {"offset": largest})
    for number in (largest + 1, largest + 2, -1):
        name, place = f"offset {number}", "/params/offset"
        yield call(name, "solutions.list", {"offset": number}, refused, path=place)
    yield query("the last rank", {"offset": 999, "limit": 1})
    beyond: Json = {"path": "/params/limit", "limit": "lastRank"}
    yield query("beyond the last rank", {"offset": 999, "limit": 2}, "LIMIT_EXCEEDED", **beyond)
    yield query("minScore 2", {"minScore": 2}, refused, path="/params/minScore")
    for timeout in (0, -1, 60_001, 10**12, 1.5):
        place = "/params/_meta/timeoutMs"
        meta = {"_meta": {"timeoutMs": timeout}}
        yield query(f"timeoutMs {timeout}", meta, refused, path=place)
    yield query("timeoutMs 60000", {"_meta": {"timeoutMs": 60_000}})
    late: Json = {"path": "/params/_meta/deadline"}
    yield query("a deadline past", {"_meta": {"deadline": 1}}, "DEADLINE_EXCEEDED", **late)
    yield query("a deadline below 0", {"_meta": {"deadline": -1}}, refused, **late)
    yield query("a deadline to come", {"_meta": {"deadline": 4_102_444_800_000}})
