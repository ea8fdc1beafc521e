"""Examples of rule pages as officials read them: no data language, nothing left out."""

from __future__ import annotations

import re

import pytest

from tolok.core.lint import RuleFile, rule_files
from tolok.core.lint.page_examples import plain, readable

PAGE = """Teks.

```yaml
tanggal: 2024-03-01
mengingat: [Satu, Dua]
jabatan:
  - nama: Kasi Contoh
    eselon: IV.a
    baris:
      - indikator: Persentase tugu yang dicat
        formula: {pembilang: Tugu dicat, penyebut: Tugu, pengali: 100}
        sumber_data: []
temuan:
  - {kode: FRM020, jabatan: Kasi Contoh, baris: 1, kolom: formula, tingkat: error, perbaikan: true}
```
"""


def test_example_becomes_a_list_with_what_is_found_below_it() -> None:
    assert readable(PAGE).split("\n\n", 1)[1].rstrip() == (
        "> - Tanggal: 01-03-2024\n"
        "> - Mengingat 1: Satu\n"
        "> - Mengingat 2: Dua\n"
        ">\n"
        "> **Jabatan: Kasi Contoh**\n"
        ">\n"
        "> - Eselon: IV.a\n"
        "> - Baris 1. Indikator: Persentase tugu yang dicat\n"
        ">   - Formula: Tugu dicat / Tugu × 100%\n"
        ">   - Sumber data: (kosong)\n"
        ">\n"
        "> **Ditemukan:** jabatan Kasi Contoh, baris 1, kolom formula (kesalahan, dengan usul perbaikan)."
    )


def test_example_without_findings_says_so() -> None:
    assert readable("```yaml\nnomor: '1'\ntemuan: []\n```").endswith("> **Tidak ada temuan.**")


def test_terminal_shows_no_marks_of_bold_words() -> None:
    assert "**" not in plain(PAGE)


@pytest.mark.parametrize("item", rule_files(), ids=lambda item: item.rule.code)
def test_no_page_shows_data_language_and_every_value_stays(item: RuleFile) -> None:
    page, shown = item.page(), readable(item.page())
    assert "```" not in shown
    assert not re.search(r"\b(None|True|False)\b|datetime|[{}\[\]]'", shown)
    for text in re.findall(r"^ *- indikator: ([A-Z][^:\"']+)$", page, re.MULTILINE):
        assert text in shown
