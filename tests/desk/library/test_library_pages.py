"""The pages of the library, as a browser without JavaScript uses them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from plenipo.desk.accounts.access import Access, access_to
from plenipo.desk.accounts.models import Person, Role
from plenipo.desk.jobs.models import Job
from plenipo.desk.library import actions, incoming
from plenipo.desk.library.actions import receive, receive_all
from plenipo.desk.library.models import Contribution
from plenipo.desk.lines.models import Mandate
from plenipo.errors import OutputError
from plenipo.texts.marking import Marking
from tests.desk import tabled

Sent = Callable[..., SimpleUploadedFile]
Work = Callable[[], int]


@pytest.fixture(autouse=True)
def _files(settings: Any, tmp_path: Path) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def upload(page: Client, access: Access) -> Callable[..., Any]:
    """Send the form, and follow to the page after it."""

    def send(*files: SimpleUploadedFile, kind: str = "contribution", origin: str = "") -> Any:
        address = reverse("upload", args=[access.conference.slug])
        return page.post(address, {"documents": files, "kind": kind, "origin": origin}, follow=True)

    return send


def text(response: Any) -> str:
    """What a reader reads, in one line."""
    plain = re.sub(r"<script.*?</script>|<[^>]+>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(plain.split()).replace(" ,", ",").replace(" .", ".")


def at(name: str, access: Access, *more: int) -> str:
    return reverse(name, args=[access.conference.slug, *more])


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_many_files_and_zips_go_from_form_to_list(
    upload: Callable[..., Any], page: Client, access: Access, sent: Sent, zipped: Sent, work_done: Work
) -> None:
    upload(sent("resolution-12.docx"), kind="base")
    after = upload(zipped("MC30-CAL-31.docx", "MC30-CAL-32.docx"), sent("empty.txt", b""), origin="website")
    assert after.redirect_chain[0][0].endswith("#progress")
    assert "0 of 3 files read" in text(after)
    work_done()
    told = text(page.get(after.request["PATH_INFO"] + "?" + after.request["QUERY_STRING"]))
    assert "3 of 3 files read, 1 refused" in told
    assert "not taken" not in told
    assert "the file is empty. Ask for it again, or save it again." in told
    listed = text(page.get(at("library", access)))
    assert "website (box.zip)" in listed
    row = Contribution.objects.get(number="31")
    assert row.stored.sha256[:12] in listed


def test_what_was_not_taken_is_told_with_its_remedy_also_after_a_reload(
    upload: Callable[..., Any], page: Client, sent: Sent, zipped: Sent
) -> None:
    after = upload(sent("a.txt", b"a"), sent("b.txt", b"a"), zipped(**{"in.zip": zipped(x=b"x").read()}))
    address = after.request["PATH_INFO"] + "?" + after.request["QUERY_STRING"]
    for response in (after, page.get(address)):
        assert "2 files were not taken" in text(response)
        assert "the file is a copy of a.txt, which is here already. There is nothing to do." in text(response)
        assert "archive inside an archive. Unpack it and send the files that are in it." in text(response)


def test_classified_information_is_refused_in_the_words_of_the_engine(
    upload: Callable[..., Any], page: Client, access: Access, sent: Sent, work_done: Work
) -> None:
    upload(sent("x.html", b"<!DOCTYPE html><p>CONFIDENTIEL UE/EU CONFIDENTIAL</p><p>MOD</p>"))
    work_done()
    row = Contribution.objects.get()
    for address in (at("library", access), at("contribution", access, row.pk)):
        told = text(page.get(address))
        assert "The text is marked CONFIDENTIEL UE/EU CONFIDENTIAL." in told
        assert "may only be handled on an accredited system" in told
    assert "The file was not kept." in text(page.get(at("contribution", access, row.pk)))
    assert page.get(at("original", access, row.pk)).status_code == 404


def test_a_mandate_goes_to_the_lines(upload: Callable[..., Any], access: Access, sent: Sent) -> None:
    after = upload(sent("mandate.docx"), kind="mandate")
    assert after.redirect_chain[-1][0] == at("lines", access)
    assert Mandate.objects.get().file_name == "mandate.docx"
    wrong = upload(sent("scan.png", b"\x89PNG\r\n"), kind="mandate")
    assert "this is a picture. Give the text, not a picture of it." in text(wrong)


def test_a_form_without_files_says_what_is_missing(page: Client, access: Access) -> None:
    response = page.post(at("upload", access), {"kind": "contribution"})
    assert response.status_code == 400
    assert "Choose the files first." in text(response)


def test_more_than_the_limit_at_once_is_told(upload: Callable[..., Any], sent: Sent, settings: Any) -> None:
    settings.UPLOAD_TOTAL = 3_000_000
    response = upload(sent("a.txt", bytes(4_000_000)))
    assert response.status_code == 413
    assert "More than 3 MB were sent at once. Send the files in several turns." in text(response)
    assert not Contribution.objects.exists()


def test_too_many_files_at_once_are_told(
    upload: Callable[..., Any], sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(incoming, "FILES_AT_ONCE", 2)
    response = upload(*(sent(f"{number}.txt", b"x") for number in range(3)))
    assert response.status_code == 413
    assert "More than 2 files were sent at once. Send them in several turns." in text(response)
    assert not Contribution.objects.exists()


@pytest.mark.parametrize(
    "step",
    [
        "plenipo.desk.library.incoming.NamedTemporaryFile",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.file_complete",
    ],
)
def test_a_full_disk_for_uploads_is_told(
    upload: Callable[..., Any], sent: Sent, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*arguments: object, **more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(step, full)
    response = upload(sent("a.txt", bytes(4_000_000)))
    assert response.status_code == 413
    assert "The server cannot take files at the moment (No space left on device)." in text(response)


def test_a_data_folder_that_cannot_be_written_is_told(
    upload: Callable[..., Any], sent: Sent, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise OutputError("the data folder cannot be written (No space left on device).", remedy="Make room there.")

    monkeypatch.setattr(actions, "_settle", full)
    response = upload(sent("a.txt", b"a"))
    assert response.status_code == 507
    assert "the data folder cannot be written (No space left on device). Make room there." in text(response)


def test_the_list_is_narrowed_by_its_address(page: Client, access: Access) -> None:
    tabled.contribution(access, "7", "HIL")
    tabled.contribution(access, "8", "CAL", Marking.LIMITE)
    row = tabled.contribution(access, "9", "CAL")
    Contribution.objects.filter(pk=row.pk).update(state="replaced", title="On lighthouses", kind="base")

    def shown(query: str) -> list[str]:
        return re.findall(r'scope="row"><a [^>]*>([^<]+)<', page.get(at("library", access) + query).content.decode())

    assert shown("") == ["9", "8", "7"]
    assert shown("?sponsor=CAL") == ["9", "8"]
    assert shown("?sponsor=CAL&state=ready") == ["8"]
    assert shown("?marking=2") == ["8"]
    assert shown("?kind=base") == ["9"]
    assert shown("?q=LIGHT") == ["9"]
    assert shown(f"?q={row.stored.sha256[:10]}") == ["9"]
    assert shown("?q=nothing") == []
    assert shown("?state=nonsense&marking=x&page=99") == ["9", "8", "7"]


def test_versions_are_linked_both_ways(page: Client, access: Access, sent: Sent, work_done: Work) -> None:
    receive_all(access, [sent("MC30-TAM-41.docx"), sent("MC30-TAM-41R1.docx")])
    work_done()
    first, revision = Contribution.objects.order_by("revision")
    one, other = (page.get(at("contribution", access, row.pk)) for row in (first, revision))
    assert "Replaced by 41(Rev.1)" in text(one)
    assert at("contribution", access, revision.pk) in one.content.decode()
    assert "Replaces 41 " in text(other)
    assert at("contribution", access, first.pk) in other.content.decode()
    response = page.get(at("original", access, first.pk))
    assert response.status_code == 200
    response.close()


def test_a_contribution_shows_its_proposals_and_where_it_came_from(
    page: Client, access: Access, sent: Sent, work_done: Work
) -> None:
    (row,) = receive_all(access, [sent("MC30-CAL-31.docx")], origin="secretariat").contributions
    work_done()
    response = page.get(at("contribution", access, row.pk))
    for proposal in row.proposals.all():
        assert proposal.identifier in text(response)
        assert at("proposal", access, proposal.pk) in response.content.decode()
    for words in (row.stored.sha256, "secretariat", "Ada", "MC30-CAL-31.docx"):
        assert words in text(response)


def test_a_corrected_file_replaces_by_hand(
    page: Client, access: Access, sent: Sent, work_done: Work, model: Path
) -> None:
    (row,) = receive_all(access, [sent("MC30-CAL-31.docx")]).contributions
    work_done()
    corrected = (model / "contributions" / "MC30-CAL-31.docx").read_bytes() + b"\0"
    response = page.post(at("replace", access, row.pk), {"file": sent("corrected.docx", corrected)})
    assert response.status_code == 302
    assert "Will be replaced by" in text(page.get(at("contribution", access, row.pk)))
    work_done()
    assert "Replaced by" in text(page.get(at("contribution", access, row.pk)))
    again = page.post(at("replace", access, row.pk), {"file": sent("x.docx", corrected)})
    assert "only a contribution in force can be replaced." in text(again)


def test_the_original_is_only_ever_saved(page: Client, access: Access) -> None:
    row = receive(access, "a\u202e<b>\r\nX: y.html", [b"<script>alert(1)</script>"])
    response = page.get(at("original", access, row.pk))
    assert b"".join(response.streaming_content) == b"<script>alert(1)</script>"  # type: ignore[attr-defined]
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"] == 'attachment; filename="a_b_X_ y.html"'
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.READER, Role.STAKEHOLDER])
def test_nobody_sees_above_the_own_clearance(part: Callable[..., Person], access: Access, role: str) -> None:
    limite = tabled.contribution(access, "8", "CAL", Marking.LIMITE)
    unread = receive(access, "unread.txt", [b"x"])
    person = part("bert", role, Marking.CEPT_INTERNAL)
    client = signed_in(person)
    listed = text(client.get(at("library", access)))
    assert limite.file_name not in listed
    assert "unread.txt" not in listed
    for row in (limite, unread):
        for name in ("contribution", "original"):
            assert client.get(at(name, access, row.pk)).status_code == 404
    refused = {client.post(at(name, access, limite.pk)).status_code for name in ("replace", "read_again")}
    assert refused <= {403, 404}


def test_whoever_brought_a_file_sees_it_until_its_marking_is_known(part: Callable[..., Person], access: Access) -> None:
    person = part("bert", Role.OFFICER, Marking.CEPT_INTERNAL)
    row = receive(access_to(person, access.conference.slug), "mine.txt", [b"x"])
    client = signed_in(person)
    assert "mine.txt" in text(client.get(at("library", access)))
    assert "not known" in text(client.get(at("library", access)))
    Contribution.objects.filter(pk=row.pk).update(state="ready", marking=Marking.LIMITE.rank)
    assert "mine.txt" not in text(client.get(at("library", access)))


def test_a_reader_is_offered_nothing_that_it_may_not_do(part: Callable[..., Person], access: Access) -> None:
    row = tabled.contribution(access, "7", "HIL")
    client = signed_in(part("carol", Role.READER))
    assert "Upload files" not in text(client.get(at("library", access)))
    assert "Replace it" not in text(client.get(at("contribution", access, row.pk)))
    assert client.post(at("upload", access), {}).status_code == 403


def test_progress_asks_again_until_everything_is_done(
    page: Client, access: Access, sent: Sent, work_done: Work
) -> None:
    received = receive_all(access, [sent("resolution-12.docx")], kind="base")
    batch = f"?batch={received.contributions[0].pk}-{received.contributions[0].pk}"
    receive_all(access, [sent("MC30-CAL-31.docx")])
    going = page.get(at("progress", access) + batch, headers={"HX-Request": "true"}).content.decode()
    assert 'hx-trigger="every 1s"' in going
    assert 'id="received"' not in going
    work_done()
    done = page.get(at("progress", access) + batch, headers={"HX-Request": "true"}).content.decode()
    assert "hx-trigger" not in done
    assert 'id="received"' in done, "the list comes anew with the end"


def test_work_that_was_given_up_is_told_and_can_be_asked_for_again(page: Client, access: Access) -> None:
    row = tabled.instrument(access)
    job = Job.objects.create(
        name="compile", key=f"instrument-{row.pk}", arguments={"pk": row.pk}, state="failed", message="The worker died."
    )
    assert f"{row.name} could not be compiled. The worker died." in text(page.get(at("library", access)))
    assert page.post(at("work_again", access, job.pk)).status_code == 302
    assert "could not be compiled" not in text(page.get(at("library", access)))
    assert Job.objects.filter(state="waiting").count() == 1
    assert page.post(at("work_again", access, job.pk)).status_code == 404


def test_queries_do_not_grow_with_rows(page: Client, access: Access, django_assert_max_num_queries: Any) -> None:
    def count(address: str) -> int:
        with django_assert_max_num_queries(30) as asked:
            assert page.get(address).status_code == 200
        return len(asked)

    first = tabled.contribution(access, "1", "HIL")
    addresses = [at("library", access), at("progress", access) + "?batch=1-99999", at("contribution", access, first.pk)]
    page.get(addresses[0])  # the first page of a session writes down where it is used
    few = [count(address) for address in addresses]
    for number in range(2, 40):
        row = tabled.contribution(access, str(number), f"S{number}")
        Contribution.objects.filter(pk=row.pk).update(replaced_by=first)
    assert [count(address) for address in addresses] == few
    assert max(few) <= 12
