"""How much one request may bring, and what happens when there is no room for it."""

from __future__ import annotations

from typing import IO, Any, NoReturn

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

_FAULT = "plenipo.upload_fault"


class WithinLimits(TemporaryFileUploadHandler):
    """Uploads on the disk, none of a request that is beyond the limit. Why it stopped is told by ``upload_fault``."""

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        self._whole = content_length

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        if self._whole > settings.UPLOAD_TOTAL:
            limit = settings.UPLOAD_TOTAL // 1_000_000
            self._stop(f"More than {limit} MB were sent at once. Send the files in several turns.")
        try:
            super().new_file(*args, **kwargs)
        except OSError as error:
            self._stop(_no_room(error))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            self._stop(_no_room(error))

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        try:
            return super().file_complete(file_size)
        except OSError as error:
            self._stop(_no_room(error))

    def _stop(self, fault: str) -> NoReturn:
        if self.request is not None:
            self.request.META[_FAULT] = fault
        # What is far beyond the limit is not even listened to.
        raise StopUpload(connection_reset=self._whole > 4 * settings.UPLOAD_TOTAL)


def upload_fault(request: HttpRequest) -> str:
    """Why the files of the request were not taken; "" where they were."""
    _ = request.FILES  # reading them is what may go wrong
    return str(request.META.get(_FAULT, ""))


def _no_room(error: OSError) -> str:
    return f"The server cannot take files at the moment ({error.strerror or error}). Tell its administrator."
