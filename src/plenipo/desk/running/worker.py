"""The worker as a process of its own, started by the keeper beside the web server."""

from __future__ import annotations

import argparse
from pathlib import Path

import django

from plenipo.desk.running.folder import data_folder


def work(options: argparse.Namespace) -> int:
    """Do jobs until told to stop."""
    data_folder(Path(options.data))
    django.setup()
    from plenipo.desk.running.job_worker import work_here

    work_here()
    return 0
