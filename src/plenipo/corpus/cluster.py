"""Workers of dask.distributed: processes of this machine, or those of a scheduler that is running elsewhere."""

from __future__ import annotations

import importlib.util
import logging
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

from plenipo.corpus.fingerprint import fingerprint
from plenipo.corpus.pool import Failure, In, Out, failure_of
from plenipo.errors import UsageError

WORKER_MEMORY = 1_400_000_000  # bytes, from which a local worker is ended and its piece tried again
_WAITING = 2  # pieces a worker that are sent ahead
_ALONE = 2  # times that a piece whose worker died is tried with nothing beside it
_RETRIES = 1  # of a piece that ends in an error
_PATIENCE = 60  # seconds for the workers of a given scheduler to appear
_NEEDED = ("dask", "distributed", "pyarrow")
_DIED = "every worker that took it died; the file may be too large or hostile"
_CONFIG = {
    "distributed.scheduler.allowed-failures": 0,  # what dies beside others is tried again alone, which tells who did it
    "distributed.scheduler.http.routes": [],
    "distributed.worker.http.routes": [],
    "distributed.worker.memory.target": False,
    "distributed.worker.memory.spill": False,
    "distributed.worker.memory.pause": False,
    "distributed.worker.memory.terminate": 0.95,
    "distributed.worker.profile.enabled": False,
    "distributed.comm.timeouts.connect": "60s",
    "distributed.admin.tick.limit": "1h",
}


def require_scale() -> None:
    """Raise UsageError where the packages of the extra are not installed."""
    if any(importlib.util.find_spec(name) is None for name in _NEEDED):
        raise UsageError("a corpus needs packages that are not installed.", remedy="Run: pip install 'plenipo[scale]'")


class Cluster:
    """Workers that start when the first piece is there. A piece that kills its worker fails; the rest goes on.

    scheduler: address of a running one, "" for ``workers`` processes of this machine, which listen on loopback only,
    with certificates of their own. folders: what the workers of a given scheduler must find under the same paths.
    """

    def __init__(self, workers: int, scheduler: str = "", folders: Sequence[Path] = ()) -> None:
        self._workers, self._scheduler, self._folders = workers, scheduler, folders
        self._held = ExitStack()
        self._client: Any | None = None

    def each(self, function: Callable[[In], Out], pieces: Sequence[In]) -> Iterator[tuple[In, Out | Failure]]:
        if not pieces:
            return
        client = self._started()
        alone = []
        for piece, future in _in_turn(client, function, pieces, self._workers * _WAITING):
            if _killed(future):
                alone.append(piece)
            else:
                yield piece, _taken(future)
        for piece in alone:
            yield piece, _tried_alone(client, function, piece)

    def close(self) -> None:
        self._client = None
        with _interrupts_held():
            self._held.close()

    def _started(self) -> Any:
        if self._client is None:
            with _interrupts_held():
                self._client = self._elsewhere() if self._scheduler else self._here()
        return self._client

    def _here(self) -> Any:
        import dask
        from distributed import Client, LocalCluster
        from distributed.security import Security

        self._held.enter_context(dask.config.set(_CONFIG))
        self._held.enter_context(_quiet())
        folder = tempfile.mkdtemp(prefix="plenipo-corpus-")
        self._held.callback(shutil.rmtree, folder, ignore_errors=True)
        cluster = LocalCluster(
            n_workers=self._workers,
            threads_per_worker=1,
            processes=True,
            host="tls://127.0.0.1",
            security=Security.temporary(),
            dashboard_address=None,
            scheduler_kwargs={"dashboard": False, "dashboard_address": "127.0.0.1:0"},
            memory_limit=WORKER_MEMORY,
            local_directory=folder,
            silence_logs=logging.CRITICAL,
        )
        self._held.callback(cluster.close, timeout=30)
        client = Client(cluster, timeout=60, set_as_default=False)
        self._held.callback(client.close, timeout=30)
        return client

    def _elsewhere(self) -> Any:
        from distributed import Client

        self._held.enter_context(_quiet())
        try:
            client = Client(self._scheduler, timeout=_PATIENCE, set_as_default=False)
            self._held.callback(client.close, timeout=30)
            client.wait_for_workers(1, timeout=_PATIENCE)
        except (OSError, ValueError, TimeoutError) as exc:
            raise UsageError(
                "no scheduler with workers answers there.", where=self._scheduler, remedy="Check --scheduler."
            ) from exc
        self._workers = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        wanted = [str(folder.resolve()) for folder in self._folders]
        for worker, lacks in client.run(_lacking, wanted, fingerprint(), on_error="return").items():
            if lacks:
                said = failure_of(lacks).why if isinstance(lacks, BaseException) else lacks
                raise UsageError(
                    f"the worker {worker} cannot be used: {said}.",
                    where=self._scheduler,
                    remedy="Every worker needs this version of Plenipo, and the folders under the same paths.",
                )
        return client


def _in_turn(client: Any, function: Callable[[In], Out], pieces: Sequence[In], ahead: int) -> Iterator[tuple[In, Any]]:
    """The pieces as they are finished; never more of them with the scheduler than the workers will soon take."""
    from distributed import as_completed

    waiting = iter(pieces)
    sent: dict[Any, In] = {}
    running = as_completed(loop=client.loop)

    def send(few: Iterable[In]) -> None:
        for piece in few:
            future = client.submit(function, piece, pure=False, retries=_RETRIES)
            sent[future] = piece
            running.add(future)

    try:
        send(islice(waiting, ahead))
        for future in running:
            send(islice(waiting, 1))
            yield sent.pop(future), future
    finally:
        if sent and client.status == "running":
            client.cancel(list(sent))


def _killed(future: Any) -> bool:
    from distributed.scheduler import KilledWorker

    return future.status == "error" and isinstance(future.exception(), KilledWorker)


def _taken(future: Any) -> Out | Failure:
    if future.status == "cancelled":
        return Failure("the scheduler went away")
    error = future.exception()
    return failure_of(error) if error is not None else future.result()


def _tried_alone(client: Any, function: Callable[[In], Out], piece: In) -> Out | Failure:
    """With nothing beside it, a worker that dies again says who killed it."""
    for _ in range(_ALONE):
        for _, future in _in_turn(client, function, [piece], 1):
            if not _killed(future):
                return _taken(future)
    return Failure(_DIED)


def _lacking(folders: Sequence[str], engine: str) -> str:
    """What a worker lacks to give the same result as this process; "" for nothing."""
    unseen = [folder for folder in folders if not Path(folder).is_dir()]
    if unseen:
        return f"it does not find {unseen[0]}"
    return "" if fingerprint() == engine else "it runs another version of Plenipo"


@contextmanager
def _quiet() -> Iterator[None]:
    """Workers that come and go are told by their results, not by the log."""
    loggers = [logging.getLogger(name) for name in ("distributed", "tornado", "asyncio")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Processes started here do not hear Ctrl-C, and it cannot leave half of them behind."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
