"""The web server: a process for each of the first two processors, each of a few threads."""

from __future__ import annotations

import http.client
import multiprocessing
import os
import threading
import time
from collections.abc import Callable

from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from plenipo.desk.running.address import Address

PROCESSES = min(2, os.cpu_count() or 1)  # more would hold the same caches more often than a delegation needs
THREADS = 4  # pages at a time in each; Python computes one of them, the others wait for the database or the network
READY = 60.0  # seconds that the server may take to answer for the first time
STOPPING = 15  # seconds for the pages that are being made when the desk is stopped


def serve_pages(address: Address, ready: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM; ``ready`` is called once the first page can be had."""
    multiprocessing.set_start_method("spawn", force=True)  # a fork would hold the pipes of the worker open
    server = Granian(
        "plenipo.desk.running.application:application",
        address=address.ip,
        port=address.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        websockets=False,
        workers=PROCESSES,
        blocking_threads=THREADS,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPING,
    )
    server.on_startup(lambda: threading.Thread(target=_when_ready, args=(address, ready), daemon=True).start())
    server.serve()


def _when_ready(address: Address, ready: Callable[[], None]) -> None:
    ends = time.monotonic() + READY
    while time.monotonic() < ends:
        if _answers(address):
            ready()
            return
        time.sleep(0.1)


def _answers(address: Address) -> bool:
    host = address.url.removeprefix("http://").rsplit(":", 1)[0].strip("[]")
    asked = http.client.HTTPConnection(host, address.port, timeout=5)
    try:
        asked.request("HEAD", "/account/login/", headers={"Host": "localhost"})
        return asked.getresponse().status < http.client.INTERNAL_SERVER_ERROR
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()
