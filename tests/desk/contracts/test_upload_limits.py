"""What is too large or too much is refused before it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from django.urls import reverse

from plenipo.desk.accounts.access import Access
from plenipo.desk.library.actions import receive
from plenipo.desk.library.models import Contribution
from plenipo.errors import FileTooLarge


@pytest.mark.parametrize("address", ["/account/login/", "/administration/people/add/"])
def test_a_form_of_megabytes_is_refused(page: Client, address: str) -> None:
    page.raise_request_exception = False
    body = "name=" + "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    answer = page.post(address, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in {400, 413}


def test_a_form_of_thousands_of_fields_is_refused(page: Client) -> None:
    body = "&".join(f"f{number}=1" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1))
    answer = page.post("/account/sessions/end/", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 400


def test_too_many_files_at_once_are_refused(page: Client, access: Access) -> None:
    page.raise_request_exception = False
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FILES + 1)]
    answer = page.post(reverse("upload", args=[access.conference.slug]), {"files": files})
    assert answer.status_code in {400, 413}
    assert not Contribution.objects.exists()


@override_settings(UPLOAD_LIMIT=1000)
def test_a_file_over_the_limit_leaves_nothing_behind(access: Access) -> None:
    before = _kept()
    with pytest.raises(FileTooLarge):
        receive(access, "large.txt", iter([b"x" * 600, b"y" * 600]))
    assert not Contribution.objects.exists()
    assert _kept() == before


def _kept() -> list[Path]:
    folder = Path(settings.FILES)
    return sorted(path for path in folder.rglob("*") if path.is_file()) if folder.exists() else []
