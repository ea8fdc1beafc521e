"""A ZIP of several decrees, of one, of pictures, and of things that nobody should send."""

from __future__ import annotations

import contextlib
import zipfile
from io import BytesIO
from random import Random

import pytest

from tests.unit.reading.docx.word import document, indicators, paragraph
from tests.unit.reading.xlsx.sheets import HEADING, ROW, book
from tolok.reading import Limits, ReadingError, read_decree
from tolok.reading.unpack import is_picture_archive, pictures_in, unpack

WORD = document(paragraph("Jabatan : Camat"), indicators())
BOOK = book(("a", [HEADING, ROW]))
PNG = b"\x89PNG\r\n\x1a\n...."


def packed(*files: tuple[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def names(content: bytes) -> list[str]:
    return [member.name for member in unpack(content, "a.zip", Limits())]


def refusal(content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ReadingError) as caught:
        unpack(content, "a.zip", limits or Limits())
    return str(caught.value)


def test_several_files_come_in_their_order_and_folders_do_not_count() -> None:
    content = packed(("SK/", b""), ("SK/2 camat.docx", WORD), ("SK/1 sekretaris.xlsx", BOOK), ("c.txt", b"teks"))
    assert names(content) == ["2 camat.docx", "1 sekretaris.xlsx", "c.txt"]
    member = unpack(content, "a.zip", Limits())[0]
    assert member.content == WORD
    assert len(read_decree(member.content, member.name).keputusan.jabatan) == 1


@pytest.mark.parametrize(("content", "name"), [(WORD, "a.docx"), (BOOK, "a.xlsx"), (b"teks", "a.txt"), (b"", "a")])
def test_one_document_gives_itself(content: bytes, name: str) -> None:
    (member,) = unpack(content, name, Limits())
    assert (member.name, member.content) == (name, content)


def test_what_systems_leave_behind_is_skipped_and_told() -> None:
    notes: list[str] = []
    content = packed(
        ("a.docx", WORD), ("__MACOSX/._a.docx", b"x"), ("Thumbs.db", b"x"), ("SK/~$a.docx", b"x"), (".DS_Store", b"x")
    )
    assert [member.name for member in unpack(content, "a.zip", Limits(), notes)] == ["a.docx"]
    assert notes[0].startswith("4 berkas di dalam arsip dilewati")


def test_names_that_lead_out_of_the_folder_are_made_safe_and_told_apart() -> None:
    content = packed(
        ("../../etc/a.txt", b"1"),
        ("C:\\SK\\a.txt", b"2"),
        ("/x/a.txt", b"3"),
        ("b:\0?.txt", b"4"),
        ("x/../a.txt", b"5"),
    )
    found = names(content)
    assert len(set(found)) == len(found) == 5
    assert not any(set(name) & set("/\\:?\0") or ".." in name for name in found)


@pytest.mark.parametrize(
    "bad", [packed(("b.docx", WORD), ("c.docx", WORD)), WORD[: len(WORD) // 2]], ids=["archive", "torn"]
)
def test_member_that_nobody_reads_does_not_keep_the_others_from_being_read(bad: bytes) -> None:
    good, refused = unpack(packed(("a.docx", WORD), ("b.docx", bad)), "a.zip", Limits())
    assert read_decree(good.content, good.name).keputusan.jabatan
    with pytest.raises(ReadingError, match=r"«b\.docx»"):
        read_decree(refused.content, refused.name)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (packed(("Thumbs.db", b"x")), "tidak berisi naskah"),
        (packed(("a.docx", WORD), ("b.docx", WORD))[:900], "rusak atau terpotong"),
        (packed(("a.txt", b" " * 60_000_000), ("b.txt", b"x")), "bila dibuka menjadi"),
        (packed(*((f"{n}.txt", b"x") for n in range(2_001))), "2001 berkas"),
    ],
)
def test_archive_that_cannot_be_read_is_refused(content: bytes, words: str) -> None:
    assert words in refusal(content)


def test_locked_archive_says_so() -> None:
    whole = bytearray(packed(("a.txt", b"teks"), ("b.txt", b"teks")))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        whole[whole.find(sign) + offset] |= 1
    assert "kata sandi" in refusal(bytes(whole))


def test_pictures_alone_are_one_decree_in_the_order_of_their_names() -> None:
    content = packed(("hal 10.png", PNG), ("hal 2.png", PNG), ("__MACOSX/._x", b"x"), ("hal 1.JPG", PNG))
    assert is_picture_archive(content)
    assert names(content) == ["a.zip"]
    assert [one.name for one in pictures_in(content, "a.zip", Limits())] == ["hal 1.JPG", "hal 2.png", "hal 10.png"]


def test_pictures_beside_a_document_are_no_such_archive() -> None:
    content = packed(("a.png", PNG), ("a.docx", WORD))
    assert not is_picture_archive(content)
    assert names(content) == ["a.png", "a.docx"]


def test_archive_handed_to_the_reader_itself_is_refused_with_the_way_out() -> None:
    with pytest.raises(ReadingError, match="arsip ZIP"):
        read_decree(packed(("a.docx", WORD), ("b.docx", WORD)), "a.zip")


def test_document_of_another_office_program_is_named_as_such() -> None:
    with pytest.raises(ReadingError, match="belum didukung"):
        read_decree(packed(("[Content_Types].xml", b"<a/>"), ("ppt/presentation.xml", b"<a/>")), "a.pptx")


@pytest.mark.parametrize("count", [300, pytest.param(10_000, marks=pytest.mark.deep)])
def test_fuzzed_archives_end_in_files_or_a_refusal(count: int) -> None:
    random = Random(11)
    whole = packed(("a.docx", WORD), ("b/c.txt", b"teks"), ("__MACOSX/x", b"x"))
    for _ in range(count):
        torn = bytearray(whole)
        for _ in range(random.randint(1, 5)):
            torn[random.randrange(len(torn))] = random.randrange(256)
        if random.random() < 0.2:
            del torn[random.randrange(len(torn)) :]
        with contextlib.suppress(ReadingError):
            for member in unpack(bytes(torn), "a.zip", Limits()):
                read_decree(member.content, member.name)
