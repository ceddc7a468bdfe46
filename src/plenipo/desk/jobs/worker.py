"""The worker: takes one job after the other until it is told to stop."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections

from plenipo.desk.jobs import queue
from plenipo.desk.jobs.models import Job

IDLE = 0.3  # seconds between two looks at an empty queue
TROUBLED = 5.0  # seconds before the next look where the database cannot be reached or written
_log = logging.getLogger(__name__)


def names_of(process: int) -> str:
    """How the names of all workers in a process of this machine begin."""
    return f"{socket.gethostname()[:30]}-{process}-"


class Worker:
    """One worker. stop: set from a signal or another thread; the job at hand is finished first."""

    def __init__(self) -> None:
        self.name = f"{names_of(os.getpid())}{threading.get_ident()}"[:60]
        self.stop = threading.Event()

    def listen(self) -> None:
        """Stop on SIGINT and SIGTERM."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._told)

    def _told(self, number: int, frame: FrameType | None) -> None:
        self.stop.set()

    def work(self) -> None:
        """Until told to stop. A database that is away or full is waited for."""
        for prepare in queue.preparations():
            prepare()
        while not self.stop.is_set():
            close_old_connections()
            try:
                pause = 0.0 if self.work_once() else IDLE
            except DatabaseError as error:
                _log.error("The database cannot be used (%s). Trying again in %.0f seconds.", error, TROUBLED)
                connections.close_all()
                pause = TROUBLED
            self.stop.wait(pause)

    def work_once(self) -> bool:
        """Do one job; False where there is none."""
        job = queue.take(self.name)
        if job is None:
            return False
        done = threading.Event()
        pulse = threading.Thread(target=self._renew, args=(job, done), daemon=True)
        pulse.start()
        try:
            queue.run(job)
        finally:
            done.set()
            pulse.join(timeout=5)
        return True

    def _renew(self, job: Job, done: threading.Event) -> None:
        """Keep the lease while the work goes on."""
        try:
            while not done.wait(queue.LEASE.total_seconds() / 3):
                try:
                    queue.renew(job)
                except DatabaseError as error:
                    _log.warning("The lease of the job %s of %s was not renewed (%s).", job.name, job.key, error)
        finally:
            connections.close_all()
