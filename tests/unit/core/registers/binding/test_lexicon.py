"""The lists of words: read as they are, and refused where they do not fit."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tolok.core.registers.binding.asked import checked_lexicon
from tolok.core.registers.lexicon.load import LexiconError, check_slugs, lexicon, read_lexicon
from tolok.core.registers.words import Sense


def texts() -> dict[str, str]:
    folder = files("tolok.core.registers.lexicon")
    return {one.name: one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".yaml")}


def test_every_sense_of_the_lists_is_a_sense_and_the_other_way_round() -> None:
    assert {one.name for one in lexicon().senses} == {sense.name for sense in Sense}
    assert all(name in Sense.__members__ for pair in lexicon().near_senses for name in pair)


def test_every_kind_and_status_is_declared_by_its_register() -> None:
    assert checked_lexicon() is lexicon()


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("sinonim.yaml", "versi: 1", "versi: 2", "versi"),
        ("sinonim.yaml", "versi: 1", "versi: 1\nasing: 1", "asing"),
        ("sinonim.yaml", "ragam: kk, alasan: singkatan kartu keluarga", "ragam: kk", "alasan"),
        ("sinonim.yaml", "ragam: kk,", "ragam: kk ktp,", "ktp"),
        ("makna.yaml", "nilai: 0.7", "nilai: 7", "nilai"),
        ("makna.yaml", "[rusak berat]", "['(rusak']", "makna.yaml"),
        ("di_luar.yaml", "kecuali:", "kecualikan:", "kecualikan"),
        ("kata_henti.yaml", "ringan:", "rungan:", "rungan"),
        ("tanggal.yaml", "versi: 1", "versi: [", "tanggal.yaml"),
    ],
)
def test_list_that_does_not_fit_is_refused_with_its_place(file: str, old: str, new: str, told: str) -> None:
    changed = texts()
    assert old in changed[file]
    changed[file] = changed[file].replace(old, new, 1)
    with pytest.raises(LexiconError, match=told):
        read_lexicon(changed)


def test_missing_list_is_refused() -> None:
    with pytest.raises(LexiconError, match="expected the files"):
        read_lexicon({name: text for name, text in texts().items() if name != "makna.yaml"})


def test_kind_that_no_register_declares_is_refused() -> None:
    changed = texts()
    changed["jenis.yaml"] = changed["jenis.yaml"].replace("      kia: [kia]", "      kiaa: [kia]")
    with pytest.raises(LexiconError, match="kiaa"):
        check_slugs(read_lexicon(changed), {"layanan": frozenset({"ktp", "kk"})}, {})
