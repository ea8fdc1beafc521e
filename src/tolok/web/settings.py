"""Django's settings, all from the environment or the data folder.

TOLOK_DATA            the data folder (database, uploads, secret key)
TOLOK_DATABASE_URL    postgresql://... instead of SQLite
TOLOK_SECRET_KEY      instead of the key generated once into the data folder
TOLOK_HOSTS           names the server answers to, by comma
TOLOK_HTTPS           0 where the browser speaks plain HTTP with us (`tolok serve` on one's own machine)
TOLOK_TIME_ZONE       Asia/Jakarta (WIB), Asia/Makassar (WITA), Asia/Jayapura (WIT)
TOLOK_WORKERS         how many processes read files beside `tolok serve`; 0 where `tolok manage db_worker` does
TOLOK_BATAS_...       limits of reading (see tolok.reading.limits); TOLOK_BATAS_SIZE bounds an upload too
TOLOK_DEBUG           1 for developers
"""

from __future__ import annotations

import os
from pathlib import Path

from django.contrib.messages import constants as message_levels

from tolok.reading import default_limits
from tolok.web.data_folder import data_folder, stored_secret_key
from tolok.web.database import database_setting
from tolok.web.discovery import app_modules
from tolok.web.static_headers import keep_for_good
from tolok.web.workers import worker_count

_HERE = Path(__file__).parent

DATA_FOLDER = data_folder()
DEBUG = os.environ.get("TOLOK_DEBUG") == "1"
HTTPS = os.environ.get("TOLOK_HTTPS", "0" if DEBUG else "1") != "0"
SECRET_KEY = os.environ.get("TOLOK_SECRET_KEY") or stored_secret_key(DATA_FOLDER)
ALLOWED_HOSTS = os.environ.get("TOLOK_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    *app_modules(),
    "django_tasks",
    "django_tasks_db",  # after the apps: the catalogue's `db_worker` goes before its own
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # pads at random against BREACH, and the CSRF token is masked
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tolok.web.middleware.ContentSecurityPolicyMiddleware",
    "tolok.web.middleware.MethodNotAllowedMiddleware",
    "tolok.web.middleware.UploadLimitMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tolok.web.middleware.OfficeMiddleware",
    "tolok.web.middleware.PermissionMiddleware",
]
ROOT_URLCONF = "tolok.web.urls"
WSGI_APPLICATION = "tolok.web.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [_HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tolok.web.context.page",
            ],
            "builtins": ["django.templatetags.static", "tolok.web.templatetags.tolok"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database_setting(os.environ.get("TOLOK_DATABASE_URL"), DATA_FOLDER)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["tolok.web.apps.accounts.backends.OfficeBackend"]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "accounts:login"
_VALIDATION = "django.contrib.auth.password_validation."
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": _VALIDATION + "UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("username", "nama")}},
    {"NAME": _VALIDATION + "MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": _VALIDATION + "CommonPasswordValidator"},
    {"NAME": _VALIDATION + "NumericPasswordValidator"},
]

LANGUAGE_CODE = "id"
TIME_ZONE = os.environ.get("TOLOK_TIME_ZONE", "Asia/Jakarta")
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/statis/"
STATICFILES_DIRS = [_HERE / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "tolok.web.static_files.VersionedStaticFiles"},
}
WHITENOISE_USE_FINDERS = True  # served straight from the packages: nobody has to run collectstatic
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 0 if DEBUG else 365 * 24 * 3600  # the address changes with the content, see static_files
WHITENOISE_ADD_HEADERS_FUNCTION = None if DEBUG else keep_for_good

MEDIA_ROOT = DATA_FOLDER / "berkas"  # never served by address: views hand files out after the permission check
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_LIMIT = default_limits().size  # bytes of one uploaded file; from FILE_UPLOAD_MAX_MEMORY_SIZE on it is on disk

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
WORKERS = worker_count(os.environ)

LOGGING = {  # Django's own sends errors to nobody's mailbox; here they go where `tolok serve` runs
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},  # without a line for every 404
        "django.security.DisallowedHost": {"level": "CRITICAL"},  # the 400 page says it; a scan would fill the log
    },
}

SESSION_COOKIE_AGE = 2 * 3600  # of idleness: OfficeMiddleware renews it while somebody works
SESSION_EXPIRE_AT_BROWSER_CLOSE = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_NAME = "tolok_sesi"
CSRF_COOKIE_NAME = "tolok_csrf"
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 30 * 24 * 3600 if HTTPS and not DEBUG else 0

MESSAGE_TAGS = {
    message_levels.DEBUG: "info",
    message_levels.INFO: "info",
    message_levels.SUCCESS: "success",
    message_levels.WARNING: "warning",
    message_levels.ERROR: "error",
}
# Redirect to https, preloading and other subdomains (the kabupaten's, not ours) are the proxy's choice.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W008", "security.W021"]
