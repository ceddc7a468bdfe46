"""How much one request may bring, and what happens when there is no room for it."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, Any, NoReturn

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload, TemporaryFileUploadHandler
from django.http import HttpRequest

FILES_AT_ONCE = 500
_FAULT = "plenipo.upload_fault"


class WithinLimits(FileUploadHandler):
    """The first to be asked: no file of a request that is beyond the limits is taken at all."""

    _bytes = _files = 0
    _stranger = False

    def handle_raw_input(
        self,
        input_data: IO[bytes],
        META: dict[str, str],  # noqa: N803 - Django's name
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        self._bytes = content_length
        person = getattr(self.request, "user", None)
        self._stranger = person is not None and not person.is_authenticated

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        self._files += 1
        if self._stranger:  # the page for signing in is a form too
            _stop(self, "Sign in before you send files.", unheard=True)
        if self._bytes > settings.UPLOAD_TOTAL:
            limit = settings.UPLOAD_TOTAL // 1_000_000
            # What is far beyond the limit is not even listened to.
            unheard = self._bytes > 4 * settings.UPLOAD_TOTAL
            _stop(self, f"More than {limit} MB were sent at once. Send the files in several turns.", unheard)
        if self._files > FILES_AT_ONCE:
            _stop(self, f"More than {FILES_AT_ONCE} files were sent at once. Send them in several turns.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The next handlers keep the file."""


class OnDisk(TemporaryFileUploadHandler):
    """Files too large for the memory, on the disk, as long as there is room."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        try:
            FileUploadHandler.new_file(self, *args, **kwargs)
            self.file = _Arriving(
                self.file_name or "", self.content_type or "", 0, self.charset, self.content_type_extra
            )
        except OSError as error:
            _stop(self, _no_room(error))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        try:
            super().receive_data_chunk(raw_data, start)
        except OSError as error:
            _stop(self, _no_room(error))

    def file_complete(self, file_size: int) -> UploadedFile[Any] | None:
        try:
            return super().file_complete(file_size)
        except OSError as error:
            _stop(self, _no_room(error))


class _Arriving(TemporaryUploadedFile):
    """A file on its way in, beside the data of the desk and not in the folder that all users of the machine share."""

    def __init__(
        self, name: str, kind: str, size: int, charset: str | None = None, extra: dict[str, bytes] | None = None
    ) -> None:
        folder = Path(settings.ARRIVING)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = NamedTemporaryFile(suffix=".upload", dir=folder)  # noqa: SIM115  Django closes it with the request
        UploadedFile.__init__(self, file, name, kind, size, charset, extra)


def upload_fault(request: HttpRequest) -> str:
    """Why the files of the request were not taken; "" where they were."""
    _ = request.FILES  # reading them is what may go wrong
    return str(request.META.get(_FAULT, ""))


def _stop(handler: FileUploadHandler, fault: str, unheard: bool = False) -> NoReturn:
    if handler.request is not None:
        handler.request.META[_FAULT] = fault
    raise StopUpload(connection_reset=unheard)


def _no_room(error: OSError) -> str:
    return f"The server cannot take files at the moment ({error.strerror or error}). Tell its administrator."
