"""`tolok.toml`: what an office may choose, and how it is told what means nothing."""

from __future__ import annotations

from datetime import date

import pytest

from tolok.core.lint import Selection, SelectionError, Severity, read_selection, rule_files, selection
from tolok.core.lint.codes import GivenCode, find_retired, given_codes
from tolok.core.lint.selection import codes_of

ENTRY = """
[[kesampingkan]]
kode = "missing-multiplier"
jejak = "0f3a"
alasan = "Target ditulis 0 sampai 1"
oleh = "Siti"
tanggal = 2026-01-31
"""


def test_empty_file_chooses_everything() -> None:
    assert read_selection("") == Selection()
    assert all(Selection().is_on(item.rule.code) for item in rule_files())


def test_rules_are_chosen_by_code_name_and_group() -> None:
    chosen = read_selection('[lint]\npilih = ["FRM", "missing-source", "nama"]\nabaikan = ["frm010"]')
    assert chosen.is_on("FRM040") and chosen.is_on("SMB010") and chosen.is_on("NAM010")
    assert not chosen.is_on("FRM010") and not chosen.is_on("DOK010")


def test_empty_choice_chooses_nothing() -> None:
    assert not any(read_selection("[lint]\npilih = []").is_on(item.rule.code) for item in rule_files())


def test_level_of_one_rule_goes_before_that_of_its_group() -> None:
    levels = read_selection('[lint.tingkat]\nFRM040 = "kesalahan"\nFRM = "info"\n').levels
    assert levels["FRM040"] is Severity.ERROR
    assert levels["FRM010"] is Severity.INFO


def test_set_asides_are_read_with_reason_person_and_day() -> None:
    (one,) = read_selection(ENTRY + 'tempat = "baris 3"\nkeputusan = "7/2025"\n').set_asides
    assert (one.code, one.reason, one.by, one.on) == ("FRM040", "Target ditulis 0 sampai 1", "Siti", date(2026, 1, 31))
    assert (one.place, one.nomor) == ("baris 3", "7/2025")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[lint", "bukan TOML"),
        ("[linter]", "kunci «linter» tidak dikenal, sehingga tidak berlaku; mungkin maksudnya «lint»"),
        (
            "[lint]\npilihan = []",
            "lint: kunci «pilihan» tidak dikenal, sehingga tidak berlaku; mungkin maksudnya «pilih»",
        ),
        ("lint = 3", "lint: «3» bukan tabel"),
        ('[lint]\npilih = "FRM040"', "lint.pilih: «FRM040» bukan daftar teks"),
        ("[lint]\nabaikan = [3]", "lint.abaikan: «[3]» bukan daftar teks"),
        (
            '[lint]\npilih = ["FRM041"]',
            "lint.pilih: aturan «FRM041» tidak dikenal, sehingga tidak dapat dipilih; mungkin",
        ),
        ('[lint]\npilih = ["missing-sorce"]', "mungkin maksudnya SMB010 (missing-source)"),
        ('[lint.tingkat]\nFRM040 = "berat"', "lint.tingkat.FRM040: tingkat «berat» tidak dikenal"),
        ('[lint.tingkat]\nFRM040 = "peringatn"', "tulislah peringatan"),
        ("[lint.tingkat]\nFRM040 = 1", "tingkat «1» tidak dikenal"),
        ("kesampingkan = 3", "kesampingkan bukan daftar"),
        ("kesampingkan = [3]", "kesampingkan ke-1: «3» bukan tabel"),
        (ENTRY.replace("alasan", "alsan"), "kesampingkan ke-1: kunci «alsan» tidak dikenal"),
        (ENTRY.replace('oleh = "Siti"\n', ""), "kesampingkan ke-1: oleh tidak ada"),
        (ENTRY.replace('"Siti"', '" "'), "dikesampingkan tanpa nama"),
        (ENTRY.replace("2026-01-31", '"kemarin"'), "tanggal «kemarin» bukan tanggal"),
        (ENTRY.replace("2026-01-31", "2026-01-31T10:00:00"), "bukan tanggal; tulislah tanpa tanda kutip"),
        (ENTRY.replace('"0f3a"', "3"), "jejak: «3» bukan teks"),
        (ENTRY.replace('"missing-multiplier"', '"FRM"'), "«FRM» adalah kelompok"),
        (ENTRY.replace('"missing-multiplier"', '"FRM9"'), "aturan «FRM9» tidak dikenal"),
    ],
)
def test_what_means_nothing_is_refused_with_place_cause_and_remedy(text: str, words: str) -> None:
    with pytest.raises(SelectionError) as refused:
        read_selection(text, "kantor/tolok.toml")
    assert str(refused.value).startswith("kantor/tolok.toml: ")
    assert words in str(refused.value)
    assert str(refused.value).endswith(".")


def test_retired_rule_is_told_with_what_took_over(monkeypatch: pytest.MonkeyPatch) -> None:
    old = GivenCode("FRM999", "gone-rule", "0.9.0", "FRM040")
    monkeypatch.setattr(selection, "find_retired", lambda key: old if key in ("FRM999", "gone-rule") else None)
    for key in ("FRM999", "gone-rule"):
        with pytest.raises(SelectionError, match=r"FRM999 \(gone-rule\) tidak ada lagi sejak tolok 0.9.0; pengganti"):
            codes_of([key], "--select")


def test_living_rules_are_not_retired() -> None:
    assert all(find_retired(code) is None for code, one in given_codes().items() if not one.retired)


def test_choice_on_the_command_line_goes_before_the_file_and_ignoring_adds_up() -> None:
    chosen = read_selection('[lint]\npilih = ["FRM"]\nabaikan = ["FRM010"]').narrowed(["SMB010", "FRM010"])
    assert chosen.is_on("SMB010") and not chosen.is_on("FRM040") and not chosen.is_on("FRM010")
    assert not chosen.narrowed(ignore=["nama", "SMB"]).is_on("SMB010")
    with pytest.raises(SelectionError, match=r"--ignore: aturan «ZZZ»"):
        chosen.narrowed(ignore=["ZZZ"], source="--ignore")
