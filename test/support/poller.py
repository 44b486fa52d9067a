"""Sent into a pod: asks the service without a pause until the file /tmp/stop is there.

Prints one JSON object: how many requests were answered, and what each failure was. Some clients
open a connection for each request, some keep theirs, and some keep it over pauses of two seconds,
after which a server may be about to close it.
"""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path

import httpx

URL = "http://api"
STOP = Path("/tmp/stop")
ASKED = (("GET", "/data?limit=1"), ("GET", "/analyze"), ("POST", "/analyze/timeline"))
# Whether it keeps its connection, and for how long it pauses, in seconds.
CLIENTS = [(True, 0.02)] * 2 + [(False, 0.02)] * 2 + [(True, 2.0)] * 8

counts = {"answered": 0}
failures: list[str] = []


def ask(http: httpx.Client, method: str, path: str) -> None:
    try:
        answer = http.request(method, URL + path)
        if answer.status_code >= 400:
            failures.append(f"{time.strftime('%X')} {method} {path}: {answer.status_code}")
    except httpx.TransportError as exc:
        failures.append(f"{time.strftime('%X')} {method} {path}: {type(exc).__name__} {exc}")
    counts["answered"] += 1


def poll(keeps: bool, pause_s: float) -> None:
    kept = httpx.Client(timeout=60)
    while not STOP.exists():
        for method, path in ASKED:
            if keeps:
                ask(kept, method, path)
            else:
                with httpx.Client(timeout=60) as fresh:
                    ask(fresh, method, path)
            time.sleep(pause_s)


def main() -> None:
    clients = [threading.Thread(target=poll, args=each) for each in CLIENTS]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    print(json.dumps({**counts, "failures": failures}))


if __name__ == "__main__":
    main()
