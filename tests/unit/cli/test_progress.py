"""The bar of a long reading: on a terminal only, in Indonesian, gone in the end."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest

from tolok.cli import progress
from tolok.cli.progress import read_shown
from tolok.reading import CancelledError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def reading(pages: list[tuple[int, int]]) -> Callable[..., str]:
    def read(content: bytes, filename: str, progress: Callable[[int, int], None] | None = None) -> str:
        for done, total in pages if progress else ():
            progress(done, total)
        return "read"

    return read


def test_bar_tells_pages_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "read_apart", reading([(0, 0), (1, 12), (3, 12)]))
    assert read_shown(b"", "pindaian.pdf") == "read"
    assert "pindaian.pdf: halaman 3 dari 12" in screen.getvalue()
    assert screen.getvalue().endswith("\r"), "the bar is wiped away"


def test_before_a_page_is_known_the_file_is_said_to_be_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "read_apart", reading([(0, 0)]))
    read_shown(b"", "pindaian.pdf")
    assert "pindaian.pdf: membuka berkas" in screen.getvalue()


def test_nothing_is_drawn_for_what_is_read_in_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr(progress, "read_apart", reading([]))
    read_shown(b"", "naskah.txt")
    assert screen.getvalue() == ""


def test_nothing_is_drawn_where_standard_error_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "read_apart", reading([(1, 2)]))
    read_shown(b"", "naskah.pdf")
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("ending", [CancelledError, KeyboardInterrupt])
def test_bar_is_closed_however_the_reading_ends(monkeypatch: pytest.MonkeyPatch, ending: type[BaseException]) -> None:
    screen = Terminal()
    monkeypatch.setattr("sys.stderr", screen)

    def read(content: bytes, filename: str, progress: Callable[[int, int], None]) -> None:
        progress(1, 2)
        raise ending

    monkeypatch.setattr(progress, "read_apart", read)
    with pytest.raises(ending):
        read_shown(b"", "naskah.pdf")
    assert screen.getvalue().endswith("\r")
