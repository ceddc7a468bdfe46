"""One request over HTTP: limits of time and size, attempts, and what each failure means."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from time import monotonic

import httpx
import msgspec

from plenipo.errors import AnswerError, EndpointError, UsageError
from plenipo.positions.judges.chat.reply import Completion
from plenipo.positions.judges.chat.request import AnswerForm
from plenipo.sources.configuration import Configuration

LARGEST_REPLY = 2_000_000  # bytes
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_REFUSED_FORM = frozenset({400, 415, 422, 501})
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0  # seconds


class FormRefused(Exception):
    """The server does not know this form of answer; a less strict one is left to try."""


class _Passing(Exception):
    """A failure that may pass. pause: seconds that the server asks to wait, None where it says nothing."""

    def __init__(self, what: str, pause: float | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.pause = pause


class _ErrorText(msgspec.Struct):
    message: str = ""


class _ErrorReply(msgspec.Struct):
    error: _ErrorText | str = ""
    message: str = ""


def open_client(configuration: Configuration, key: str, trust: ssl.SSLContext) -> httpx.Client:
    """A client that verifies certificates, follows no redirect, and takes nothing from the environment."""
    headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
    if key:
        headers["Authorization"] = f"Bearer {key}"
    return httpx.Client(
        headers=headers,
        timeout=configuration.timeout,
        verify=trust,
        follow_redirects=False,
        trust_env=False,
    )


def trusted(configuration: Configuration) -> ssl.SSLContext:
    """The certificates to trust: the system's, or those of the configuration. Raises UsageError."""
    try:
        return ssl.create_default_context(cafile=configuration.ca_file or None)
    except (OSError, ssl.SSLError) as exc:
        raise UsageError(
            "the file of certificates cannot be used.", where=configuration.ca_file, remedy="Give a PEM file."
        ) from exc


class Attempts:
    """How often one request was sent. again: asked before it is sent once more, raises BudgetSpent."""

    def __init__(self, again: Callable[[], None]) -> None:
        self._again = again
        self.sent = 0

    def one_more(self) -> None:
        if self.sent:
            self._again()
        self.sent += 1


class Post:
    """Sends bodies to one endpoint."""

    def __init__(
        self, client: httpx.Client, configuration: Configuration, key: str, pause: Callable[[float], None]
    ) -> None:
        self._client = client
        self._url = configuration.url.rstrip("/") + "/chat/completions"
        self._timeout = configuration.timeout
        self._retries = configuration.retries
        self._key = key
        self._pause = pause

    def send(self, content: bytes, form: AnswerForm, attempts: Attempts) -> Completion:
        """The completion.

        Raises EndpointError, AnswerError, BudgetSpent; FormRefused where a less strict form is left.
        """
        for attempt in range(self._retries + 1):
            attempts.one_more()
            try:
                return self._attempt(content, form)
            except _Passing as failure:
                if attempt == self._retries:
                    tries = f" ({attempt + 1} attempts)" if attempt else ""
                    raise self._failed(f"{failure.what}{tries}.", "Try again later, or raise timeout.") from failure
                wait = _FIRST_PAUSE * 2**attempt if failure.pause is None else failure.pause
                self._pause(min(wait, _LONGEST_PAUSE))
        raise AssertionError("the last attempt returns or raises")

    def _attempt(self, content: bytes, form: AnswerForm) -> Completion:
        deadline = monotonic() + self._timeout
        try:
            with self._client.stream("POST", self._url, content=content) as response:
                reply = self._body(response, deadline)
        except httpx.TimeoutException as exc:
            raise _Passing(f"the endpoint took longer than {self._timeout:g} s") from exc
        except httpx.TransportError as exc:
            if "CERTIFICATE_VERIFY_FAILED" in str(exc):
                raise self._failed("its certificate is not trusted.", "Give its authority in ca_file.") from exc
            raise _Passing(f"the endpoint cannot be reached: {self._clean(str(exc) or type(exc).__name__)}") from exc
        except (httpx.InvalidURL, httpx.DecodingError) as exc:
            raise self._failed(f"the exchange failed: {self._clean(str(exc))}.", "Check the url.") from exc
        return self._read(response, reply, form)

    def _body(self, response: httpx.Response, deadline: float) -> bytes:
        """The bytes as they come, unpacked by nobody: a small packed reply may hide a huge one."""
        content = bytearray()
        for chunk in response.iter_raw():
            content += chunk
            if len(content) > LARGEST_REPLY:
                raise AnswerError(
                    f"the reply is larger than {LARGEST_REPLY:,} bytes.",
                    where=self._url,
                    remedy="Limit the model's answer with max_tokens in parameters.",
                )
            if monotonic() > deadline:
                raise _Passing(f"the endpoint took longer than {self._timeout:g} s")
        return bytes(content)

    def _read(self, response: httpx.Response, reply: bytes, form: AnswerForm) -> Completion:
        status = response.status_code
        if status == 200:
            return self._completion(reply)
        said = self._said(reply)
        if status in _TRY_AGAIN:
            raise _Passing(f"the endpoint answers with status {status}{said}", _asked_pause(response))
        if status in _REFUSED_FORM and form is not AnswerForm.TEXT:
            raise FormRefused
        if 300 <= status < 400:
            raise self._failed(
                "the endpoint sends on to another address, which is not followed.",
                "Give the address itself as url, if its owner allows these markings there.",
            )
        raise self._failed(f"the endpoint refuses with status {status}{said}.", "Check url, model and key.")

    def _completion(self, reply: bytes) -> Completion:
        try:
            return msgspec.json.decode(reply, type=Completion)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as exc:
            raise AnswerError(
                "the reply is no chat completion.", where=self._url, remedy="Check that url is of a chat API."
            ) from exc

    def _said(self, reply: bytes) -> str:
        """What the server gives as reason, made safe to show."""
        try:
            read = msgspec.json.decode(reply, type=_ErrorReply)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            return ""
        reason = read.error.message if isinstance(read.error, _ErrorText) else read.error
        cleaned = self._clean(reason or read.message)
        return f": {cleaned}" if cleaned else ""

    def _clean(self, reason: str) -> str:
        """On one line, without the key, should the server repeat it."""
        plain = reason.replace(self._key, "…") if self._key else reason
        return " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())[:200].rstrip(" .")

    def _failed(self, what: str, remedy: str) -> EndpointError:
        return EndpointError(what, where=self._url, remedy=remedy)


def _asked_pause(response: httpx.Response) -> float | None:
    """Retry-After in seconds; a date is not reckoned with."""
    given = response.headers.get("Retry-After", "")
    return float(given) if given.isascii() and given.isdigit() and len(given) < 6 else None
