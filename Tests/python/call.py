"""Sends requests that are given on standard input, a line each, and prints the replies likewise.

A line is an object with `method` and, where there are any, `params`.
"""

from __future__ import annotations

import argparse
import json
import sys

from wire import Caller, compact, run


def main() -> str:
    """Prints a reply for each line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--endpoint", required=True)
    options = arguments.parse_args()
    caller = Caller(options.endpoint)
    replies = []
    for line in sys.stdin:
        request = json.loads(line)
        replies.append(compact(caller.reply(request["method"], request.get("params"))))
    return "\n".join(replies)


if __name__ == "__main__":
    run(main)
