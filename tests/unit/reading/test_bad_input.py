"""What cannot be read is refused in Indonesian, with place, cause and remedy; nothing is read by half."""

from __future__ import annotations

import time
from random import Random

import jsonschema
import pytest

from tests.unit.reading.texts import table
from tolok.core.catalogue import json_schema, to_data
from tolok.reading import Limits, ReadingError, read_decree
from tolok.reading.keputusan.assemble import assemble
from tolok.reading.layout import Layout, Line

GOOD = table("1\tTertibnya “arsip” – desa\tJumlah RT\tJumlah RT\tData RT")


def refusal(content: bytes, name: str = "naskah.txt") -> str:
    with pytest.raises(ReadingError) as caught:
        read_decree(content, name)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "a.txt", "kosong"),
        (b" \n\t\n", "a.txt", "kosong"),
        (b"%PDF-1.7 ...", "a.txt", "PDF"),
        (b"PK\x03\x04....", "a.md", "rusak atau terpotong"),
        (b"\xd0\xcf\x11\xe0....", "a", "Office lama (DOC, XLS) belum didukung"),
        (b"teks", "a.docx", "bernama DOCX tetapi isinya bukan DOCX"),
        (b"teks", "A.PDF", "PDF"),
        (b"teks", "a.csv", "tidak ada tabel"),
        (bytes(range(256)) * 8, "a.txt", "bukan teks"),
        ("naskah".encode("utf-16-le"), "a.txt", "bukan teks"),
        ("日本語の文書\tです\n".encode("cp932") * 30, "a.txt", "pengodean"),
        (b"\xef\xbb\xbfbaik \xff\xfe", "a.txt", "tidak sah"),
        (b"Surat biasa tanpa tabel.\n", "a.txt", "tidak ada tabel"),
        (b"SASARAN\tINDIKATOR\tFORMULA\n1\t2\t3\n", "a.txt", "hanya berisi judul kolom"),
        (b"Nama\tNIP\tPangkat\nBudi\t12\tPenata\n", "a.txt", "«Nama», «NIP», «Pangkat»"),
        (b"satu\tdua\ntiga\tempat\n", "a.txt", "tidak dikenal"),
        (b'{"versi_skema": 1}', "a.json", "kunci tidak ada"),
        (b'{"versi_skema": 1,', "a.json", "bukan JSON"),
        (b"a: [1", "a.yaml", "bukan YAML"),
        (b"a: &a [1]\nb: [*a, *a]\n", "a.yml", "bukan YAML"),
        (b"[" * 200_000, "a.json", "bersarang"),
        (b"!!python/object/apply:os.getcwd []", "a.yaml", "bukan YAML"),
    ],
)
def test_unreadable_file_is_refused_with_its_name_and_a_remedy(content: bytes, name: str, words: str) -> None:
    message = refusal(content, name)
    assert words in message
    assert f"«{name}»" in message
    assert message.rstrip().endswith(".")


def test_known_headings_are_named_where_none_was_found() -> None:
    assert "Judul yang dikenal: Sasaran, Indikator" in refusal(b"Nama\tNIP\nBudi\t12\n")


def test_hundred_megabytes_are_refused_at_once() -> None:
    content = bytes(100 * 1024 * 1024)
    start = time.perf_counter()
    assert "100 MB" in refusal(content)
    assert time.perf_counter() - start < 5  # a guard against work on what is refused, not a measurement
    assert len(content) > Limits().size


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_give_the_same_words(encoding: str) -> None:
    reading = read_decree(GOOD.encode(encoding), "naskah.txt")
    assert reading.keputusan.jabatan[0].baris[0].sasaran == "Tertibnya “arsip” – desa"
    assert reading.lines[2].startswith("1\tTertibnya")


def test_decree_in_the_exchange_form_is_read_back_whole() -> None:
    import json

    import yaml

    data = to_data(read_decree(GOOD.encode(), "naskah.txt").keputusan)
    as_json = json.dumps(data, ensure_ascii=False).encode()
    for content, name in (
        (as_json, "a.json"),
        (as_json, "a.txt"),
        (yaml.safe_dump(data, sort_keys=False).encode(), "a.yaml"),
    ):
        assert to_data(read_decree(content, name).keputusan) == data


def test_same_bytes_have_the_same_hash_and_reading() -> None:
    assert read_decree(GOOD.encode(), "a.txt") == read_decree(GOOD.encode(), "a.txt")


def test_large_table_is_read_in_time_that_grows_with_its_rows() -> None:
    many = table(*(f"{n}\tTertibnya desa {n}\tJumlah RT {n}\tJumlah RT {n}\tData RT" for n in range(1, 400)))
    assert len(read_decree(many.encode(), "a.txt").keputusan.jabatan[0].baris) == 399


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("\n" * 200_000 + "x", "200001 baris"),
        ("a " * 150_000, "satu baris"),
        (GOOD + "\t" * 300 + "x", "kolom"),
        (GOOD + "1\tTertib\t" + "kata " * 5_000 + "\tx\ty", "huruf"),
        (GOOD + "1\tTertib\tJumlah RT\tJumlah RT\tData RT\n" * 10_000, "baris tabel"),
        ("a" * 1_000_000, "satu baris"),
        (("kata " * 30 + "\n") * 40_000, "6000000 huruf"),
        ('a\t"b\n' * 45_000, "baris tabel"),
        ("<table>" + "<tr><td rowspan=200 colspan=200>x</td></tr>" * 2_000 + "</table>", "kolom"),
        ("<table><tr><td>" * 12_000, "baris tabel"),
        ("Indikator : a\n" + "lanjut\n" * 45_000, "tidak ada tabel"),
    ],
)
def test_sizes_no_decree_reaches_are_refused_before_work_is_spent(text: str, words: str) -> None:
    start = time.perf_counter()
    assert words in refusal(text.encode())
    assert time.perf_counter() - start < 15  # a guard against hanging, not a measurement


def test_torn_and_shuffled_lines_never_end_in_a_traceback() -> None:
    """Pieces of decrees in any order: a Reading in the published schema or a ReadingError, nothing else."""
    pieces = [*GOOD.split("\n"), "| | |", "|", "---|---", "<table><tr><td>Sasaran", "</table>", "\t\t:", "Jabatan :",
              "**", "- a.",
              "KESATU :", "MEMUTUSKAN", "Menimbang : a.", "Ditetapkan di", "LAMPIRAN", "NOMOR :",
              "TENTANG", "Tembusan :", "NIP.",
              "\tx 100 %", "____", "Tujuan : x", "INDIKATOR KINERJA UTAMA", "Instansi :", "$\\frac{", "12",
              "\tNO\tSASARAN\tINDIKATOR\tSUMBER"]  # fmt: skip
    random = Random(20230419)
    for _ in range(400):
        text = "\n".join(random.choice(pieces) for _ in range(random.randint(1, 14)))
        try:
            jsonschema.validate(to_data(read_decree(text.encode(), "a.txt").keputusan), json_schema())
        except ReadingError:
            continue


def test_pages_without_a_table_are_refused_with_what_to_scan_again() -> None:
    letter = Layout((Line(1, "Surat biasa."),), ("Surat biasa.",), pages=1)
    with pytest.raises(ReadingError, match="200 dpi"):
        assemble(letter, "surat.pdf")
