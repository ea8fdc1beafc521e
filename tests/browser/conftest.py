"""A real Chromium on a real server. A machine without Chromium fails here: a skipped journey proves nothing."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.web import client_for
from tolok.sample import kantor, sample_year
from tolok.web.apps.accounts.models import User
from tolok.web.apps.offices import actions as offices

CHROMIUM = os.environ.get("TOLOK_CHROMIUM", "/usr/bin/chromium")
ARGUMENTS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
WIDTHS = (360, 1280)
PASSWORD = "kuda-lumping-7"
expect.set_options(timeout=20_000)  # a busy machine is no fault; what is awaited ends the wait at once


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail(f"expected Chromium at {CHROMIUM}, found none: apt-get install chromium, or set TOLOK_CHROMIUM")
    with pytest.MonkeyPatch.context() as environment:
        # Playwright's own loop runs in this thread, which Django takes for an async caller of the database.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        with sync_playwright() as playwright:
            started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(ARGUMENTS))
            yield started
            started.close()


class Visitor:
    """One browser window: opens pages, looks at them with axe, keeps a picture of each."""

    def __init__(self, page: Page, address: str, pictures: Path) -> None:
        self.page, self.address, self.pictures = page, address, pictures
        self.complaints: list[str] = []
        page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        page.on("pageerror", lambda problem: self.complaints.append(str(problem)))

    def open(self, path: str) -> None:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def look(self, name: str) -> None:
        """No serious fault for axe, no sideways scrolling, no word in the console; and a picture for people."""
        width = self.page.evaluate("window.innerWidth")
        self.page.screenshot(path=str(self.pictures / f"{name}-{width}.png"), full_page=True)
        found = Axe().run(self.page).response["violations"]
        grave = [
            (fault["id"], [node["html"][:160] for node in fault["nodes"][:3]])
            for fault in found
            if fault["impact"] in ("serious", "critical")
        ]
        assert not grave, f"{name} at {width}: {grave}"
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{name} scrolls sideways at {width}"
        )
        assert not self.complaints, f"{name}: {self.complaints}"

    def picture(self, name: str) -> None:
        """What the screen shows, without what lies below it."""
        self.page.screenshot(path=str(self.pictures / f"{name}-{self.page.evaluate('window.innerWidth')}.png"))

    def see(self, words: str) -> None:
        """Waits for the page that says so."""
        expect(self.page.locator("body")).to_contain_text(words)

    def press(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).first.click()

    def follow(self, label: str) -> None:
        self.page.get_by_role("link", name=label).first.click()

    def sign_in(self, user: User) -> None:
        """Without the page: the journey tests that once."""
        client: Client = client_for(user)
        self.page.context.add_cookies(
            [{"name": "tolok_sesi", "value": client.cookies["tolok_sesi"].value, "url": self.address}]
        )


@pytest.fixture
def visitor(browser: Browser, live_server, tmp_path: Path) -> Iterator[Visitor]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID", accept_downloads=True)
    yield Visitor(context.new_page(), live_server.url, tmp_path)
    context.close()


@pytest.fixture
def sample_admin(transactional_db) -> User:
    """The sample kecamatan with its people and desa, without decrees and rows."""
    year = sample_year()
    _, admin, _ = offices.set_up(
        by=None,
        profile=year.office,
        current_year=year.year,
        desa=[offices.NewDesa(nama=nama, jenis="desa", code=code) for code, nama in kantor.DESA.items()],
        pejabat=year.pejabat,
        admin=offices.NewAdmin("admin", "Admin Kantor", PASSWORD),
        aliases=year.aliases,
    )
    return admin
