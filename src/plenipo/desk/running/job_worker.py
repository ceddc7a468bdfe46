"""The worker for long jobs: a process beside the web server, started again where it dies."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, close_old_connections, connection
from django.utils import timezone

from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.worker import Worker, names_of
from plenipo.desk.library.reader import warm
from plenipo.desk.running.telling import warn

STOPPING = 20.0  # seconds for the job at hand when the desk is stopped; what is cut off is taken up again
PAUSE, LONGEST_PAUSE = 1.0, 30.0  # seconds before a worker that died is started again
COMMAND = [sys.executable, "-m", "plenipo.desk", "worker", "--tied"]


def work_here() -> None:
    """Do jobs in this process until SIGINT or SIGTERM; the job at hand is finished first."""
    worker = Worker()
    worker.listen()
    threading.Thread(target=warm, daemon=True).start()
    worker.work()


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker in a process of its own, for as long as the block runs."""
    keeper = _Keeper()
    thread = threading.Thread(target=keeper.keep, daemon=True)
    thread.start()
    try:
        yield
    finally:
        keeper.ended.set()
        thread.join()


class _Keeper:
    """Keeps one worker running until ``ended`` is set. It ends the process that it started, and no other."""

    def __init__(self) -> None:
        self.ended = threading.Event()

    def keep(self) -> None:
        pause = PAUSE
        while not self.ended.is_set():
            process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, start_new_session=True)  # noqa: S603
            if self._watch(process):
                return
            give_back(process.pid)
            warn(f"the worker ended unexpectedly ({process.returncode}); it is started again, and so is its job.")
            self.ended.wait(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    def _watch(self, process: subprocess.Popen[bytes]) -> bool:
        """True when the worker was told to end, False when it ended of itself."""
        with process:
            while not self.ended.wait(0.2):
                if process.poll() is not None:
                    return False
            process.terminate()
            try:
                process.wait(STOPPING)
            except subprocess.TimeoutExpired:
                process.kill()
            return True


def give_back(process: int | None = None) -> None:
    """Let the jobs of a worker that is gone be taken up at once: of that process, or of every worker there was."""
    close_old_connections()
    names = names_of(process) if process else ""
    try:
        Job.objects.filter(state=Job.State.RUNNING, worker__startswith=names).update(leased_until=timezone.now())
    except DatabaseError:  # the lease runs out by itself, a minute later
        return
    finally:
        if process:  # called from a thread that waits long between two calls
            connection.close()
