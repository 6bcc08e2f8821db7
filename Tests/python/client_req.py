"""A REQ client: one request at a time, the simplest way to call the daemon."""

from __future__ import annotations

import workload
from wire import Caller, request_body, run


def main() -> str:
    """Sends every request and records the replies."""
    options = workload.parser(__doc__).parse_args()
    caller = Caller(options.endpoint)
    ledger = workload.Ledger()
    for id, method, params in workload.requests(options.count):
        ledger.note(caller.exchange(id, request_body(id, method, params)))
    ledger.write(options.record, options.count)
    return f"{options.count} requests by REQ, each answered"


if __name__ == "__main__":
    run(main)
