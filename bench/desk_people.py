"""People of a delegation, each with a browser's cookies, who click through the desk and are timed."""

from __future__ import annotations

import http.client
import threading
import time
from collections.abc import Iterable, Iterator
from http.cookies import SimpleCookie
from random import Random
from urllib.parse import urlencode, urlsplit

from msgspec import Struct

from bench.desk_clicks import KINDS, Ground, Kind

THINKING = (1.0, 2.0)  # seconds between a page and the next click
_PATIENCE = 30  # seconds for one answer


class Answer(Struct, frozen=True):
    """What came back. ms: from the first byte sent to the last byte received."""

    status: int
    ms: float
    body: str
    location: str


class Click(Struct, frozen=True):
    """One timed page."""

    kind: str
    ms: float
    status: int


class Browser:
    """One person's connection and cookies. It follows no redirection by itself."""

    def __init__(self, url: str) -> None:
        self._place = urlsplit(url).netloc
        self._line: http.client.HTTPConnection | None = None
        self._cookies: dict[str, str] = {}

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def post(self, path: str, fields: dict[str, str]) -> Answer:
        """A form, with the token that the desk gave to this browser."""
        body = urlencode({**fields, "csrfmiddlewaretoken": self._cookies.get("csrftoken", "")}).encode()
        return self.send(path, body, "application/x-www-form-urlencoded")

    def send(self, path: str, body: bytes, content_type: str) -> Answer:
        headers = {"Content-Type": content_type, "X-CSRFToken": self._cookies.get("csrftoken", "")}
        return self._ask("POST", path, body, headers)

    def sign_in(self, username: str, password: str) -> Answer:
        """By the form of the sign-in page. Raises RuntimeError where it is refused."""
        self.get("/account/login/")
        answer = self.post("/account/login/", {"login": username, "password": password})
        if answer.status != 302:
            raise RuntimeError(f"{username} cannot sign in: status {answer.status}")
        return answer

    @property
    def cookies(self) -> dict[str, str]:
        return dict(self._cookies)

    def close(self) -> None:
        if self._line is not None:
            self._line.close()

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        told = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        start = time.perf_counter()
        try:
            response, data = self._exchange(method, path, body, {**headers, "Cookie": told})
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):  # it was idle for too long
            self.close()
            self._line = None
            response, data = self._exchange(method, path, body, {**headers, "Cookie": told})
        ms = 1000 * (time.perf_counter() - start)
        for header in response.headers.get_all("Set-Cookie") or []:
            self._cookies |= {name: morsel.value for name, morsel in SimpleCookie(header).items()}
        return Answer(response.status, ms, data.decode(errors="replace"), response.headers.get("Location") or "")

    def _exchange(
        self, method: str, path: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        if self._line is None:
            self._line = http.client.HTTPConnection(self._place, timeout=_PATIENCE)
        self._line.request(method, path, body, headers)
        response = self._line.getresponse()
        return response, response.read()


class Somebody:
    """A person who clicks until told to stop. clicks: what was timed so far."""

    def __init__(self, browser: Browser, ground: Ground, number: int, administrator: bool) -> None:
        self.clicks: list[Click] = []
        self._browser = browser
        self._ground = ground
        self._random = Random(number)
        self._kinds = [kind for kind in KINDS if administrator or not kind.for_administrators]

    def go_on(self, until: float) -> None:
        """Click, look, and think, until the clock says so."""
        time.sleep(self._random.uniform(0, THINKING[1]))
        weights = [kind.weight for kind in self._kinds]
        while time.monotonic() < until:
            [kind] = self._random.choices(self._kinds, weights)
            self._click(kind)
            time.sleep(self._random.uniform(*THINKING))

    def _click(self, kind: Kind) -> None:
        asked = kind.ask(self._ground, self._random)
        answer = self._timed(kind.page or kind.name, asked.path)
        found = asked.found(answer.body)
        if found is None:
            return
        target, version = found
        time.sleep(self._random.uniform(*THINKING))
        sent = self._browser.post(target, {**asked.form, "version": version})
        self.clicks.append(Click(kind.name, sent.ms, sent.status))
        if sent.status == 302 and sent.location:
            self._timed(kind.page or kind.name, sent.location)

    def _timed(self, name: str, path: str) -> Answer:
        answer = self._browser.get(path.partition("#")[0])
        self.clicks.append(Click(name, answer.ms, answer.status))
        return answer


def signed_in(url: str, people: Iterable[str], password: str) -> Iterator[tuple[Browser, float]]:
    """A browser for each, and how many ms the signing in took."""
    for username in people:
        browser = Browser(url)
        yield browser, browser.sign_in(username, password).ms


def click_at_once(people: list[Somebody], seconds: float) -> list[Click]:
    """Everybody at the same time, for so long."""
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one.go_on, args=(until,)) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [click for one in people for click in one.clicks]
