"""The configuration of an endpoint: a TOML file that its owner writes, policy included."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

import msgspec
from msgspec import Struct

from plenipo.errors import UsageError
from plenipo.positions.judges.chat.budget import Budget
from plenipo.positions.judges.chat.policy import PUBLIC_ONLY, Policy
from plenipo.positions.judges.chat.request import PROMPT_TOKENS, Model
from plenipo.positions.judges.contract import Usage
from plenipo.texts.marking import Marking

_LARGEST = 100_000  # bytes of a configuration file
_RESERVED = frozenset({"model", "messages", "response_format", "stream", "n", "tools"})


class Price(Struct, frozen=True, forbid_unknown_fields=True):
    """For a million tokens."""

    prompt: float
    answer: float
    currency: str = "EUR"

    def of(self, usage: Usage) -> float:
        """What the usage costs, in the currency."""
        return (usage.prompt_tokens * self.prompt + usage.answer_tokens * self.answer) / 1_000_000


class Configuration(Struct, frozen=True, forbid_unknown_fields=True):
    """One endpoint. url: up to and without "/chat/completions". key_variable: the environment variable of the API key.

    timeout: seconds that one request may take. retries: after the first attempt. parallel: requests at one time.
    ca_file: certificates to trust in place of the system's. plain_http: allows http to other machines than this one.
    """

    url: str
    model: str
    key_variable: str = ""
    markings: frozenset[Marking] = PUBLIC_ONLY
    timeout: float = 120.0
    retries: int = 4
    parallel: int = 1
    prompt_tokens: int = PROMPT_TOKENS
    ca_file: str = ""
    plain_http: bool = False
    budget: Budget = Budget()
    price: Price | None = None
    parameters: dict[str, str | int | float | bool] = msgspec.field(default_factory=lambda: {"temperature": 0})

    @property
    def policy(self) -> Policy:
        return Policy(self.url, self.markings)

    @property
    def chat_model(self) -> Model:
        return Model(self.model, self.prompt_tokens, self.parameters)


def read_configuration(path: Path) -> Configuration:
    """The configuration in the file. Raises UsageError with what is wrong in it."""
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as exc:
        raise _wrong(path, f"cannot be read: {exc.strerror or type(exc).__name__}.") from exc
    if len(content) > _LARGEST:
        raise _wrong(path, "is too large for a configuration.")
    try:
        configuration = msgspec.toml.decode(content, type=Configuration)
    except (msgspec.MsgspecError, ValueError, RecursionError) as exc:
        raise _wrong(path, f"is no configuration of an endpoint: {_mended(str(exc))}.") from exc
    _check_address(path, configuration)
    _check_numbers(path, configuration)
    return configuration


def _mended(reason: str) -> str:
    return " ".join(reason.split()).rstrip(".")[:200]


def _check_address(path: Path, configuration: Configuration) -> None:
    try:
        parts = urlsplit(configuration.url)
        host, _ = parts.hostname, parts.port
    except ValueError as exc:
        raise _wrong(path, "gives a url that is no address.") from exc
    if parts.scheme not in ("http", "https") or not host:
        raise _wrong(path, "gives a url that is no address of http or https.")
    if parts.username is not None or parts.query or parts.fragment:
        raise _wrong(path, "gives a url with a password, a query or a fragment; a key belongs in key_variable.")
    if parts.scheme == "http" and not (configuration.plain_http or _is_loopback(host)):
        raise _wrong(path, "gives a url without encryption; use https, or set plain_http = true on a network of yours.")


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_numbers(path: Path, configuration: Configuration) -> None:
    for name, number, least, most in (
        ("timeout", configuration.timeout, 0.01, 3600),
        ("retries", configuration.retries, 0, 10),
        ("parallel", configuration.parallel, 1, 64),
        ("prompt_tokens", configuration.prompt_tokens, 1000, 1_000_000),
        ("budget.requests", configuration.budget.requests or 0, 0, 10**9),
        ("budget.tokens", configuration.budget.tokens or 0, 0, 10**12),
    ):
        if not least <= number <= most:
            raise _wrong(path, f"gives {name} = {number:g}, which is not between {least:g} and {most:g}.")
    reserved = sorted(_RESERVED & set(configuration.parameters))
    if reserved:
        raise _wrong(path, f"sets {', '.join(reserved)} among the parameters, which Plenipo sets itself.")


def _wrong(path: Path, what: str) -> UsageError:
    return UsageError(f"the file {what}", where=str(path), remedy="See the documentation on language models.")
