"""Where the desk listens, and under which names browsers may ask for it."""

from __future__ import annotations

import ipaddress
import os
import socket

from msgspec import Struct

from plenipo.errors import UsageError

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")


class Address(Struct, frozen=True):
    """An address of this machine that was free. host: as it was asked for; ip: what it means."""

    host: str
    ip: str
    port: int

    @property
    def url(self) -> str:
        """What to type into a browser on this machine."""
        anywhere = ipaddress.ip_address(self.ip).is_unspecified
        host = "127.0.0.1" if anywhere else f"[{self.ip}]" if ":" in self.ip else self.host
        return f"http://{host}:{self.port}/"

    @property
    def is_loopback(self) -> bool:
        """Whether only this machine can reach it."""
        return ipaddress.ip_address(self.ip).is_loopback


def free_address(host: str, port: int) -> Address:
    """The address, if nobody listens there; port 0 is any free one. Raises UsageError."""
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except OSError as exc:
        raise UsageError(f"there is no address {host!r} on this machine.", remedy="Leave --host out.") from exc
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        # Without SO_REUSEPORT, which the server uses: a second desk must not share the port of the first unseen.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(place)
        except OSError as exc:
            raise UsageError(
                f"port {port} of {host} cannot be used: {(exc.strerror or str(exc)).lower()}.",
                remedy=f"Stop what runs there, or choose another port, for example --port {port % 65535 + 1}.",
            ) from exc
        return Address(host, str(place[0]), probe.getsockname()[1])


def allow(address: Address) -> None:
    """Let browsers ask under the address, unless the owner has named the names in PLENIPO_HOSTS."""
    if "PLENIPO_HOSTS" in os.environ:
        return
    own = f"[{address.ip}]" if ":" in address.ip else address.host
    os.environ["PLENIPO_HOSTS"] = ",".join(dict.fromkeys((*LOOPBACK, own)))
