"""The settings under test: a data folder that goes away, a cheap password hash, plain HTTP; else the product's."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="tolok-test-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["TOLOK_DATA"] = _folder
os.environ["TOLOK_SECRET_KEY"] = "only for tests"
os.environ["TOLOK_HTTPS"] = "0"

from tolok.web.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
