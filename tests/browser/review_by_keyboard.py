"""The review by keyboard alone, whatever the decree was read from; used by the journeys of several formats."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from tests.browser.conftest import Visitor

CHOSEN = ".fields .is-chosen"


class Keyboard:
    """What a planner does with the keys of the review page, each act waiting for what the page answers."""

    def __init__(self, visitor: Visitor) -> None:
        self.page = visitor.page
        self.visitor = visitor

    @property
    def chosen(self) -> Locator:
        return self.page.locator(CHOSEN)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def waiting(self) -> int:
        words = self.page.locator("#sisa").inner_text()
        return int(words.split()[0]) if words[0].isdigit() else 0

    def path(self) -> str:
        return self.chosen.locator("[name=terbuka]").input_value()

    def go_to(self, path: str) -> None:
        """Forward, then back to the start and forward again, until the field is open."""
        for key, place, more in (("j", "last", "next"), ("k", "first", "prev"), ("j", "last", "next")):
            end = f"(one, more) => one.matches(':{place}-child') && !document.querySelector(more)"
            for _ in range(200):
                here = self.path()
                if here == path:
                    return
                if self.chosen.evaluate(end, f"#isian [rel={more}]"):
                    break
                self.press(key)
                expect(self.chosen.locator("[name=terbuka]")).not_to_have_value(here)
        raise AssertionError(f"expected {path} among the fields that wait, got to: {self.path()}")

    def confirm(self) -> None:
        left, here = self.waiting(), self.path()
        self.press("Enter")
        self.says_left(left - 1)
        if left > 1:
            expect(self.chosen.locator("[name=terbuka]")).not_to_have_value(here)

    def mend(self, text: str) -> None:
        """Writes the open field anew and saves it; the next one opens."""
        left, here = self.waiting(), self.path()
        self.press("e", "Control+a")
        self.page.keyboard.type(text)
        self.press("Control+Enter")
        self.says_left(left - 1)
        expect(self.chosen.locator("[name=terbuka]")).not_to_have_value(here)

    def says_left(self, count: int) -> None:
        expect(self.page.locator("#sisa")).to_have_text(
            f"{count} isian belum dikonfirmasi" if count else "semua isian dikonfirmasi"
        )

    def split_here(self, before: str) -> None:
        """Cuts the open field's row in two before the word `before`."""
        text = self.chosen.locator("[name=text]").input_value()
        self.press("e", "Control+Home", *["ArrowRight"] * text.index(before), "Escape", "p")
        expect(self.page.locator("#susun [data-pecah]")).to_be_focused()
        expect(self.page.locator("#susun [data-pecah]")).to_have_value(str(text.index(before)))
        self.press("Control+Enter")
        self.visitor.see("Baris dipecah menjadi dua")

    def confirm_all(self) -> None:
        """Every field that waits, one after the other."""
        for _ in range(500):
            left = self.waiting()
            if not left:
                break
            self.press("Enter")
            self.says_left(left - 1)
        self.visitor.see("Tidak ada lagi yang menunggu")


def tab_to(visitor: Visitor, name: str, role: str = "link") -> None:
    """Presses Tab until the named thing has the focus."""
    tab_until(visitor, visitor.page.get_by_role(role, name=name).first)  # type: ignore[arg-type]


def tab_until(visitor: Visitor, wanted: Locator) -> None:
    for _ in range(120):
        visitor.page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError(f"expected to reach {wanted} with Tab")


def mend_split_confirm_and_publish(visitor: Visitor, mends: dict[str, str], split: tuple[str, str]) -> None:
    """The journey: the fields of `mends` written anew, the row of `split` (field, word) cut, all confirmed, published.

    The review page is open; no mouse is used.
    """
    keys = Keyboard(visitor)
    expect(keys.chosen).to_have_count(1)
    for path, text in mends.items():
        keys.go_to(path)
        keys.mend(text)
        visitor.page.reload()
    path, word = split
    keys.go_to(path)
    keys.split_here(word)
    visitor.look("papan-ketik-pecah")
    visitor.open(visitor.page.url.removeprefix(visitor.address).partition("?")[0])
    keys.confirm_all()
    tab_to(visitor, "Terbitkan")
    visitor.page.keyboard.press("Enter")
    visitor.see("Versi yang terbit dipakai menghitung")
    aware = visitor.page.get_by_role("checkbox", name="Saya tahu masih ada")
    if aware.count():
        tab_to(visitor, "Saya tahu masih ada", "checkbox")
        visitor.page.keyboard.press("Space")
    tab_to(visitor, "Terbitkan versi 1", "button")
    visitor.page.keyboard.press("Enter")
    visitor.see("Versi 1 terbit")
