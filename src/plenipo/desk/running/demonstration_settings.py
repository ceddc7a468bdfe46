"""Settings of the demonstration: those of the desk, and the link that signs in once."""

from plenipo.desk.settings import *  # noqa: F403
from plenipo.desk.settings import MIDDLEWARE as _MIDDLEWARE

_SIGNED_IN = "plenipo.desk.accounts.middleware.SignedIn"
MIDDLEWARE = [
    entry
    for name in _MIDDLEWARE
    for entry in (("plenipo.desk.running.link.OneTimeLink", name) if name == _SIGNED_IN else (name,))
]
