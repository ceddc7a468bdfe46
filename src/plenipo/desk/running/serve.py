"""``plenipo serve``: web server and worker together, or one of them."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import django

from plenipo.desk.running.address import Address, allow, free_address
from plenipo.desk.running.folder import data_folder
from plenipo.desk.running.telling import say, warn


def serve(options: argparse.Namespace) -> int:
    """Make the desk ready and run it until it is told to stop. Raises OutputError, UsageError."""
    folder = data_folder(Path(options.data))
    address = None if options.worker else free_address(options.host, options.port)
    if address is not None:
        allow(address)
    django.setup()
    run(folder, address, worker=options.worker or not options.web, ready=lambda: _tell(address))
    say("Plenipo has stopped.")
    return 0


def run(
    folder: Path,
    address: Address | None,
    *,
    worker: bool,
    ready: Callable[[], None],
    administrator: bool = True,
    prepare: Callable[[], None] | None = None,
) -> None:
    """Run what is asked for: pages at the address, jobs, or both.

    administrator: make the first one. prepare: what comes before, on a database made ready.
    Raises OutputError where the database cannot be used, UsageError where another desk uses the folder.
    """
    from plenipo.desk.running.alone import alone_in
    from plenipo.desk.running.first_start import make_ready
    from plenipo.desk.running.job_worker import give_back, work_here, worker_beside
    from plenipo.desk.running.web import serve_pages

    with ExitStack() as stack:
        if worker and address is not None and not os.environ.get("DATABASE_URL"):
            stack.enter_context(alone_in(folder))
            make_ready(administrator=administrator)
            give_back()
        else:
            make_ready(administrator=administrator)
        if prepare is not None:
            prepare()
        if address is None:
            work_here()
            return
        if worker:
            stack.enter_context(worker_beside())
        serve_pages(address, ready)


def _tell(address: Address | None) -> None:
    if address is None:
        return
    say(f"Plenipo is at {address.url}   (Ctrl+C stops it)")
    if not address.is_loopback and os.environ.get("PLENIPO_TLS") != "1":
        warn(
            "others can reach this address, and what they type goes over the network unprotected: put the desk behind "
            "a server with TLS and set PLENIPO_TLS=1 and PLENIPO_HOSTS."
        )
