"""`tolok demo`, `serve` and `manage`, as a person starts them."""

from __future__ import annotations

import os
import re
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tolok.core.lint import registry
from tolok.web import startup

WAIT = 120


def environment(**changes: str) -> dict[str, str]:
    ours = ("TOLOK_", "DJANGO_")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)} | changes


def tolok(*arguments: object, **changes: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tolok", *map(str, arguments)]
    env = environment(**changes)
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=WAIT, check=False)


@pytest.fixture(scope="module")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "data"
    made = tolok("demo", "--no-serve", "--data", folder)
    assert made.returncode == 0, made.stderr
    return folder


class Served:
    """A running `tolok serve` or `demo` and what it printed before it was ready."""

    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, "-m", "tolok", *map(str, arguments), "--port", "0"]
        self.process = subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.lines: list[str] = []
        for line in self.process.stdout:
            self.lines.append(line.rstrip("\n"))
            if "Ctrl+C" in line:
                break
        self.text = "\n".join(self.lines)
        self.address = re.search(r"http://\S+", self.text)[0]
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        return self.browser.open(self.address + path, timeout=WAIT).read().decode()

    def post(self, path: str, **fields: str) -> str:
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.get(path))[1]
        body = urlencode({"csrfmiddlewaretoken": token, **fields}).encode()
        return self.browser.open(self.address + path, body, timeout=WAIT).read().decode()

    def stop(self) -> None:
        self.process.terminate()
        self.process.communicate(timeout=WAIT)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Served]:
    served = Served("serve", "--data", tmp_path / "data")
    yield served
    served.stop()


@pytest.fixture
def demo(demo_folder: Path) -> Iterator[Served]:
    served = Served("demo", "--data", demo_folder)
    yield served
    served.stop()


def test_fresh_server_prints_a_code_that_opens_the_set_up(fresh: Served) -> None:
    code = re.search(r"kode ([A-Z0-9]{5}-[A-Z0-9]{5})", fresh.text)[1]
    assert "Kode penyiapan" in fresh.get("")
    assert "Provinsi" in fresh.post("siapkan/", code=code)


def test_demo_serves_every_sample_login(demo: Served) -> None:
    logins = re.findall(r"^  (\w+) +(\S+)", demo.text, re.MULTILINE)
    assert [username for username, _ in logins] == ["camat", "perencana", "pelayanan", "umum", "admin"]
    username, password = logins[0]
    page = demo.post("masuk/", username=username, password=password)
    assert "Kecamatan Wanakerti" in page
    assert "Masuk ke" not in page


def test_second_demo_keeps_data_and_passwords(demo_folder: Path) -> None:
    logins = (demo_folder / "akun-contoh.txt").read_text()
    again = tolok("demo", "--no-serve", "--data", demo_folder)
    assert again.stdout == logins


def test_only_the_owner_reads_the_data_folder(demo_folder: Path) -> None:
    assert stat.S_IMODE(demo_folder.stat().st_mode) == 0o700
    for file in demo_folder.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) & 0o077 == 0, file.name


def test_a_port_in_use_is_told_without_a_traceback(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        refused = tolok("serve", "--data", tmp_path / "d", "--port", taken.getsockname()[1])
    assert refused.returncode == 2
    assert "--port" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_database_that_does_not_answer_is_told_without_a_traceback(tmp_path: Path) -> None:
    url = f"postgresql://x@/x?host={tmp_path}"
    refused = tolok("demo", "--no-serve", "--data", tmp_path / "d", TOLOK_DATABASE_URL=url)
    assert refused.returncode == 2
    assert "TOLOK_DATABASE_URL" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_models_and_migrations_agree(demo_folder: Path) -> None:
    checked = tolok("manage", "makemigrations", "--check", "--dry-run", TOLOK_DATA=str(demo_folder))
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_deployment_check_finds_nothing_to_warn_of(demo_folder: Path) -> None:
    checked = tolok("manage", "check", "--deploy", "--fail-level", "WARNING", TOLOK_DATA=str(demo_folder))
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize(("https", "secure"), [("", "True"), ("0", "False")])
def test_cookies_are_secure_unless_plain_http_was_said(tmp_path: Path, https: str, secure: str) -> None:
    changes = {"TOLOK_DATA": str(tmp_path)} | ({"TOLOK_HTTPS": https} if https else {})
    code = "import tolok.web.settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE)"
    shown = subprocess.run([sys.executable, "-c", code], env=environment(**changes), capture_output=True, text=True)
    assert shown.stdout.split() == [secure, secure]


def test_lists_are_read_before_the_first_page_asks_for_them() -> None:
    registry.decree_rules.cache_clear()  # an earlier test may have filled both
    registry.rule_files.cache_clear()
    startup.warm_up().join(timeout=30)
    assert registry.rule_files.cache_info().currsize == 1
