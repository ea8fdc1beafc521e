"""Files made to harm: bombs, locks, macros, scripts, names that lead elsewhere: refused at once, or read as they are.

What every format shares is in `test_bad_input`; damage by the thousand in `tests/property/test_reading_fuzz`.
"""

from __future__ import annotations

import io
import re
import socket
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from tests.property.reading_fuzz import seeds
from tests.property.reading_fuzz.kinds import without_eyes
from tests.property.reading_fuzz.markup import packed as stored
from tests.unit.reading.docx.word import document, indicators, paragraph
from tests.unit.reading.texts import table
from tests.unit.reading.xlsx.sheets import HEADING, ROW, book
from tolok.reading import Limits, Reading, ReadingError, read_decree
from tolok.reading.apart import read_apart
from tolok.reading.filename import plain_name
from tolok.reading.limits import limits_from
from tolok.reading.unpack import unpack

WORD = document(paragraph("Jabatan : Camat"), indicators())
TEXT = table("1\tTertib\tJumlah RT\tJumlah RT\tData RT").encode()
GUARD = 10  # seconds: against work without end, not a measurement


@cache
def pdf() -> bytes:
    return seeds.pdf()[0]


def refusal(content: bytes, name: str, limits: Limits | None = None) -> str:
    start = time.perf_counter()
    with pytest.raises(ReadingError) as caught:
        for member in unpack(content, name, limits or Limits()):
            read_decree(member.content, member.name, limits=limits)
    assert time.perf_counter() - start < GUARD
    return str(caught.value)


def packed(*files: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files:
            archive.writestr(name, content)
    return out.getvalue()


def changed(change: Callable[[pikepdf.Pdf], None], **saving: object) -> bytes:
    """The small PDF with `change` made to it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as opened:
        change(opened)
        opened.save(out, **saving)  # type: ignore[arg-type]
    return out.getvalue()


def rows(reading: Reading) -> int:
    return sum(len(jabatan.baris) for jabatan in reading.keputusan.jabatan)


# Archives


def test_archive_whose_entries_overlap_is_judged_by_what_it_unfolds_to() -> None:
    """The quine of bombs: many entries of the directory that all point at the same bytes."""
    single = packed(("a.txt", bytes(12 * 1024 * 1024)))
    start = single.find(b"PK\x01\x02")
    entry, end = single[start : single.find(b"PK\x05\x06")], single.find(b"PK\x05\x06")
    entries = b"".join(entry.replace(b"a.txt", b"%c.txt" % (97 + n)) for n in range(26))
    tail = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 26, 26, len(entries), start, 0)
    assert end > start
    assert "bila dibuka menjadi 312 MB" in refusal(single[:start] + entries + tail, "a.zip")


def test_archives_within_archives_are_not_opened() -> None:
    nested = packed(("a.txt", bytes(1_000_000)))
    for _ in range(30):
        nested = packed(("a.zip", nested), ("b.txt", TEXT))
    assert "arsip" in refusal(nested, "a.zip")


def test_archive_that_lies_about_its_sizes_is_damaged() -> None:
    honest = packed(("a.txt", bytes(20_000_000)), ("b.txt", b"x"))
    told = honest.replace(struct.pack("<L", 20_000_000), struct.pack("<L", 1_000))
    assert "rusak" in refusal(told, "a.zip")


# Office files


def test_word_file_with_macros_and_remote_template_is_read_and_nothing_is_fetched(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("expected no connection"))
    out = io.BytesIO(WORD)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"\xd0\xcf\x11\xe0" + bytes(600))
        remote = 'TargetMode="External" Type="http://x/attachedTemplate" Target="http://jahat.example/a.dotm"'
        archive.writestr("word/_rels/settings.xml.rels", f"<Relationships><Relationship {remote}/></Relationships>")
    assert rows(read_decree(out.getvalue(), "a.docm")) == 1


@pytest.mark.parametrize("part", ["word/document.xml", "word/numbering.xml", "word/styles.xml"])
@pytest.mark.parametrize(
    "declared",
    [
        "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(12)),
        '<!ENTITY a11 SYSTEM "file:///etc/hostname">',
        '<!ENTITY % a SYSTEM "http://127.0.0.1:9/x.dtd"> %a; <!ENTITY a11 "x">',
    ],
    ids=["billion laughs", "file", "network"],
)
def test_entities_in_word_parts_are_refused_unread(part: str, declared: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "socket", lambda *_: pytest.fail("expected no connection"))
    with zipfile.ZipFile(io.BytesIO(WORD)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = f"<!DOCTYPE a [{declared}]><a>&a11;</a>".encode()
    assert "rusak" in refusal(packed(*parts.items()), "a.docx")


@pytest.mark.parametrize("start", [b"", b" " * 5_000, b"<!--" + b"x" * 5_000 + b"-->"])
def test_entities_behind_a_long_start_are_refused_too(start: bytes) -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "aaaaaaaaaa"}">' for n in range(12)).encode()
    part = b"<?xml version='1.0'?>" + start + b"<!DOCTYPE a [" + bomb + b"]><a>&a11;</a>"
    assert "rusak" in refusal(packed(("[Content_Types].xml", b"<Types/>"), ("word/document.xml", part)), "a.docx")


def sheet_with(inner: str) -> bytes:
    """A workbook whose only sheet is told by hand."""
    with zipfile.ZipFile(io.BytesIO(book(("a", [HEADING, ROW])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    text = re.sub("<dimension[^>]*>", '<dimension ref="A1:XFD1048576"/>', text)
    parts[name] = text.replace("</sheetData>", f"{inner}</sheetData>").encode()
    return packed(*parts.items())


def test_workbook_of_a_million_blank_rows_is_read_in_seconds() -> None:
    blank = "".join(f'<row r="{n}" spans="1:6" ht="15"/>' for n in range(3, 1_048_577))
    content = sheet_with(blank)
    start = time.perf_counter()
    assert rows(read_decree(content, "a.xlsx")) == 1
    assert time.perf_counter() - start < 3 * GUARD


def test_workbook_with_one_cell_in_the_farthest_corner_is_refused() -> None:
    corner = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    assert "terlalu jauh" in refusal(sheet_with(corner), "a.xlsx")


def test_sheet_with_names_of_three_parts_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(seeds.ods()[0])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["content.xml"] = parts["content.xml"].replace(b" office:value-type=", b" office:a:b=")
    assert "rusak" in refusal(stored(list(parts.items())), "a.ods")


def test_workbook_of_more_sheets_than_pages_may_be_is_refused() -> None:
    content = book(*((f"L{n}", [["x"]]) for n in range(12)))
    assert "12 lembar, melewati batas 10" in refusal(content, "a.xlsx", Limits(pages=10))


# PDF


def test_pdf_of_two_thousand_pages_is_refused_before_one_is_read() -> None:
    content = changed(lambda opened: opened.pages.extend([opened.pages[0]] * 1_999))
    assert "2000 halaman, melewati batas 500" in refusal(content, "a.pdf")


def test_pages_of_a_pdf_are_counted_not_believed() -> None:
    assert rows(read_decree(pdf().replace(b"/Count 1", b"/Count 2000000000"), "a.pdf")) == 2


@pytest.mark.parametrize(("user", "owner"), [("rahasia", "rahasia"), ("rahasia", "lain")])
@pytest.mark.parametrize("revision", [3, 4, 6])
def test_pdf_locked_for_readers_says_so(user: str, owner: str, revision: int) -> None:
    lock = pikepdf.Encryption(user=user, owner=owner, R=revision, aes=revision > 3, metadata=revision > 3)
    message = refusal(changed(lambda _: None, encryption=lock), "a.pdf")
    assert "kata sandi" in message


@pytest.mark.parametrize("revision", [3, 4, 6])
def test_pdf_locked_for_copying_only_is_read(revision: int) -> None:
    lock = pikepdf.Encryption(user="", owner="rahasia", R=revision, aes=revision > 3, metadata=revision > 3,
                              allow=pikepdf.Permissions(extract=False))  # fmt: skip
    locked = changed(lambda _: None, encryption=lock)
    assert rows(read_decree(locked, "a.pdf")) == rows(read_decree(pdf(), "a.pdf")) == 2


@pytest.mark.parametrize("twentieth", range(1, 20))
def test_pdf_cut_off_anywhere_is_refused(twentieth: int) -> None:
    content = pdf()
    assert "«a.pdf»" in refusal(content[: len(content) * twentieth // 20], "a.pdf")


def test_scripts_launches_and_embedded_files_of_a_pdf_are_ignored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def arm(opened: pikepdf.Pdf) -> None:
        opened.Root.OpenAction = pikepdf.Object.parse(b"<</S/JavaScript/JS(app.alert\\(1\\))>>")
        opened.Root.AA = pikepdf.Object.parse(b"<</WC<</S/Launch/F(/bin/sh)>>>>")
        page = opened.pages[0].obj
        page.AA = pikepdf.Object.parse(b"<</O<</S/URI/URI(http://127.0.0.1:9/)>>>>")
        page.Annots = pikepdf.Array(
            [pikepdf.Object.parse(b"<</Subtype/Link/Rect[0 0 600 800]/A<</S/Launch/F(cmd.exe)>>>>")]
        )
        opened.attachments["jahat.exe"] = b"MZ"

    assert rows(read_decree(changed(arm), "a.pdf")) == 2
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(("draws", "nesting"), [(b"/X Do /X Do", 60), (b"/X Do", 5_000), (b"/X Do " * 50, 4)])
def test_forms_that_unfold_without_end_are_refused_before_they_are_drawn(draws: bytes, nesting: int) -> None:
    message = refusal(changed(lambda opened: nested(opened, draws, nesting)), "a.pdf")
    assert "tanpa akhir" in message


@pytest.mark.parametrize("box", [[0, 0, 0, 0], [0, 0, 1, 1], [0, 0, 10**7, 10**7], [5, 5, 5, 900]])
def test_pages_of_no_size_or_of_miles_end_in_words(box: list[int]) -> None:
    def stretch(opened: pikepdf.Pdf) -> None:
        opened.pages[0].obj.MediaBox = pikepdf.Array(box)

    with without_eyes():
        try:
            read_decree(changed(stretch), "a.pdf")
        except ReadingError as problem:
            assert "«a.pdf»" in str(problem)


def test_what_is_printed_far_beside_the_page_is_not_read() -> None:
    def scatter(opened: pikepdf.Pdf) -> None:
        far = b"BT /F1 7 Tf 1 0 0 1 999999999 700 Tm (jauh) Tj ET 0 700 m 99999999999 700 l S"
        opened.pages[0].contents_add(far)

    reading = read_decree(changed(scatter), "a.pdf")
    assert rows(reading) == 2
    assert "jauh" not in "".join(reading.lines)


def nested(opened: pikepdf.Pdf, draws: bytes, nesting: int) -> None:
    """Forms that draw the next one by `draws`, the last of them a line."""
    form = opened.make_stream(b"0 0 m 9 9 l S", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9])
    for _ in range(nesting):
        within = pikepdf.Dictionary(XObject=pikepdf.Dictionary(X=form))
        form = opened.make_stream(draws, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 9, 9],
                                  Resources=within)  # fmt: skip
    page = opened.pages[0]
    page.obj.Resources.XObject = pikepdf.Dictionary(X=form)
    page.contents_add(b"/X Do")


def test_a_form_that_draws_itself_is_refused() -> None:
    def tie(opened: pikepdf.Pdf) -> None:
        nested(opened, b"/X Do /X Do", 1)
        form = opened.pages[0].obj.Resources.XObject.X
        form.Resources.XObject.X = form

    assert "tanpa akhir" in refusal(changed(tie), "a.pdf")


def test_a_form_that_draws_itself_by_the_names_of_its_page_is_refused() -> None:
    def tie(opened: pikepdf.Pdf) -> None:
        nested(opened, b"/X Do /X Do", 1)
        del opened.pages[0].obj.Resources.XObject.X.Resources

    assert "tanpa akhir" in refusal(changed(tie), "a.pdf")


def test_forms_as_programs_use_them_are_no_bomb() -> None:
    content = changed(lambda opened: nested(opened, b"q /X Do Q /X Do", 5))
    assert rows(read_decree(content, "a.pdf")) == 2


def test_a_stream_that_unfolds_to_a_hundred_times_the_limit_ends_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bounded by the memory of the process that reads apart: a page may hold any drawing."""

    def swell(opened: pikepdf.Pdf) -> None:
        opened.pages[0].obj.Contents = pikepdf.Stream(opened, zlib.compress(b"1 0 0 1 0 0 cm\n" * 8_000_000, 9))
        opened.pages[0].obj.Contents.Filter = pikepdf.Name.FlateDecode

    content = changed(swell, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert len(content) < 1_000_000
    with pytest.raises(ReadingError, match=r"«a\.pdf»"):
        read_apart(content, "a.pdf", limits=Limits(memory=700 * 1024 * 1024, seconds=3))


# Names


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.pdf", "y.pdf"),
        ("\\\\server\\bagi\\y.pdf", "y.pdf"),
        ("a\0b.pdf", "a b.pdf"),
        ("a\r\nBerkas lain.pdf", "a Berkas lain.pdf"),
        ("\x1b[2Ja.pdf", "[2Ja.pdf"),
        ("keputusan\u202efdp.exe", "keputusan fdp.exe"),
        ("a\udcff.pdf", "a .pdf"),
        ("/", "tanpa nama"),
        ("", "tanpa nama"),
        ("k" * 300 + ".pdf", "k" * 251 + ".pdf"),
        ("Keputusan Camat (final).pdf", "Keputusan Camat (final).pdf"),
    ],
)
def test_names_are_shown_as_names_in_every_refusal(given: str, shown: str) -> None:
    assert plain_name(given) == shown
    for content in (b"", b"GIF89a" + bytes(50), b"PK\x03\x04" + bytes(60), b"\x00\x01" * 50, b"Surat biasa.\n"):
        for read in (read_decree, read_apart):
            with pytest.raises(ReadingError) as caught:
                read(content, given)
            assert f"«{shown}»" in str(caught.value)


def test_part_names_of_an_archive_are_cut_and_cleaned_in_messages() -> None:
    whole = packed(("a.txt", b"x" * 400), ("\u202e" + "n" * 5_000 + "\n.txt", b"y" * 400))
    torn = whole.replace(b"\x03\x04", b"\x03\x04", 1).replace(zlib.compress(b"y" * 400)[2:-4], b"\xff" * 8)
    message = refusal(torn, "a.zip")
    assert len(message) < 400
    assert "\u202e" not in message


# Settings


@pytest.mark.parametrize(
    ("setting", "content", "name", "words"),
    [
        ("SIZE", TEXT, "a.txt", "melewati batas 0"),
        ("UNPACKED", WORD, "a.docx", "bila dibuka"),
        ("MEMBERS", WORD, "a.docx", "melewati batas 1"),
        ("MARKUP", WORD, "a.docx", "melewati batas 0 MB"),
        ("LINES", TEXT, "a.txt", "melewati batas 1 baris"),
        ("TEXT", TEXT, "a.txt", "melewati batas 1 huruf"),
        ("LINE", TEXT, "a.txt", "satu baris"),
        ("CELL", TEXT, "a.txt", "sel atau paragraf"),
        ("CELLS", TEXT, "a.txt", "kolom"),
        ("ROWS", TEXT, "a.txt", "baris tabel"),
        ("PAGES", "three pages", "a.pdf", "3 halaman, melewati batas 1 halaman"),
        ("PIXELS", "picture", "a.png", "melewati batas ukuran gambar"),
    ],
)
def test_every_bound_is_a_setting(
    setting: str, content: bytes | str, name: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if isinstance(content, str):
        content = seeds.pdf()[2] if name == "a.pdf" else seeds.png()[0]
    monkeypatch.setenv(f"TOLOK_BATAS_{setting}", "1")
    with pytest.raises(ReadingError) as caught:
        read_decree(content, name)
    assert words in str(caught.value)


def test_ratio_memory_and_time_are_settings_too() -> None:
    limits = limits_from({"TOLOK_BATAS_UNPACK_RATIO": "3", "TOLOK_BATAS_MEMORY": "5", "TOLOK_BATAS_SECONDS": "7"})
    assert (limits.unpack_ratio, limits.memory, limits.seconds) == (3, 5, 7)
    bomb = packed(("[Content_Types].xml", b"<a/>"), ("word/document.xml", b" " * 40_000_000))
    assert "3 kali" in refusal(bomb, "a.docx", Limits(unpack_ratio=3))
