"""Loading a conference to be tried, by the same actions that a delegation uses."""

from __future__ import annotations

import tempfile
import threading
from pathlib import Path

from django.db import connection
from msgspec import Struct
from msgspec.structs import replace

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person
from plenipo.desk.concordance.seed import add_tables
from plenipo.desk.conferences.actions import open_conference
from plenipo.desk.conferences.models import Conference
from plenipo.desk.conferences.seed import FULL, make_full_conference
from plenipo.desk.instruments.models import Instrument
from plenipo.desk.jobs.models import Job
from plenipo.desk.jobs.worker import Worker
from plenipo.desk.library.actions import receive
from plenipo.desk.library.models import Contribution
from plenipo.desk.library.pool import readers
from plenipo.desk.lines.actions import add_mandate, move
from plenipo.desk.lines.models import Mandate
from plenipo.desk.proposals.models import Proposal
from plenipo.desk.running.model_conference import build_files, laws_folder
from plenipo.desk.running.model_work import ENDS, STARTS, decide, plan
from plenipo.desk.running.people import OTHERS, bring_others, make_head
from plenipo.desk.running.telling import say, warn
from plenipo.texts.marking import Marking

WORKERS = 2  # threads that read documents while the demonstration is loaded
NAME, PLACE = "Members’ Conference 2030", "Velmara"


class Loaded(Struct, frozen=True):
    """What was loaded, who is signed in, and the password of everybody."""

    conference: Conference
    head: Person
    password: str


def load_model() -> Loaded:
    """The model conference: bases, contributions and two mandates received, read, compiled and assessed."""
    head, password = make_head()
    conference = open_conference(head, NAME, PLACE, Marking.LIMITE.rank, STARTS, ENDS)
    bring_others(access_to(head, conference.slug), password)
    access = access_to(head, conference.slug)
    with tempfile.TemporaryDirectory(prefix="plenipo-model-") as temporary:
        folder = Path(temporary)
        build_files(folder)
        say("Reading the documents of the model conference …")
        _receive(access, folder / "bases", Contribution.Kind.BASE)
        _receive(access, folder / "contributions", Contribution.Kind.CONTRIBUTION)
        work_until_done()
        plan(access)
        for name in ("mandate-2026.docx", "mandate.docx"):
            _approve(access, add_mandate(access, name, (folder / "mandates" / name).read_bytes()))
    say("Setting the proposals against the lines to take …")
    work_until_done()
    decide(access)
    say("Setting two laws side by side …")
    add_tables(access, laws_folder(), work_until_done)
    _report(conference)
    return Loaded(conference, head, password)


def load_full() -> Loaded:
    """A conference of full size, made rather than read."""
    head, password = make_head()
    say("Making a conference of 600 proposals …")
    conference = make_full_conference(head, replace(FULL, people=FULL.people - len(OTHERS)))
    bring_others(access_to(head, conference.slug), password)
    work_until_done()
    _count()
    _report(conference)
    return Loaded(conference, head, password)


def _count() -> None:
    """Have the database count its rows now: it plans by their numbers, and was empty a moment ago."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def work_until_done() -> None:
    """Do every job that waits, and those that follow from it; what fails is said."""
    interrupted = threading.Event()
    threads = [threading.Thread(target=_work, args=(interrupted,)) for _ in range(WORKERS)]
    try:
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        _work(interrupted)  # what the last job of one thread asked for when the other had gone
    finally:
        interrupted.set()
        readers().close()
    for job in Job.objects.filter(state=Job.State.FAILED):
        warn(f"{job.name} {job.key} failed: {job.message}")


def _work(interrupted: threading.Event) -> None:
    worker = Worker()
    try:
        while not interrupted.is_set() and worker.work_once():
            pass
    finally:
        if threading.current_thread() is not threading.main_thread():
            connection.close()


def _receive(access: Access, folder: Path, kind: str) -> None:
    for path in sorted(folder.iterdir()):
        receive(access, path.name, [path.read_bytes()], kind, origin="the model conference")


def _approve(access: Access, mandate: Mandate) -> None:
    """As a delegation does it: into clearance, then approved, which supersedes the one before."""
    for state in (Mandate.State.IN_CLEARANCE, Mandate.State.APPROVED):
        move(access, mandate, state, mandate.version)


def _report(conference: Conference) -> None:
    documents = Contribution.objects.filter(conference=conference).count()
    proposals = Proposal.objects.filter(conference=conference, in_force=True).count()
    instruments = Instrument.objects.filter(conference=conference).count()
    say(f"{conference}: {documents} documents, {proposals} proposals on {instruments} texts.")
