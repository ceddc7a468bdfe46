"""Settings of the desk: everything from the environment, and a data folder that needs nothing configured.

PLENIPO_DATA: the folder with database, files and secret. DATABASE_URL: PostgreSQL instead of SQLite.
PLENIPO_HOSTS: names under which the desk is reached, parted by commas. PLENIPO_TLS: "1" behind TLS.
PLENIPO_PROXIES: how many servers stand in front of the desk and add to X-Forwarded-For; one behind TLS, else none.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import dj_database_url

DATA = Path(os.environ.get("PLENIPO_DATA", "plenipo-data")).absolute()
TLS = os.environ.get("PLENIPO_TLS") == "1"


def _secret(folder: Path) -> str:
    """The key of the installation, which ``plenipo serve`` makes; without one, a key that lasts for this process."""
    path = folder / "secret"
    return path.read_text() if path.exists() else secrets.token_urlsafe(50)


SECRET_KEY = os.environ.get("PLENIPO_SECRET") or _secret(DATA)
DEBUG = False
ALLOWED_HOSTS = [host for host in os.environ.get("PLENIPO_HOSTS", "localhost,127.0.0.1,[::1]").split(",") if host]
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if TLS else []

INSTALLED_APPS = [
    "plenipo.desk.shell",
    "plenipo.desk.accounts",
    "plenipo.desk.audit",
    "plenipo.desk.jobs",
    "plenipo.desk.conferences",
    "plenipo.desk.library",
    "plenipo.desk.instruments",
    "plenipo.desk.proposals",
    "plenipo.desk.lines",
    "plenipo.desk.review",
    "plenipo.desk.concordance",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "plenipo.desk.shell.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "plenipo.desk.accounts.middleware.LastSeen",
    "plenipo.desk.accounts.middleware.SignedIn",
]

ROOT_URLCONF = "plenipo.desk.urls"
WSGI_APPLICATION = "plenipo.desk.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "plenipo.desk.shell.context.shell",
            ],
        },
    }
]

DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get("DATABASE_URL") or f"sqlite:///{DATA / 'desk.sqlite3'}", conn_max_age=60
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
    }

AUTH_USER_MODEL = "accounts.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "plenipo.desk.accounts.adapter.ClosedAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "5/5m/key,20/5m/ip"}
# Whose attempts are counted and whose sessions are listed: the browser's address, not that of the server in front.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("PLENIPO_PROXIES") or int(TLS))
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Plenipo"
USERSESSIONS_TRACK_ACTIVITY = True

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_HSTS_SECONDS = 31_536_000 if TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
STATIC_URL = "static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True

FILES = DATA / "files"  # contributions as received, by SHA-256
ARRIVING = DATA / "arriving"  # files on their way in: for the same eyes, and swept when a server was killed
UPLOAD_LIMIT = 60_000_000  # bytes of one file
UPLOAD_TOTAL = 300_000_000  # bytes of all files that are sent at once
FILE_UPLOAD_HANDLERS = [
    "plenipo.desk.library.incoming.WithinLimits",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "plenipo.desk.library.incoming.OnDisk",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 1000  # beyond what WithinLimits takes, which says so in words
CACHES = {
    # Of all processes together: attempts to sign in, codes that were used.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "desk_cache"},
    # Of each process: what can be computed again.
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
