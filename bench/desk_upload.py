"""How long it takes from sending a file until its proposal stands in the compilation that everybody sees."""

from __future__ import annotations

import time
from statistics import median

from bench.desk_material import late_proposal
from bench.desk_people import Browser
from bench.desk_running import Measured

FILES = 5
_LOOKS = 0.05  # seconds between two looks at the page
_PATIENCE = 30.0
_EDGE = "edge-of-the-form"


def seen_after(desk: Measured, browser: Browser) -> float:
    """Seconds, the median of several files one after the other."""
    return median(_seen_after(desk, browser, 900 + number) for number in range(FILES))


def _seen_after(desk: Measured, browser: Browser, document: int) -> float:
    identifier, data = late_proposal(document, 4)  # the fifth, Resolution 5
    page = f"{desk.ground.home}i/{desk.resolution}/"
    start = time.perf_counter()
    answer = browser.send(
        f"{desk.ground.home}library/upload/", _form(document, data), f"multipart/form-data; boundary={_EDGE}"
    )
    if answer.status != 302:
        raise RuntimeError(f"the file was not taken: status {answer.status}")
    while identifier not in browser.get(page).body:
        if time.perf_counter() - start > _PATIENCE:
            raise RuntimeError(f"{identifier} was not seen in {_PATIENCE:.0f} seconds")
        time.sleep(_LOOKS)
    return time.perf_counter() - start


def _form(document: int, data: bytes) -> bytes:
    """The fields of the upload, as a browser sends them."""
    head = f'--{_EDGE}\r\nContent-Disposition: form-data; name="kind"\r\n\r\ncontribution\r\n'
    file = f'--{_EDGE}\r\nContent-Disposition: form-data; name="documents"; filename="late-{document}.docx"\r\n'
    kind = "Content-Type: application/octet-stream\r\n\r\n"
    return b"".join((head.encode(), file.encode(), kind.encode(), data, f"\r\n--{_EDGE}--\r\n".encode()))
