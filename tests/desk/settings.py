"""Settings of the desk under test: a data folder of its own, passwords that are cheap to check, no rate limits."""

from __future__ import annotations

import os
import tempfile

os.environ["PLENIPO_DATA"] = tempfile.mkdtemp(prefix="plenipo-desk-")

from plenipo.desk.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = {}
STATIC_ROOT.mkdir(exist_ok=True)  # noqa: F405  (whitenoise warns where there is none)
