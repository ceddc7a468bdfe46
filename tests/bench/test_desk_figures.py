"""What the measurement of the desk counts, and what it sends."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Thread

import pytest

from bench.desk import by_kind, high
from bench.desk_clicks import KINDS, Asked, Ground
from bench.desk_material import EDITS, PROVISIONS, SPONSORS, large_text, late_proposal
from bench.desk_people import Browser, Click
from plenipo import library

GROUND = Ground("sea-2031", {4: ["ALDER"]}, [7], [8], [9])


def test_the_high_figure_is_above_nineteen_of_twenty() -> None:
    assert high([float(n) for n in range(1, 101)]) == 95
    assert high([float(n) for n in range(1, 21)]) == 19
    assert high([5.0]) == 5


def test_times_are_sorted_by_kind() -> None:
    clicks = [Click("lines", 3.0, 200), Click("board", 2.0, 200), Click("lines", 1.0, 200)]
    assert by_kind(clicks) == {"board": [2.0], "lines": [1.0, 3.0]}


def test_a_form_is_found_by_its_address_with_its_own_version() -> None:
    page = (
        '<form action="/c/a/review/3/answer/"><input name="version" value="7"></form>\n'
        '<form action="/c/a/p/1/position/">\n<input type="hidden" name="version" value="0"></form>'
    )
    assert Asked("", {"stand": "oppose"}, "position").found(page) == ("/c/a/p/1/position/", "0")
    assert Asked("", {"relation": "none"}, "answer").found(page) == ("/c/a/review/3/answer/", "7")
    assert Asked("", {"relation": "none"}, "comment").found(page) is None
    assert Asked("/").found(page) is None


def test_every_click_stays_on_the_ground() -> None:
    for kind in KINDS:
        path = kind.ask(GROUND, Random(3)).path
        assert path.startswith(("/c/sea-2031/", "/administration/")), kind.name
        assert kind.for_administrators == path.startswith("/administration/")


def test_the_late_proposal_amends_resolution_5() -> None:
    identifier, data = late_proposal(907, 4)
    [proposal] = library.proposals(library.read(data, "late.docx"))
    assert (proposal.id, proposal.target and proposal.target.name) == (identifier, "Resolution 5")
    changed = [one for one in proposal.provisions if one.original != one.proposed]
    assert len(changed) == 3  # the first task of each call
    assert all("(907)" in (one.proposed or "") for one in changed)


def test_the_large_text_is_as_large_as_it_says() -> None:
    base, contributions = large_text()
    text = library.instrument(library.read(base, "base.docx"))
    assert sum(bool(one.label) for one in text.provisions) == PROVISIONS
    assert len(contributions) == SPONSORS
    name, data = next(iter(contributions.items()))
    [proposal] = library.proposals(library.read(data, name))
    assert sum(one.original != one.proposed for one in proposal.provisions) >= EDITS - 1


class _Desk(BaseHTTPRequestHandler):
    """Gives a token, and says what was sent with it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(b"", ("Set-Cookie", "csrftoken=abc; Path=/; SameSite=Lax"))

    def do_POST(self) -> None:
        sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self._answer(f"{sent} {self.headers['Cookie']}".encode())

    def _answer(self, body: bytes, *headers: tuple[str, str]) -> None:
        self.send_response(200)
        for name, value in (*headers, ("Content-Length", str(len(body)))):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, *told: object) -> None:
        return


@pytest.fixture
def address() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Desk) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_a_browser_keeps_its_cookies_and_sends_the_token(address: str) -> None:
    browser = Browser(address)
    answer = browser.get("/")
    assert (answer.status, browser.cookies) == (200, {"csrftoken": "abc"})
    assert answer.ms > 0
    assert browser.post("/x", {"a": "ü"}).body == "a=%C3%BC&csrfmiddlewaretoken=abc csrftoken=abc"
    browser.close()
