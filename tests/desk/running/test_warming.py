"""A web server is warm before it is asked, and its worker is known by name on every machine."""

from __future__ import annotations

import os
import socket

import pytest

from plenipo.desk.jobs.worker import Worker, names_of
from plenipo.desk.running.warming import templates, warm


def test_every_page_of_ours_can_be_made_ready() -> None:
    assert {"conferences/board.html", "instruments/instrument.html", "review/review.html"} <= set(templates())
    warm()


def test_a_long_host_name_does_not_part_a_worker_from_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "a-machine-with-a-very-long-name.of.the.delegation.example")
    name = Worker().name
    assert name.startswith(names_of(os.getpid()))
    assert len(name) <= 60
