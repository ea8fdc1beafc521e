"""CSV as Excel of this country and others write it."""

from __future__ import annotations

import contextlib
from random import Random

import pytest

from tolok.reading import ReadingError, read_decree

ROWS = (
    ("No", "Sasaran", "Indikator", "Formula", "Sumber Data"),
    ("1", "Tertib, rapi", "Jumlah arsip", "Jumlah arsip", "Buku; daftar"),
)


def written(sign: str, end: str = "\r\n") -> str:
    return end.join(sign.join(f'"{cell}"' if set(cell) & set(",;\t") else cell for cell in row) for row in ROWS) + end


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_rows_are_the_same_whatever_parts_and_encodes_them(sign: str, encoding: str) -> None:
    (baris,) = read_decree(written(sign).encode(encoding), "a.csv").keputusan.jabatan[0].baris
    assert (baris.sasaran, baris.indikator) == ("Tertib, rapi", "Jumlah arsip")


def test_line_ends_and_quotes_within_a_cell_stay_in_it() -> None:
    text = 'sep=;\nJabatan;:;Camat\n\nNo;Sasaran;Indikator;Formula;Sumber Data\n' \
           '1;Tertib;"Persentase ""Desa Pintar""";"Jumlah a\n------- x 100%\nJumlah b";Buku\n'  # fmt: skip
    (jabatan,) = read_decree(text.encode(), "a.csv").keputusan.jabatan
    assert jabatan.nama == "Camat"
    assert jabatan.baris[0].indikator == 'Persentase "Desa Pintar"'
    assert jabatan.baris[0].formula.penyebut == "Jumlah b"


@pytest.mark.parametrize("content", [b"\n\n", b";;;\n", bytes(range(256)), b"a;b;c\n" * 60_000])
def test_csv_that_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(ReadingError, match="Berkas «a"):
        read_decree(content, "a.csv")


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.deep)])
def test_fuzzed_csv_ends_in_a_reading_or_a_refusal(count: int) -> None:
    random = Random(7)
    whole = written(";").encode()
    for _ in range(count):
        torn = bytearray(whole)
        for _ in range(random.randint(1, 6)):
            at = random.randrange(len(torn))
            torn[at : at + random.randint(0, 3)] = random.choice([b'"', b";", b"\n", b",", b'""', b"\t", b"\xff", b""])
        with contextlib.suppress(ReadingError):
            read_decree(bytes(torn), "a.csv")
