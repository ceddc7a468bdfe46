"""Desks that tests start as a user does, on loopback, and that end with the test."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
PLENIPO = [sys.executable, "-c", "from plenipo.cli import main; main()"]
STARTING = 90.0  # seconds, on a machine that does much else
_URL = re.compile(r"Plenipo is at (http://\S+?)/ ")


def environment(**more: str) -> dict[str, str]:
    """Without what the tests themselves run on."""
    ours = ("DATABASE_URL", "PLENIPO_DATA", "DJANGO_SETTINGS_MODULE", "PLENIPO_HOSTS", "PLENIPO_TLS")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1", **more}


class Desk:
    """``plenipo`` with these arguments, running."""

    def __init__(self, *arguments: str | Path, **more: str) -> None:
        command = [*PLENIPO, *map(str, arguments)]
        self.process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment(**more)
        )
        self._told: list[str] = []
        self._reading = threading.Thread(target=self._read, daemon=True)
        self._reading.start()

    @property
    def told(self) -> str:
        """What it said so far, on both of its outputs."""
        return "".join(self._told)

    @property
    def url(self) -> str:
        """Where it listens, without the last slash; waits until it does."""
        return self.wait_for(lambda: _URL.search(self.told))[1]

    def wait_for(self, look: Callable[[], T | None], seconds: float = STARTING) -> T:
        """What ``look`` finds once it finds something; the desk must live until then."""
        ends = time.monotonic() + seconds
        while (found := look()) is None or found is False:
            assert self.process.poll() is None, f"it ended: {self.told}"
            assert time.monotonic() < ends, f"it waited in vain: {self.told}"
            time.sleep(0.05)
        return found

    def children(self) -> list[int]:
        """Every process that comes from this one."""
        return descendants(self.process.pid)

    def stop(self, number: int = signal.SIGTERM) -> int:
        """Tell it to stop, and give its exit status."""
        if self.process.poll() is None:
            self.process.send_signal(number)
        try:
            return self.process.wait(40)
        finally:
            if self.process.poll() is None:
                self.process.kill()
            self._reading.join(5)

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._told.append(line)
        self.process.stdout.close()


def plenipo(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """One command, to its end."""
    command = [*PLENIPO, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=environment(**more))


def descendants(process: int) -> list[int]:
    """The children of a process, theirs, and so on."""
    found: list[int] = []
    for child in _children().get(process, []):
        found += [child, *descendants(child)]
    return found


def alive(process: int) -> bool:
    """Whether the process still does something; one that waits to be collected does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


def all_gone(processes: list[int], seconds: float = 30.0) -> bool:
    """Whether they all end within the time."""
    ends = time.monotonic() + seconds
    while any(map(alive, processes)) and time.monotonic() < ends:
        time.sleep(0.05)
    return not any(map(alive, processes))


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:  # it ended meanwhile
            continue
        found.setdefault(parent, []).append(int(place.name))
    return found
