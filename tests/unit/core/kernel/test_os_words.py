"""Why the system refused, in words an official reads."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from tolok.core.kernel.os_words import why_refused


def test_missing_file_is_told_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as problem:
        (tmp_path / "tidak-ada").read_bytes()
    assert why_refused(problem.value) == "berkas atau foldernya tidak ada; periksa nama dan letaknya"


def test_folder_instead_of_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError) as problem:
        tmp_path.read_bytes()
    assert "folder, bukan berkas" in why_refused(problem.value)


def test_unknown_refusal_keeps_the_words_of_the_system() -> None:
    assert why_refused(OSError(errno.ECHILD, "No child processes")) == "No child processes"
    assert why_refused(OSError()) == "kesalahan sistem"
