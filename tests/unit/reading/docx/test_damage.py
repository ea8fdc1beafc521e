"""Word files that are torn, hostile, locked or too large: a message that says so, at once."""

from __future__ import annotations

import time
import zipfile
from io import BytesIO
from random import Random

import pytest

from tests.unit.reading.docx.word import (
    HEADING,
    cell,
    document,
    indicators,
    level,
    numbered,
    numbering,
    paragraph,
    row,
    run,
    table,
)
from tolok.reading import Limits, ReadingError, read_decree

WHOLE = document(paragraph("Jabatan : Camat"), indicators())


def packed(**parts: bytes | str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def refusal(content: bytes, name: str = "a.docx", limits: Limits | None = None) -> str:
    with pytest.raises(ReadingError) as caught:
        read_decree(content, name, limits=limits)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (WHOLE[: len(WHOLE) // 2], "rusak atau terpotong"),
        (packed(document="<w:document>"), "«word/document.xml»): rusak"),
        (packed(document=""), "rusak"),
        (packed(document='<!DOCTYPE a [<!ENTITY a "aa">]><a>&a;</a>'), "rusak"),
        (packed(document=WHOLE, styles="<x"), "rusak"),
        (document(), "tidak ada teks"),
        (document("<w:tbl><w:tr><w:tc>" * 300 + "</w:tc></w:tr></w:tbl>" * 300), "rusak"),
        (document(paragraph("a")), "tidak ada tabel"),
        (document(table(row(*HEADING), row(*["x"] * 400))), "400 kolom"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "kata sandi"),
        (b"PK\x05\x06" + bytes(18), "rusak atau terpotong"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_the_place_and_a_remedy(content: bytes, words: str) -> None:
    message = refusal(content)
    assert words in message
    assert "«a.docx»" in message


def test_locked_archive_says_so() -> None:
    locked = bytearray(WHOLE)
    for place in (WHOLE.find(b"PK\x03\x04") + 6, WHOLE.find(b"PK\x01\x02") + 8):
        locked[place] |= 1
    assert "kata sandi" in refusal(bytes(locked))


def test_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = packed(document=b"<a>" + b" " * 60_000_000)
    start = time.perf_counter()
    assert "bila dibuka menjadi 57 MB" in refusal(bomb)
    assert time.perf_counter() - start < 2  # a guard against unpacking, not a measurement


def test_limits_are_settings() -> None:
    assert "melewati batas 0 MB" in refusal(WHOLE, limits=Limits(markup=100))
    assert "melewati batas 1" in refusal(WHOLE, limits=Limits(members=1))
    assert "melewati batas 3 baris" in refusal(document(*[paragraph("x")] * 50), limits=Limits(lines=3))


def test_absurd_spans_do_no_harm() -> None:
    span = '<w:gridSpan w:val="999999999"/>'
    content = document(paragraph("Jabatan : Camat"), table(
        row(*HEADING, properties='<w:gridBefore w:val="99999999"/>'),
        row("1", cell("Tertib", properties=span), "Jumlah a")))  # fmt: skip
    with pytest.raises(ReadingError):
        read_decree(content, "a.docx", limits=Limits(rows=1))
    read_decree(content, "a.docx")


def test_macros_are_left_alone() -> None:
    out = BytesIO(WHOLE)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0 not a macro")
    assert len(read_decree(out.getvalue(), "a.docm").keputusan.jabatan[0].baris) == 1


def test_content_decides_before_the_name() -> None:
    assert len(read_decree(WHOLE, "keputusan.pdf").keputusan.jabatan) == 1


def test_large_table_is_read_in_time_that_grows_with_its_rows() -> None:
    rows = [row(str(n), f"Tertib {n}", f"Jumlah a {n}", cell("Jumlah a", "yang baik"), "Buku", "Camat")
            for n in range(1, 400)]  # fmt: skip
    content = document(paragraph("Jabatan : Camat"), table(row(*HEADING), *rows))
    start = time.perf_counter()
    assert len(read_decree(content, "a.docx").keputusan.jabatan[0].baris) == 399
    assert time.perf_counter() - start < 15  # a guard against quadratic work, not a measurement


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.deep)])
def test_fuzzed_markup_ends_in_a_reading_or_a_refusal(count: int) -> None:
    random = Random(20240303)
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>EQ \\f(a;b)</w:instrText></w:r>'
    content = document(
        numbered("a"), paragraph(run("b"), field), paragraph("Jabatan : Camat"),
        indicators(paragraph("<m:oMath><m:f><m:num/><m:den/></m:f></m:oMath>")),
        lists=numbering((level(0, "lowerLetter", "%1."), level(1, "upperRoman", "%1.%2"))),
    )  # fmt: skip
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = {name.removeprefix("word/").removesuffix(".xml"): archive.read(name) for name in archive.namelist()[1:]}
    for _ in range(count):
        torn = {}
        for name, part in parts.items():
            pieces = part.replace(b"><", b">\0<").split(b"\0")  # whole tags move, so that much of it stays XML
            for _ in range(random.randint(0, 2)):
                at, to = random.randrange(len(pieces)), random.randrange(len(pieces))
                pieces[at] = random.choice([b"", pieces[to], pieces[at] * 2, pieces[at].replace(b'"', b'"-9', 1)])
            torn[name] = b"".join(pieces)
        try:
            read_decree(packed(**torn), "a.docx")
        except ReadingError:
            continue
