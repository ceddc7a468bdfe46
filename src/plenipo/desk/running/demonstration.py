"""``plenipo demo``: the desk on a conference that is there to be tried, in a folder that goes when it stops."""

from __future__ import annotations

import argparse
import os
import tempfile
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.urls import reverse

from plenipo.desk.running.address import Address, allow, free_address
from plenipo.desk.running.folder import data_folder
from plenipo.desk.running.model_conference import require_sources
from plenipo.desk.running.serve import run
from plenipo.desk.running.telling import say
from plenipo.errors import UsageError

if TYPE_CHECKING:
    from plenipo.desk.running.loading import Loaded

MODEL, FULL = SIZES = ("model", "full")
USUAL_PORT = 8000


def demonstrate(options: argparse.Namespace) -> int:
    """Load the conference into a temporary folder and run the desk on it, signed in. Raises UsageError."""
    if options.size == MODEL:
        require_sources()
    address = _address(options.host, options.port)
    allow(address)
    os.environ.pop("DATABASE_URL", None)  # what is tried here goes away, and stays out of every other database
    os.environ["DJANGO_SETTINGS_MODULE"] = "plenipo.desk.running.demonstration_settings"
    with tempfile.TemporaryDirectory(prefix="plenipo-demo-") as temporary:
        folder = data_folder(Path(temporary))
        django.setup()
        loaded: list[Loaded] = []
        run(
            folder,
            address,
            worker=True,
            administrator=False,
            prepare=lambda: loaded.append(_load(options.size)),
            ready=lambda: _open(address, loaded[0], browser=not options.no_browser),
        )
    say("Plenipo has stopped; nothing of the demonstration is kept.")
    return 0


def load(options: argparse.Namespace) -> int:
    """Load the conference into a data folder that stays, and say who can sign in. Raises UsageError."""
    if options.size == MODEL:
        require_sources()
    data_folder(Path(options.data))
    django.setup()
    from plenipo.desk.running.first_start import make_ready

    make_ready(administrator=False)
    _tell(_load(options.size))
    return 0


def _address(host: str, port: int) -> Address:
    """The address asked for; where nobody asked and the usual port is taken, any free one."""
    try:
        return free_address(host, port)
    except UsageError:
        if port != USUAL_PORT:
            raise
        return free_address(host, 0)


def _load(size: str) -> Loaded:
    from plenipo.desk.running.loading import load_full, load_model

    return load_model() if size == MODEL else load_full()


def _open(address: Address, loaded: Loaded, *, browser: bool) -> None:
    """Say where the desk is, and open it; the link signs in once, so it is said where no browser is opened."""
    from plenipo.desk.running.link import LIFE, make_link

    link = make_link(loaded.head, reverse("board", args=[loaded.conference.slug]))
    entrance = f"{address.url.rstrip('/')}{link}"
    _tell(loaded)
    say(f"Plenipo is at {address.url}   (Ctrl+C stops it, and everything is gone)")
    say(f"Signed in as {loaded.head}, once and within {LIFE // 60} minutes:")
    say(f"  {entrance}")
    if browser:
        webbrowser.open(entrance)


def _tell(loaded: Loaded) -> None:
    from plenipo.desk.running.people import HEAD, OTHERS

    say(f"To see what others see, sign in with the password {loaded.password} as")
    for part in (HEAD, *OTHERS):
        say(f"  {part.username:<12} {part.name} ({part.role.label})")
    say()
