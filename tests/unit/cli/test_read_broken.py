"""`tolok read` on broken files of every format: exit code 0 or 2, words for an official, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.property.reading_fuzz.kinds import KINDS, made, without_eyes
from tolok.cli import main, progress
from tolok.reading import read_decree

FORMS = ("text", "json", "yaml", "xlsx")
EACH = 15


def files(folder: Path, kind: str) -> list[Path]:
    found = []
    for number in range(EACH):
        found.append(folder / f"naskah {kind} {number}.{KINDS[kind].suffix}")
        found[-1].write_bytes(made(kind, 20_000 + number))
    return found


def told(path: Path, form: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Reads a file to a file; checks the exit code, and that the words fit it."""
    target = path.with_suffix(".hasil")
    ended = main(["read", str(path), "--format", form, "-o", str(target)])
    printed = capfd.readouterr()
    assert "Traceback" not in printed.err + printed.out
    if ended == 0:
        assert target.stat().st_size
        target.unlink()
    else:
        assert ended == 2
        assert "tolok read: " in printed.err  # libtiff speaks too, where no process of its own keeps it from people
        assert "«" in printed.err


@pytest.mark.parametrize("kind", list(KINDS))
def test_broken_file_ends_with_a_result_or_words(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "read_apart", read_decree)  # a process for each would take minutes
    with without_eyes():
        for number, path in enumerate(files(tmp_path, kind)):
            told(path, FORMS[number % len(FORMS)], capfd)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".tolok-")]


@pytest.mark.parametrize("kind", ["docx", "pdf", "tiff"])
def test_broken_file_read_apart_ends_with_a_result_or_words(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    for path in files(tmp_path, kind)[:2]:
        told(path, "text", capfd)
