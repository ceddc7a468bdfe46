"""Processes that end with the one that started them, however that one ended."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from multiprocessing.process import BaseProcess


def end_with_starter() -> None:
    """Stop gracefully when standard input, a pipe from the process that started this one, is closed."""
    threading.Thread(target=_until_closed, daemon=True).start()


def end_with_parent() -> None:
    """The same in a process that multiprocessing made."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_until_ended, args=(parent,), daemon=True).start()


def _until_ended(parent: BaseProcess) -> None:
    parent.join()
    _stop()


def _until_closed() -> None:
    descriptor = sys.stdin.fileno()
    while os.read(descriptor, 1024):
        pass
    _stop()


def _stop() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
