"""Notes about pages are said once."""

from __future__ import annotations

from tolok.reading.notes import folded


def test_notes_of_the_same_words_about_several_pages_become_one_with_the_pages() -> None:
    notes = ["halaman 2 miring", "jenis tidak tercetak", "halaman 1 miring", "halaman 3 miring", "halaman 9 miring"]
    assert folded(notes) == ("halaman 1-3, 9 miring", "jenis tidak tercetak")


def test_note_said_twice_or_about_two_pages_stays_as_it_is() -> None:
    assert folded(["tabel pada halaman 4 dan halaman 5 terpotong", "tabel pada halaman 4 dan halaman 5 terpotong"]) == (
        "tabel pada halaman 4 dan halaman 5 terpotong",
    )
    assert folded([]) == ()
